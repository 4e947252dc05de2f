package blastradius.graphql.attack;

import static blastradius.graphql.Asking.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.graphql.Asking;
import blastradius.graphql.Fixture;
import blastradius.graphql.FixtureServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The analyses beside the blast radius, asked over HTTP of {@link Fixture}. */
@FixtureServer
class AnalysisQuestionTests {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void saysWhoReachesATenantAndHow() {
        JsonNode answer = ask("exposure", "targets: [\"acme-db\"], level: CONTROL", """
                entityCount identityCount possibleCount reachAllCount providerShare completeness { exact }
                entities { totalCount edges { node { id } reachesAll path { length words } } }""");

        assertThat(texts(answer, "/entities/edges", "/node/id")).containsExactly("acme", "mara", "pool", "grant-acme");
        assertThat(answer.at("/entities/edges/1/path/length").asInt()).isEqualTo(4);
        assertThat(answer.at("/entities/edges/1/path/words/3").asString())
                .isEqualTo("Acme administers Orders (CONTROL gives CONTROL).");
        assertThat(answer.get("identityCount").asInt()).isEqualTo(1);
        assertThat(answer.get("possibleCount").asInt()).isEqualTo(4);
        assertThat(answer.get("providerShare").asDouble()).isEqualTo(0.25);
        assertThat(answer.at("/completeness/exact").asBoolean()).isTrue();
    }

    @Test
    void theJudgementOfARoleStandsBesideItsGrantAndWhatItGives() {
        JsonNode answer = ask("attackPaths", "from: [\"mara\"], to: \"acme\"", """
                nodes { hops { from { ... on Grant { judgement { words sure source } } ... on Group { judgement { words } } }
                    relation { judgement { words } } } }""");

        JsonNode hops = answer.at("/nodes/0/hops");
        assertThat(hops.at("/0/relation/judgement").isNull()).isTrue();
        assertThat(hops.at("/1/from/judgement").isNull()).isTrue();
        assertThat(hops.at("/2/from/judgement/words").asString())
                .isEqualTo("Global Administrator: CONTROL on the tenant, sure");
        assertThat(hops.at("/2/from/judgement/sure").asString()).isEqualTo("SURE");
        assertThat(hops.at("/2/from/judgement/source").asString()).isEqualTo("catalogue");
        assertThat(hops.at("/2/relation/judgement/words").asString()).isEqualTo("CONTROL on the tenant, sure");
    }

    @Test
    void aTenantIsExposedByAnythingOfItsUnlessItsNodeIsMeant() {
        assertThat(exposed("")).contains("leaked", "acme-host-0", "mara");
        assertThat(exposed(", administration: true")).contains("mara", "pool").doesNotContain("leaked", "acme-host-0");
    }

    private List<String> exposed(String arguments) {
        JsonNode answer = ask(
                "exposure",
                "targets: [\"acme\"], level: CONTROL" + arguments,
                "entities(first: 1000) { edges { node { id } } }");
        return texts(answer, "/entities/edges", "/node/id");
    }

    @Test
    void answersAreVerifiedWhenAsked() {
        String agreement = "agreement { agrees compared total words }";
        JsonNode exposure = ask("exposure", "targets: [\"acme-db\"], level: CONTROL, verify: true", agreement);
        JsonNode chokePoints = ask("chokePoints", "compromised: [\"soc\"], verify: true", agreement);

        JsonNode containment = ask(
                "containment",
                "compromised: [\"soc\"], protect: [\"acme-host-7\"], level: CONTROL, verify: true",
                agreement);
        JsonNode radius = ask("blastRadius", "compromised: [\"mara\", \"olga\"]", agreement);

        for (JsonNode answer : List.of(exposure, chokePoints, containment, radius)) {
            assertThat(answer.at("/agreement/agrees").asBoolean()).isTrue();
            assertThat(answer.at("/agreement/compared").asInt())
                    .isPositive()
                    .isEqualTo(answer.at("/agreement/total").asInt());
        }
        assertThat(exposure.at("/agreement/compared").asInt())
                .isEqualTo(Fixture.ESTATE.entities().size() - 1);
        assertThat(ask("chokePoints", "compromised: [\"soc\"]", agreement)
                        .get("agreement")
                        .isNull())
                .isTrue();
    }

