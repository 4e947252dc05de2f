package blastradius.graphql.reach;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.Fixture;
import blastradius.graphql.FixtureCatalogue;
import blastradius.graphql.FixtureServer;
import blastradius.graphql.entity.LookUpTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@FixtureServer
class BlastRadiusQuestionTests {

    @Autowired
    private FixtureCatalogue catalogue;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void measuresWhatFalls() {
        JsonNode answer = ask("[\"mara\"]", """
                compromised { id } tenantAdminCount tenantCounts { see read write control } homeImpact
                score { inherent residual band vector valued } identityCounts { total human nonHuman customerOwned }
                hopsToForeignTenant credentialsExposed resourceCounts { control }
                completeness { exact reason } snapshot { version takenAt } assumptions { at jit mfaBypass maxHops }""");

        assertThat(answer.at("/compromised/0/id").asString()).isEqualTo("mara");
        assertThat(answer.get("tenantAdminCount").asInt()).isEqualTo(1);
        assertThat(answer.at("/tenantCounts/control").asInt()).isEqualTo(1);
        assertThat(answer.at("/identityCounts/customerOwned").asInt()).isEqualTo(1);
        assertThat(answer.get("hopsToForeignTenant").asInt()).isEqualTo(3);
        assertThat(answer.at("/score/valued").asString()).isEqualTo("CUSTOMER");
        assertThat(answer.at("/score/vector").asString()).startsWith("BR1/").contains("TA:1");
        assertThat(answer.at("/score/inherent").asDouble())
                .isGreaterThan(answer.at("/score/residual").asDouble());
        assertThat(answer.at("/completeness/exact").asBoolean()).isTrue();
        assertThat(answer.at("/completeness/reason").isNull()).isTrue();
        assertThat(answer.at("/assumptions/at").asString()).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(answer.at("/assumptions/jit").asString()).isEqualTo("SELF");
        assertThat(answer.at("/snapshot/version").asLong()).isEqualTo(Fixture.VERSION);
    }

