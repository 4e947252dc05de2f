package blastradius.graphql.history;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.EmptyServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Versions that come one after the other, as the whole server remembers them. */
@EmptyServer
class ServedHistoryIT {

    /*  desk ──READ──▶ red, green */
    private static final String FIRST = """
            {"id": "msp", "kind": "PROVIDER"}
            {"id": "red", "kind": "CUSTOMER"}
            {"id": "green", "kind": "CUSTOMER"}
            {"id": "desk", "kind": "HUMAN", "tenant": "msp"}
            {"from": "desk", "relation": "CAN", "to": "red", "level": "READ"}
            {"from": "desk", "relation": "CAN", "to": "green", "level": "READ"}
            """;

    private static final String GROWN = FIRST + """
            {"id": "blue", "kind": "CUSTOMER"}
            {"id": "blue-admin", "kind": "HUMAN", "tenant": "blue"}
            {"from": "blue-admin", "relation": "CAN", "to": "blue", "level": "CONTROL"}
            """;

    private static final String GRANTED =
            GROWN + "{\"from\": \"desk\", \"relation\": \"CAN\", \"to\": \"blue\", \"level\": \"CONTROL\"}\n";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @Test
    void eachVersionIsDatedCountedMeasuredAndChained() throws InterruptedException {
        bring(FIRST);
        history("TENANTS", 1);
        String desks = server.data(
                        "mutation { listCreate(input: {name: \"Desks\", entities: [\"desk\"]}) { list { id } } }")
                .at("/listCreate/list/id")
                .asString();
        Instant afterFirst = Instant.now();
        bring(GROWN);
        bring(GRANTED);
        JsonNode history = history("TENANTS", 3);

        JsonNode grown = history.at("/points/1");
        assertThat(grown.at("/version/entities/added").asInt()).isEqualTo(2);
        assertThat(grown.at("/version/relations/added").asInt()).isEqualTo(1);
        assertThat(grown.at("/version/sources").toString()).isEqualTo("[\"people\"]");
        assertThat(grown.at("/tenants").toString()).isEqualTo("{\"count\":3,\"came\":1,\"went\":0}");
        assertThat(grown.at("/identities").toString()).isEqualTo("{\"count\":2,\"came\":1,\"went\":0}");
        assertThat(grown.at("/gaps")).isEmpty();

        JsonNode granted = history.at("/points/2");
        assertThat(granted.at("/link/moved/0").toString())
                .isEqualTo("{\"id\":\"desk\",\"identity\":{\"name\":\"desk\"},\"before\":0.0,\"after\":1.0}");
        assertThat(history.at("/change/chained").toString()).isEqualTo("{\"mean\":0.5,\"max\":0.0}");
        assertThat(history.at("/change/changes").toString())
                .isEqualTo("[{\"source\":\"people\",\"entities\":{\"added\":2},\"relations\":{\"added\":2}}]");

        JsonNode ofDesks = server.data("{ history(measure: TENANTS, of: \"" + desks
                + "\") { points { version { version } distribution { mean } chained { mean }"
                + " link { moved { id after } } } change { chained { mean } } } }");
        assertThat(ofDesks.at("/history/points").toString())
                .isEqualTo(
                        "[{\"version\":{\"version\":2},\"distribution\":{\"mean\":0.0},\"chained\":{\"mean\":0.0},\"link\":null},"
                                + "{\"version\":{\"version\":3},\"distribution\":{\"mean\":1.0},\"chained\":{\"mean\":1.0},"
                                + "\"link\":{\"moved\":[{\"id\":\"desk\",\"after\":1.0}]}}]");
        assertThat(ofDesks.at("/history/change/chained/mean").asDouble()).isEqualTo(1);
        assertThat(server.data("{ history(measure: TENANTS) { points { lists(ids: [\"" + desks
                                + "\"]) { name chained { mean } } } } }")
                        .at("/history/points")
                        .toString())
                .isEqualTo("[{\"lists\":[]},{\"lists\":[{\"name\":\"Desks\",\"chained\":{\"mean\":0.0}}]},"
                        + "{\"lists\":[{\"name\":\"Desks\",\"chained\":{\"mean\":1.0}}]}]");
        assertThat(server.error("{ history { points { lists(ids: [\"nobody\"]) { list } } } }")
                        .toString())
                .contains("UNKNOWN_ID");
        assertThat(server.error("{ history(of: \"nobody\") { points { at } } }").toString())
                .contains("UNKNOWN_ID");

        JsonNode found = server.data(
                "{ history { points { findings { totalCount moved { came returned went judgedAnew } shares { of } } } }"
                        + " findings(sinceVersion: 2) { nodes { change cause { id } firstSeen { version } }"
                        + " changes { newCount goneCount judgedAnewCount rulesChanged } } }");
        assertThat(found.at("/history/points/0/findings/moved").isNull()).isTrue();
        assertThat(found.at("/history/points/2/findings/moved/came").asInt())
                .as("the desk controls a customer and nobody has to activate it")
                .isPositive()
                .isEqualTo(found.at("/findings/changes/newCount").asInt());
        assertThat(found.at("/history/points/2/findings/totalCount").asInt())
                .isEqualTo(found.at("/findings/nodes").size());
        assertThat(found.at("/findings/nodes").findValuesAsString("change")).contains("NEW");
        assertThat(found.at("/findings/changes/judgedAnewCount").asInt()).isZero();

        JsonNode since = server.data("{ estate { changesSince(at: \"" + afterFirst + "\") { since { version }"
                        + " changes { source relations { added removed } }"
                        + " relations { totalCount edges { since node { kind from { id } to { id } level } } }"
                        + " entities(kinds: [IDENTITY]) { totalCount nodes { id } } } } }")
                .at("/estate/changesSince");
        assertThat(since.at("/since/version").asInt()).isEqualTo(1);
        assertThat(since.at("/relations/totalCount").asInt()).isEqualTo(2);
        assertThat(since.at("/relations/edges/1").toString())
                .isEqualTo("{\"since\":3,\"node\":{\"kind\":\"CAN\",\"from\":{\"id\":\"desk\"},"
                        + "\"to\":{\"id\":\"blue\"},\"level\":\"CONTROL\"}}");
        assertThat(since.at("/entities/nodes").toString()).isEqualTo("[{\"id\":\"blue-admin\"}]");
    }

    private JsonNode history(String measure, int points) throws InterruptedException {
        Instant late = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            JsonNode history = server.data("""
            { history(measure: %s) {
                points { at version { version sources entities { added removed } relations { added removed } } relationCount
                  tenants { count came went } identities { count came went } counts { kind count }
                  distribution { max } chained { mean max } gaps { source }
                  link { since before { mean } after { mean } came { max } moved { id identity { name } before after } }
                  measures { measure distribution { mean } chained { mean } } }
                change { from { version } to { version } chained { mean max } own { mean }
                  changes { source entities { added } relations { added } } } } }""".formatted(measure)).get("history");
            if (history.get("points").size() >= points || Instant.now().isAfter(late)) {
                assertThat(history.get("points")).hasSize(points);
                return history;
            }
            Thread.sleep(50);
        }
    }

    private void bring(String lines) {
        Asking.Answer answer = server.post("/import?source=people&name=estate.jsonl", lines);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
