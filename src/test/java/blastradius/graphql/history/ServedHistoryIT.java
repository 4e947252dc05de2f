package blastradius.graphql.history;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BlastRadius;
import blastradius.graphql.Asking;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Versions that come one after the other, as the whole server remembers them. */
@SpringBootTest(
        classes = BlastRadius.class,
        properties = "blastradius.demo=false",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
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

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory("served-history");
        properties.add("blastradius.data", folder::toString);
    }

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    @Test
    void eachVersionIsDatedCountedMeasuredAndChained() throws Exception {
        bring(FIRST);
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

    private void bring(String lines) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/import?source=people&name=estate.jsonl"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(lines))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