    @Test
    void reachesMoreTogetherThanApart() {
        assertThat(ask("[\"mara\"]", "tenantAdminCount").get("tenantAdminCount").asInt())
                .isEqualTo(1);
        assertThat(ask("[\"olga\"]", "tenantAdminCount").get("tenantAdminCount").asInt())
                .isZero();
        assertThat(ask("[\"mara\", \"olga\"]", "tenantAdminCount")
                        .get("tenantAdminCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void assumesWhatIsAsked() {
        JsonNode answer = server.data("""
                        { blastRadius(compromised: ["mara"], assume: {jit: ALL, at: "2026-12-31T23:59:59+01:00"})
                          { tenantAdminCount assumptions { at jit } } }""").get("blastRadius");

        assertThat(answer.get("tenantAdminCount").asInt()).isEqualTo(2);
        assertThat(answer.at("/assumptions/at").asString()).isEqualTo("2026-12-31T22:59:59Z");
    }

    @Test
    void startsAtTheLevelThatIsStated() {
        assertThat(server.data("""
                                { blastRadius(compromised: ["siem"], compromisedAt: [SEE]) { entities { totalCount } } }""").at("/blastRadius/entities/totalCount").asInt())
                .isZero();
        assertThat(server.data("""
                                { blastRadius(compromised: ["token", "totp"], compromisedAt: [USE, READ]) { entities { nodes { id } } } }""").at("/blastRadius/entities/nodes").toString())
                .contains("rmm-account");
    }

    @Test
    void refusesLevelsThatDoNotFitTheCompromised() {
        JsonNode error =
                server.error("{ blastRadius(compromised: [\"mara\"], compromisedAt: []) { tenantAdminCount } }");

        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(error.get("message").asString()).contains("0 levels for 1");
    }

    @Test
    void namesAnUnknownId() {
        JsonNode error = server.error("{ blastRadius(compromised: [\"nobody\"]) { tenantAdminCount } }");

        assertThat(error.at("/extensions/code").asString()).isEqualTo("UNKNOWN_ID");
        assertThat(error.at("/extensions/classification").asString()).isEqualTo("NOT_FOUND");
        assertThat(error.at("/extensions/docs").asString()).isEqualTo("/errors.html#unknown_id");
        assertThat(error.get("message").asString()).contains("nobody");
        assertThat(error.at("/path/0").asString()).isEqualTo("blastRadius");
    }

    @Test
    void explainsAPathHopByHop() {
        JsonNode path = ask("[\"mara\", \"olga\"]", """
                        path(to: "globex-files") { length words hops { from { name } to { name } needs gives
                          relation { id kind sourceKind level } conditions { kind words entities { id } from until }
                          evidence { source sourceKind properties } premises { length hops { to { id } } } } }""").get("path");

        assertThat(path.get("length").asInt()).isEqualTo(path.get("hops").size());
        JsonNode gated = path.at("/hops/1");
        assertThat(gated.at("/relation/kind").asString()).isEqualTo("HOLDS_GRANT");
        assertThat(gated.get("needs").asString()).isEqualTo("USE");
        assertThat(LookUpTests.texts(gated.get("conditions"), "kind"))
                .containsExactly("WINDOW", "ACTIVATION", "APPROVAL");
        assertThat(gated.at("/conditions/0/until").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(gated.at("/conditions/2/entities/0/id").asString()).isEqualTo("olga");
        assertThat(gated.at("/evidence/0/properties/ticket").asString()).isEqualTo("T-2");
        assertThat(gated.get("premises").size()).isPositive();
        assertThat(path.at("/words/0").asString())
                .isEqualTo("Mara Lindqvist is a member of Admin pool (CONTROL gives USE).");
    }

    @Test
    void hasNoPathToWhatIsNotReached() {
        JsonNode answer = ask(
                "[\"soc\"]",
                "none: path(to: \"globex\") { length } low: path(to: \"siem\", level: WRITE) { length } some: path(to: \"siem\") { length }");

        assertThat(answer.get("none").isNull()).isTrue();
        assertThat(answer.get("low").isNull()).isTrue();
        assertThat(answer.at("/some/length").asInt()).isEqualTo(1);
    }

    @Test
    void drawsTheNearestAndSaysWhatIsLeftOut() {
        JsonNode answer = ask("[\"leaked\"]", """
                graph(maxEntities: 5) { truncated total entities { id level hops compromised title arc__control }
                  relations { id source target kind from { id } } } whole: graph { truncated total }""");

        JsonNode graph = answer.get("graph");
        assertThat(graph.get("truncated").asBoolean()).isTrue();
        assertThat(graph.get("total").asInt()).isEqualTo(Fixture.HOSTS + 3);
        assertThat(graph.get("entities").size()).isEqualTo(5);
        assertThat(graph.get("relations").size()).isEqualTo(4);
        assertThat(graph.at("/entities/0/compromised").asBoolean()).isTrue();
        assertThat(answer.at("/whole/truncated").asBoolean()).isFalse();
    }

    @Test
    void refusesDrawingsOutOfRange() {
        for (int most : new int[] {0, 5001}) {
            assertThat(server.error("{ blastRadius(compromised: [\"mara\"]) { graph(maxEntities: " + most
                                    + ") { total } } }")
                            .get("message")
                            .asString())
                    .contains(String.valueOf(most))
                    .contains("5000");
        }
    }

    @Test
    void saysWhenABoundCutTheAnswer() {
        JsonNode completeness = server.data(
                        "{ blastRadius(compromised: [\"mara\"], assume: {maxHops: 1}) { completeness { exact reason } } }")
                .at("/blastRadius/completeness");

        assertThat(completeness.get("exact").asBoolean()).isFalse();
        assertThat(completeness.get("reason").asString()).contains("1 relations");
    }

    @Test
    void answersOnTheEntityItself() {
        assertThat(server.data("{ node(id: \"mara\") { ... on Identity { blastRadius { tenantAdminCount } } } }")
                        .at("/node/blastRadius/tenantAdminCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void leavesOutTheRelationsThatAreExcepted() {
        String relation = ask("[\"mara\"]", "path(to: \"acme\") { hops { relation { id kind } } }")
                .at("/path/hops/2/relation/id")
                .asString();

        JsonNode answer = server.data("{ blastRadius(compromised: [\"mara\"], assume: {exceptRelations: [\"" + relation
                        + "\"]}) { tenantAdminCount entities { nodes { id } } assumptions { exceptRelations } } }")
                .get("blastRadius");

        assertThat(answer.get("tenantAdminCount").asInt()).isZero();
        assertThat(LookUpTests.texts(answer.at("/entities/nodes"), "id")).containsExactly("pool", "grant-acme");
        assertThat(answer.at("/assumptions/exceptRelations/0").asString()).isEqualTo(relation);
    }

    @Test
    void namesAnExceptedRelationThatIsUnknown() {
        JsonNode error = server.error(
                "{ blastRadius(compromised: [\"mara\"], assume: {exceptRelations: [\"x\"]}) { tenantAdminCount } }");

        assertThat(error.at("/extensions/code").asString()).isEqualTo("UNKNOWN_ID");
    }

    @Test
    void knowsNoScenarioYet() {
        assertThat(server.error("{ blastRadius(compromised: [\"mara\"], scenario: \"s\") { tenantAdminCount } }")
                        .get("message")
                        .asString())
                .contains("no scenario has the id \"s\"");
    }

    @Test
    void readsTheEvidenceOfAllPathsInOneBatch() {
        int before = catalogue.reads.get();

        ask("[\"leaked\"]", "entities(first: 20, kinds: [HOST]) { edges { path { hops { evidence { source } } } } }");

        assertThat(catalogue.reads.get() - before).isEqualTo(1);
    }

    private JsonNode ask(String compromised, String fields) {
        return server.data("{ blastRadius(compromised: " + compromised + ") { " + fields + " } }")
                .get("blastRadius");
    }
}
