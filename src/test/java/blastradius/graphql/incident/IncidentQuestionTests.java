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

/** An incident, asked of the schema: the first cuts, whom to tell, and who was elevated, each in one request. */
@FixtureServer
class IncidentQuestionTests {

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    @Test
    void theFirstThreeCuts() {
        JsonNode incident = server.data(
                        "{ incident(compromised: [\"mara\"], since: \"2026-09-30T03:12:00Z\") { cuts(first: 3) { words"
                                + " change cost saving { score tenantCounts { control } } ties withNext commands { why lines { shell text }"
                                + " relation { id } entity { id } } } takeBack { words saving { tenantCounts { control } } commands { why"
                                + " lines { text } } } } }")
                .at("/incident");
        assertThat(incident.at("/cuts")).hasSize(1);
        assertThat(incident.at("/cuts/0/words").asString())
                .isEqualTo("Revoke Mara Lindqvist's membership of Admin pool, 1 relation.");
        assertThat(incident.at("/cuts/0/ties").asInt()).isPositive();
        assertThat(incident.at("/cuts/0/saving/tenantCounts/control").asInt()).isEqualTo(1);
        assertThat(incident.at("/cuts/0/commands/0/why").asString())
                .isEqualTo(
                        "No command: of the member, its id mara@example is no GUID or UPN of Entra, no SID of a domain"
                                + " and no ARN of an IAM user, role or group.");
        assertThat(incident.at("/takeBack/0/words").asString()).isEqualTo("Disable Mara Lindqvist, 1 identity.");
        assertThat(incident.at("/takeBack/0/commands/0/why").asString())
                .as("an id of no known system is not pasted")
                .startsWith("No command: its id mara@example is no GUID or UPN");
    }

    @Test
    void whatACutSavesIsWhatTheQuestionSaysOfIt() {
        JsonNode cut = server.data(
                        "{ incident(compromised: [\"soc\"]) { cuts(first: 1) { change saving { score remainingScore } } } }")
                .at("/incident/cuts/0");
        String change = cut.at("/change/action").toString().replaceAll("\"([a-zA-Z]+)\":", "$1: ");
        String question = "{ chokePoints(compromised: [\"soc\"]%s) { score } }";
        double before =
                server.data(question.formatted("")).at("/chokePoints/score").asDouble();
        double after = server.data(question.formatted(", changes: [{action: " + change + "}]"))
                .at("/chokePoints/score")
                .asDouble();
        assertThat(cut.at("/saving/score").asDouble()).isEqualTo(before - after);
        assertThat(cut.at("/saving/remainingScore").asDouble()).isEqualTo(after);
    }

    @Test
    void whomToTellAndWhat() {
        JsonNode told = server.data(
                        "{ incident(compromised: [\"mara\"]) { fell { tenantCounts { control } } couldFall { tenantCounts {"
                                + " control } } notify { totalCount edges { node { id } level entity { id } at path { words hops { conditions"
                                + " { words } } } } } containment { possible cost actions { words } } } }")
                .at("/incident");
        assertThat(told.at("/fell/tenantCounts/control").asInt()).isEqualTo(1);
        assertThat(told.at("/couldFall/tenantCounts/control").asInt())
                .as("with approval")
                .isEqualTo(2);
        assertThat(told.at("/notify/totalCount").asInt()).isEqualTo(1);
        assertThat(told.at("/notify/edges/0/node/id").asString()).isEqualTo("acme");
        assertThat(told.at("/notify/edges/0/at").asString()).startsWith("2026-10-01T00:00:00");
        assertThat(told.at("/notify/edges/0/path/words")).hasSize(3);
        assertThat(told.at("/containment/cost").asInt()).isEqualTo(1);
    }

    @Test
    void whoWasElevated() {
        JsonNode none = server.data(
                "{ elevations(from: \"2026-09-01T00:00:00Z\") { totalCount nodes { reason ticket approvedBy length } } }");
        assertThat(none.at("/elevations/totalCount").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "incident(compromised: [\"nobody\"]) { since }|UNKNOWN_ID|",
                "incident(compromised: []) { since }|BAD_REQUEST|compromised is empty",
                "incident(compromised: [\"mara\"], since: \"2026-10-02T00:00:00Z\") { since }|BAD_REQUEST|since is 2026-10-02",
                "incident(compromised: [\"mara\"]) { cuts(first: 0) { words } }|BAD_REQUEST|first is 0; 1 to 50",
                "incident(compromised: [\"mara\"]) { cuts(first: 51) { words } }|BAD_REQUEST|first is 51; 1 to 50",
                "incident(compromised: [\"mara\"]) { notify(first: 0) { totalCount } }|BAD_REQUEST|first is 0",
                "elevations(from: \"2027-01-01T00:00:00Z\") { totalCount }|BAD_REQUEST|from is 2027-01-01",
                "elevations(from: \"2026-01-01T00:00:00Z\", of: [\"nobody\"]) { totalCount }|UNKNOWN_ID|"
            })
    void refusesWhatMakesNoSense(String question, String code, @org.jspecify.annotations.Nullable String message) {
        JsonNode error = server.error("{ " + question + " }");
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).startsWith(message == null ? "" : message);
    }
}
