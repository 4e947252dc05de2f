package blastradius.graphql.incident;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is left behind, asked of the schema. */
@FixtureServer
class ResidueQuestionTests {

    private static final String ITEMS =
            "items { totalCount nodes { kind entity { id } relation { id } path { words } change } }";

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    @Test
    void anAccountLeavesItsMembershipAndWhatItReaches() {
        JsonNode residue = server.data("{ residue(of: \"mara\") { leftAt counts { kind count } " + ITEMS
                        + " changes { words cost } reached { tenantCounts { control } } remaining { tenantCounts { see } }"
                        + " saving { score remainingScore tenantCounts { control } } completeness { exact } } }")
                .at("/residue");
        assertThat(residue.at("/leftAt").isNull()).isTrue();
        assertThat(residue.at("/counts").toString())
                .isEqualTo("[{\"kind\":\"ACCOUNT\",\"count\":1},{\"kind\":\"ACCESS\",\"count\":1}]");
        assertThat(residue.at("/items/nodes/1/entity/id").asString()).isEqualTo("pool");
        assertThat(residue.at("/items/nodes/1/change/action/revoke/ids/0"))
                .isEqualTo(residue.at("/items/nodes/1/relation/id"));
        assertThat(residue.at("/changes/0/words").asString())
                .isEqualTo("Revoke Mara Lindqvist's membership of Admin pool, 1 relation.");
        assertThat(residue.at("/changes/1/words").asString()).isEqualTo("Disable Mara Lindqvist, 1 identity.");
        assertThat(residue.at("/reached/tenantCounts/control").asInt()).isEqualTo(1);
        assertThat(residue.at("/remaining/tenantCounts/see").asInt()).isZero();
        assertThat(residue.at("/saving/tenantCounts/control").asInt()).isEqualTo(1);
        assertThat(residue.at("/saving/remainingScore").asDouble()).isZero();
    }

    @Test
    void aToolLeavesAgentsPageByPage() {
        String question =
                "{ residue(of: \"rmm\") { items(kinds: [SERVICE], first: 20%s) { totalCount pageInfo { endCursor }"
                        + " nodes { kind relation { kind } change } } } }";
        JsonNode page = server.data(question.formatted("")).at("/residue/items");
        assertThat(page.at("/totalCount").asInt()).isEqualTo(60);
        assertThat(page.at("/nodes/0/relation/kind").asString()).isEqualTo("MANAGES");
        assertThat(page.at("/nodes/0/change/action/remove/ids").size()).isEqualTo(1);
        String after = ", after: \"" + page.at("/pageInfo/endCursor").asString() + "\"";
        assertThat(server.data(question.formatted(after)).at("/residue/items/nodes"))
                .hasSize(20);
    }

    @Test
    void aSecretComesWithItsWay() {
        JsonNode secret = server.data(
                        "{ residue(of: \"soc\") { items(kinds: [SECRET]) { nodes { entity { id } path { words }"
                                + " relation { id } change } } } }")
                .at("/residue/items/nodes/0");
        assertThat(secret.at("/entity/id").asString()).isEqualTo("leaked");
        assertThat(secret.at("/path/words/1").asString()).isEqualTo("SIEM stores RMM key (READ gives USE).");
        assertThat(secret.at("/change/action/rotate/select/ids/0").asString()).isEqualTo("leaked");
    }

    @Test
    void asksAfterAScenario() {
        JsonNode residue = server.data("{ residue(of: \"mara\", changes: [{action: {revoke: {ids: [\"pool\"]}}}]) { "
                        + ITEMS + " changes { words } } }")
                .at("/residue");
        assertThat(residue.at("/items/totalCount").asInt()).isEqualTo(1);
        assertThat(residue.at("/changes/0/words").asString()).isEqualTo("Disable Mara Lindqvist, 1 identity.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "of: \"acme\"|BAD_REQUEST|of names \"Acme\", a Tenant",
                "of: \"nobody\"|UNKNOWN_ID|",
                "of: \"mara\", at: \"2026-10-01T00:00:00Z\", assume: {at: \"2026-10-01T00:00:00Z\"}|BAD_REQUEST|at and assume.at both"
            })
    void refusesWhatMakesNoSense(String arguments, String code, @org.jspecify.annotations.Nullable String message) {
        JsonNode error = server.error("{ residue(" + arguments + ") { leftAt } }");
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).startsWith(message == null ? "" : message);
    }
}
