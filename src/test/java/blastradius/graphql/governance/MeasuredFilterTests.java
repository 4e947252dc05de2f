package blastradius.graphql.governance;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureServer;
import blastradius.model.Measure;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Filters and orders by what entities come to, against the ranking of the same. */
@FixtureServer
class MeasuredFilterTests {

    @LocalServerPort
    private int port;

    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    private record Ranked(String id, double value) {}

    private List<Ranked> ranked(Measure by, String kinds) {
        return server.data("{ ranking(first: 200, of: " + kinds + ", by: " + by + ") { edges { value node { id } } } }")
                .at("/ranking/edges")
                .valueStream()
                .map(edge -> new Ranked(
                        edge.at("/node/id").asString(), edge.get("value").asDouble()))
                .toList();
    }

    private List<String> ids(String arguments) {
        return server.data("{ entities(first: 200, " + arguments + ") { nodes { id } } }")
                .at("/entities/nodes")
                .valueStream()
                .map(node -> node.get("id").asString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void passWhatTheRankingRanksAsHigh(Measure by) {
        for (String kinds : List.of("[IDENTITY]", "[CREDENTIAL, GROUP, GRANT]")) {
            List<Ranked> all = ranked(by, kinds);
            for (double least :
                    List.of(0.0, all.getFirst().value(), all.get(all.size() / 2).value())) {
                assertThat(ids("where: {kinds: " + kinds + ", measure: {by: " + by + ", atLeast: " + least + "}}"))
                        .containsExactlyInAnyOrderElementsOf(all.stream()
                                .filter(each -> each.value() >= least)
                                .map(Ranked::id)
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void areOrderedAsTheRankingRanks(Measure by) {
        List<Ranked> all = ranked(by, "[IDENTITY, CREDENTIAL]");
        List<String> listed = ids("kinds: [IDENTITY, CREDENTIAL], orderBy: {measure: " + by + ", descending: true}");
        assertThat(listed).hasSameSizeAs(all);
        assertThat(listed.stream().map(id -> valueOf(id, all)))
                .isEqualTo(all.stream().map(Ranked::value).toList());
    }

    private static double valueOf(String id, List<Ranked> all) {
        return all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void whatNothingFollowsFromComesLastAndDoesNotPass() {
        JsonNode created = server.data(
                "{ entities(where: {kinds: [TENANT, TOOL], measure: {by: ENTITIES, atLeast: 0}}) { totalCount } }");
        assertThat(created.at("/entities/totalCount").asInt()).isEqualTo(5);
        assertThat(server.error(
                                "{ entities(where: {kinds: [ROLE, CONTRACT], measure: {by: LOSS, atLeast: 0}}) { totalCount } }")
                        .toString())
                .contains("BAD_REQUEST", "nothing follows");
    }

    @Test
    void tenantsAreCountedAtTheLevel() {
        assertThat(ids("where: {kinds: [HUMAN], measure: {by: TENANTS, level: USE, atLeast: 1}}"))
                .contains("mara");
        assertThat(ids("where: {kinds: [CREDENTIAL], measure: {by: TENANTS, level: CONTROL, atLeast: 2}}"))
                .isEmpty();
    }

    @Test
    void pagesOfAMeasuredListFitTogether() {
        String asked = "{ entities(first: 3, %s kinds: [IDENTITY], orderBy: {measure: SCORE, descending: true}) "
                + "{ nodes { id } pageInfo { endCursor hasNextPage } } }";
        JsonNode first = server.data(asked.formatted("")).get("entities");
        JsonNode second = server.data(asked.formatted(
                        "after: \"" + first.at("/pageInfo/endCursor").asString() + "\","))
                .get("entities");
        assertThat(first.get("nodes").toString() + second.get("nodes"))
                .isEqualTo(server.data(asked.formatted("").replace("first: 3", "first: 6"))
                        .at("/entities/nodes")
                        .toString()
                        .replaceFirst("(\\{[^{]*\\{[^{]*\\{[^}]*}),", "$1]["));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ entities(orderBy: {}) { totalCount } }",
                "{ entities(orderBy: {by: NAME, measure: SCORE}) { totalCount } }"
            })
    void oneThingIsCompared(String question) {
        assertThat(server.error(question).toString()).contains("BAD_REQUEST", "either by or measure");
    }

    @Test
    void costWhatARankingCosts() {
        String many = "{ "
                + java.util.stream.IntStream.range(0, 60)
                        .mapToObj(i ->
                                "e%d: entities(where: {measure: {by: SCORE, atLeast: %d}}, first: 1) { totalCount } "
                                        .formatted(i, i))
                        .collect(java.util.stream.Collectors.joining())
                + "}";
        assertThat(server.error(many).toString()).contains("LIMIT_EXCEEDED");
        assertThat(server.ask(
                                "query Q($w: EntityFilter) { entities(where: $w, first: 1) { totalCount } }",
                                java.util.Map.of(
                                        "w",
                                        java.util.Map.of("measure", java.util.Map.of("by", "SCORE", "atLeast", 0))))
                        .status())
                .isEqualTo(200);
    }
}