    @Test
    void exposureIsAlsoAFieldOfWhatIsExposed() {
        JsonNode answer =
                server.data("{ node(id: \"acme-db\") { ... on Entity { exposure(level: CONTROL) { entityCount } } } }");

        assertThat(answer.at("/node/exposure/entityCount").asInt()).isEqualTo(4);
    }

    @Test
    void exposurePageByPageListsEachOnce() {
        List<String> listed = new ArrayList<>();
        String after = "null";
        for (boolean more = true; more; ) {
            JsonNode page = ask(
                            "exposure",
                            "targets: [\"acme-db\"], level: CONTROL",
                            "entities(first: 2, after: " + after
                                    + ") { pageInfo { hasNextPage endCursor } edges { node { id } } }")
                    .get("entities");
            listed.addAll(texts(page, "/edges", "/node/id"));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = "\"" + page.at("/pageInfo/endCursor").asString() + "\"";
        }
        assertThat(listed).containsExactly("acme", "mara", "pool", "grant-acme");
    }

    @Test
    void namesWaysAndWhatTheyAreBestAt() {
        JsonNode answer = ask(
                "attackPaths",
                "from: [\"mara\", \"olga\"], to: \"globex\"",
                "totalCount level edges { choices chance reachedAt node { length hops { relation { kind } premises { length } } } }");

        assertThat(answer.get("totalCount").asInt()).isEqualTo(1);
        assertThat(answer.get("level").asString()).isEqualTo("CONTROL");
        assertThat(texts(answer, "/edges/0/choices", "")).containsExactly("FEWEST_HOPS", "LEAST_GATED", "SOONEST");
        assertThat(answer.at("/edges/0/node/length").asInt()).isEqualTo(3);
        assertThat(answer.at("/edges/0/chance").asDouble()).isEqualTo(0.2, within(1e-9));
    }

