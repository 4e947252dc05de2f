package blastradius.graphql.reach;

import static blastradius.graphql.Asking.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.graphql.Asking;
import blastradius.graphql.Fixture;
import blastradius.graphql.FixtureServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How a blast radius changes with time, asked over HTTP of {@link Fixture}. */
@FixtureServer
class TimeQuestionTests {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void showsHowReachChangesWithTime() {
        JsonNode answer = server.field("blastRadius", "compromised: [\"mara\", \"olga\"]", """
                overTime(from: "2026-12-01T00:00:00Z", to: "2027-02-01T00:00:00Z")
                  { periods { from to entityCount tenantAdminCount score } worst { from } }
                standingExposure(from: "2026-09-01T00:00:00Z", to: "2026-09-01T10:00:00Z") { hours }
                nextChange { at grows shrinks changedCount ends { kind to { id } } begins { id } changed { entity { id } before after } }
                timeToReach(to: "globex") { at waiting path { length } }""");

        assertThat(texts(answer, "/overTime/periods", "/from"))
                .containsExactly("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z");
        assertThat(texts(answer, "/overTime/periods", "/tenantAdminCount")).containsExactly("2", "1");
        assertThat(answer.at("/overTime/worst/from").asString()).isEqualTo("2026-12-01T00:00:00Z");
        JsonNode standing = server.field(
                "blastRadius", "compromised: [\"mara\"], assume: {jit: STRICT}", "tenants { edges { impact } }");
        double impact = standing.at("/tenants/edges/0/impact").asDouble();
        assertThat(answer.at("/standingExposure/hours").asDouble()).isPositive().isEqualTo(10 * impact, within(1e-9));
        assertThat(answer.at("/nextChange/at").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(answer.at("/nextChange/grows").asBoolean()).isFalse();
        assertThat(texts(answer, "/nextChange/ends", "/to/id")).containsExactly("grant-globex");
        assertThat(texts(answer, "/nextChange/changed", "/entity/id"))
                .containsExactly("globex", "grant-globex", "globex-files");
        assertThat(texts(answer, "/nextChange/changed", "/before")).containsExactly("CONTROL", "USE", "CONTROL");
        assertThat(answer.at("/timeToReach/waiting").asString()).isEqualTo("PT0S");
    }

    @Test
    void refusesAHorizonThatEndsBeforeItBegins() {
        JsonNode error = server.error("""
                { blastRadius(compromised: ["mara"]) { overTime(from: "2026-12-01T00:00:00Z", to: "2026-11-01T00:00:00Z")
                  { periods { score } } } }""");

        assertThat(error.at("/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(error.get("message").asString()).contains("2026-12-01T00:00:00Z", "is empty");
    }
}
