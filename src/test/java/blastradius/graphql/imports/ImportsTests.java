package blastradius.graphql.imports;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureImports;
import blastradius.graphql.FixtureServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** Lists of imports, single reports, and gaps that travel with answers. */
@FixtureServer
@DirtiesContext
class ImportsTests {

    private static final String GAPS = "{ exact reason gaps { source rejected unknownKinds danglingEnds age } }";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private FixtureImports imports;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        imports.away(false);
    }

    @Test
    void pagesGoOnWhereTheyWereThoughMoreIsImportedMeanwhile() {
        JsonNode first = list("first: 3");
        imports.add(8 + imports.entries(null, java.time.Instant.MAX, 0, 100).size());
        JsonNode second =
                list("first: 30, after: \"" + first.at("/pageInfo/endCursor").asString() + "\"");

        assertThat(first.get("totalCount").asInt() - 3)
                .isEqualTo(second.get("nodes").size());
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first)).endsWith("import-2", "import-1");
        assertThat(ids(list(""))).hasSize(first.get("totalCount").asInt() + 1);
    }

    @Test
    void aSourceHasItsOwnList() {
        JsonNode even = list("source: \"even\"");

        assertThat(ids(even)).containsExactly("import-6", "import-4", "import-2");
        assertThat(even.get("totalCount").asInt()).isEqualTo(3);
        assertThat(ids(list("source: \"nobody\""))).isEmpty();
    }

    @Test
    void aCursorOfOneListIsNoneOfAnother() {
        String cursor = list("first: 1").at("/pageInfo/endCursor").asString();

        assertThat(server.error("{ imports(source: \"even\", after: \"" + cursor + "\") { totalCount } }")
                        .at("/extensions/code")
                        .asString())
                .isEqualTo("STALE_CURSOR");
    }

    @Test
    void aReportIsWholeAndWhatItDoesNotTellIsNull() {
        String fields = """
                { source restored version took recordsRead duplicates rejectedCount rejected { place reason }
                  unknownKinds { kind count } entities { added removed } notes removed }""";
        JsonNode whole =
                server.data("{ import(id: \"import-6\") " + fields + " }").get("import");
        JsonNode old =
                server.data("{ import(id: \"import-1\") " + fields + " }").get("import");

        assertThat(whole.toString())
                .isEqualTo(
                        "{\"source\":\"even\",\"restored\":null,\"version\":6,\"took\":\"PT1.5S\",\"recordsRead\":null,"
                                + "\"duplicates\":null,\"rejectedCount\":1,"
                                + "\"rejected\":[{\"place\":\"a.csv line 3\",\"reason\":\"no id\"}],"
                                + "\"unknownKinds\":[{\"kind\":\"Often\",\"count\":5},{\"kind\":\"Rare\",\"count\":1}],"
                                + "\"entities\":{\"added\":6,\"removed\":1},\"notes\":[\"a note\"],\"removed\":null}");
        assertThat(old.get("recordsRead").asInt()).isEqualTo(3);
        assertThat(old.get("rejectedCount").isNull()).isTrue();
        assertThat(old.get("entities").isNull()).isTrue();
        assertThat(server.data("{ import(id: \"nobody\") { id } }")
                        .get("import")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blastRadius(compromised: [\"mara\"]) { completeness %s }",
                "exposure(targets: [\"acme-db\"]) { completeness %s }",
                "attackPaths(from: [\"mara\"], to: \"acme-db\") { completeness %s }",
                "chokePoints(compromised: [\"mara\"]) { completeness %s }",
                "containment(compromised: [\"mara\"], protect: [\"acme-db\"]) { completeness %s }",
                "ranking(by: SCORE) { completeness %s }",
                "comparison(scenarios: [], baseline: true) { completeness %s }",
                "advice(budget: 1) { completeness %s }",
            })
    void everyAnalysisSaysWhatItsSourcesLack(String question) {
        JsonNode completeness =
                server.data("{ " + question.formatted(GAPS) + " }").findValue("completeness");

        assertThat(completeness.get("exact").asBoolean()).isTrue();
        assertThat(completeness.get("gaps").toString())
                .isEqualTo(
                        "[{\"source\":\"even\",\"rejected\":1,\"unknownKinds\":2,\"danglingEnds\":4,\"age\":\"PT1H\"},"
                                + "{\"source\":\"old\",\"rejected\":null,\"unknownKinds\":null,\"danglingEnds\":0,\"age\":null}]");
    }

    @Test
    void nobodyKnowsIsNotTheSameAsNothing() {
        imports.away(true);

        assertThat(server.data("{ blastRadius(compromised: [\"mara\"]) { completeness " + GAPS + " } }")
                        .at("/blastRadius/completeness/gaps")
                        .isNull())
                .isTrue();
    }

    @Test
    void aRestorationThatIsRefusedSaysWhy() {
        assertThat(refusal(99)).isEqualTo("BAD_REQUEST: there is no version 99 [\"version\"]");
        assertThat(refusal(1)).isEqualTo("CONFLICT: an import is under way null");
    }

    private String refusal(int version) {
        JsonNode payload = server.data("mutation { versionRestore(version: " + version
                        + ") { import { id } snapshot { version } userErrors { code message field } } }")
                .get("versionRestore");
        assertThat(payload.get("import").isNull()).isTrue();
        assertThat(payload.at("/snapshot/version").asInt()).isEqualTo(7);
        JsonNode error = payload.get("userErrors").get(0);
        return error.get("code").asString() + ": " + error.get("message").asString() + " " + error.get("field");
    }

    private JsonNode list(String arguments) {
        String question = "{ imports" + (arguments.isEmpty() ? "" : "(" + arguments + ")")
                + " { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }";
        return server.data(question).get("imports");
    }

    private static java.util.List<String> ids(JsonNode list) {
        return list.findValuesAsString("id");
    }
}