    @Test
    void whatIsOutOfReachHasNoWay() {
        assertThat(ask("attackPaths", "from: [\"mara\"], to: \"rmm\"", "totalCount")
                        .get("totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void saysWhatEachRemovalSaves() {
        JsonNode answer = ask("chokePoints", "compromised: [\"soc\"]", """
                totalCount score edges { node { entity { id } relation { kind from { id } to { id } } compromised }
                  loss { score remainingScore entityCount tenantAdminCount tenantCounts { control } } targetsSaved }""");

        List<String> entities = texts(answer, "/edges", "/node/entity/id");
        assertThat(entities)
                .contains("soc", "siem", "leaked", "rmm-account", "rmm")
                .doesNotContain("mara");
        JsonNode account = answer.at("/edges/" + entities.indexOf("soc"));
        assertThat(account.at("/loss/remainingScore").asDouble()).isZero();
        JsonNode siem = answer.at("/edges/" + entities.indexOf("siem"));
        assertThat(siem.at("/loss/tenantCounts/control").asInt()).isEqualTo(1);
        assertThat(siem.at("/loss/entityCount").asInt()).isEqualTo(Fixture.HOSTS + 4);
        assertThat(siem.at("/loss/score").asDouble()
                        + siem.at("/loss/remainingScore").asDouble())
                .isEqualTo(answer.get("score").asDouble(), within(1e-9));
        assertThat(texts(answer, "/edges", "/node/relation/kind")).contains("STORES", "AUTHENTICATES_AS", "CAN");
    }

    @Test
    void choosesTheCheapestCutAndProvesIt() {
        JsonNode answer = containment("");

        assertThat(answer.get("possible").asBoolean()).isTrue();
        assertThat(answer.get("cost").asLong()).isEqualTo(1);
        assertThat(answer.get("gap").asLong()).isZero();
        assertThat(answer.at("/certificate/0/amount").asLong()).isEqualTo(1);
        assertThat(answer.at("/completeness/exact").asBoolean()).isTrue();
    }

    @Test
    void cutsWhatItsCostsPrefer() {
        JsonNode answer =
                containment(", costs: {keep: [STORES, CAN, AUTHENTICATES_AS, MANAGES], rotate: 9, disable: 3}");

        assertThat(answer.get("cost").asLong()).isEqualTo(3);
        assertThat(answer.at("/actions/0/kind").asString()).isEqualTo("DISABLE");
        assertThat(answer.at("/actions/0/entity/id").asString()).isEqualTo("rmm-account");
        assertThat(answer.at("/actions/0/words").asString()).isEqualTo("Disable RMM service.");
    }

    @Test
    void saysWhenNothingHelps() {
        JsonNode answer = server.data("""
                { containment(compromised: ["acme"], protect: ["acme-db"], level: CONTROL)
                  { possible actions { words } unavoidable { length } } }""").get("containment");

        assertThat(answer.get("possible").asBoolean()).isFalse();
        assertThat(answer.at("/unavoidable/length").asInt()).isEqualTo(1);
    }

    @Test
    void refusesCostsThatAreNone() {
        assertThat(server.error("""
                { containment(compromised: ["soc"], protect: ["acme"],
                    costs: {remove: [{kind: CAN, cost: 1}, {kind: CAN, cost: 2}]}) { cost } }""").get("message").asString()).isEqualTo("costs.remove names CAN twice");
    }

    private JsonNode containment(String arguments) {
        return ask(
                "containment",
                "compromised: [\"soc\"], protect: [\"acme-host-7\"], level: CONTROL" + arguments,
                "possible cost lowerBound gap completeness { exact } actions { kind cost words entity { id } relation { kind } }"
                        + " certificate { amount path { length } }");
    }

    @Test
    void everyAnalysisIsAlsoAFieldOfAnEntityAndSaysTheSame() {
        String ways = "totalCount level edges { choices node { length words } }";
        String points = "totalCount score edges { node { entity { id } } loss { score } cursor }";
        String cut = "cost lowerBound actions { words }";
        JsonNode mara = server.data("""
                { node(id: "mara") { ... on Identity { attackPaths(to: "globex", furtherWays: 1) { %s } } } }""".formatted(ways));
        JsonNode soc = server.data(
                "{ node(id: \"soc\") { ... on Entity { chokePoints(first: 3) { %s } } } }".formatted(points));
        JsonNode host = server.data("""
                { node(id: "acme-host-7") { ... on Entity { containment(compromised: ["soc"]) { %s } } } }""".formatted(cut));

        assertThat(mara.at("/node/attackPaths"))
                .isEqualTo(ask("attackPaths", "from: [\"mara\"], to: \"globex\", furtherWays: 1", ways));
        JsonNode root = ask("chokePoints", "compromised: [\"soc\"], first: 3", points);
        assertThat(texts(soc, "/node/chokePoints/edges", "/node/entity/id"))
                .isEqualTo(texts(root, "/edges", "/node/entity/id"));
        assertThat(soc.at("/node/chokePoints/totalCount")).isEqualTo(root.get("totalCount"));
        assertThat(host.at("/node/containment"))
                .isEqualTo(ask("containment", "compromised: [\"soc\"], protect: [\"acme-host-7\"]", cut));
        assertThat(host.at("/node/containment/cost").asInt()).isEqualTo(1);
    }

    @Test
    void theNextPageOfAnEntitysChokePointsFollowsTheFirst() {
        String question =
                "{ node(id: \"soc\") { ... on Entity { chokePoints(first: 2, after: %s) { pageInfo { endCursor } edges { loss { score } } } } } }";
        JsonNode first = server.data(question.formatted("null")).at("/node/chokePoints");
        JsonNode second = server.data(question.formatted(
                        "\"" + first.at("/pageInfo/endCursor").asString() + "\""))
                .at("/node/chokePoints");

        List<String> both = texts(first, "/edges", "/loss/score");
        both.addAll(texts(second, "/edges", "/loss/score"));
        assertThat(both)
                .isEqualTo(texts(
                        ask("chokePoints", "compromised: [\"soc\"], first: 4", "edges { loss { score } }"),
                        "/edges",
                        "/loss/score"));
    }

    private JsonNode ask(String field, String arguments, String selection) {
        return server.field(field, arguments, selection);
    }
}
