package blastradius.graphql.whole;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureReviews;
import blastradius.graphql.FixtureServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence says what the question says, whole, and tells when it was changed. */
@FixtureServer
class EvidenceTests {

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private FixtureReviews reviews;

    @BeforeEach
    void clear() {
        reviews.clear();
    }

    private HttpResponse<String> get(String file) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/export/" + file))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode evidence(String json) throws Exception {
        String start = "{\"evidence\":";
        int end = json.lastIndexOf(",\"sha256\":\"");
        assertThat(json).startsWith(start);
        assertThat(json.substring(end))
                .isEqualTo(",\"sha256\":\"" + sha256(json.substring(start.length(), end)) + "\"}\n");
        return JsonMapper.shared().readTree(json).at("/evidence");
    }

    @Test
    void anIncidentIsWholeAndOfOneInstant() throws Exception {
        HttpResponse<String> file = get("incident.json?compromised=mara&since=2026-09-30T03:12:00Z");
        JsonNode evidence = evidence(file.body());
        JsonNode asked = new Asking(port)
                .data(
                        "{ incident(compromised: [\"mara\"], since: \"2026-09-30T03:12:00Z\") { cuts { words saving { entityCount } }"
                                + " notify { edges { node { id } path { words } } } snapshot { checksum version } } }")
                .at("/incident");
        assertThat(evidence.at("/cuts/0/words")).isEqualTo(asked.at("/cuts/0/words"));
        assertThat(evidence.at("/cuts/0/saving/entityCount")).isEqualTo(asked.at("/cuts/0/saving/entityCount"));
        assertThat(evidence.at("/notify")).hasSameSizeAs(asked.at("/notify/edges"));
        assertThat(evidence.at("/notify/0/path/words")).isEqualTo(asked.at("/notify/edges/0/path/words"));
        assertThat(evidence.at("/snapshot/checksum").asString()).matches("[0-9a-f]{64}");
        assertThat(evidence.at("/snapshot/checksum")).isEqualTo(asked.at("/snapshot/checksum"));
        assertThat(file.headers().firstValue("content-disposition").orElseThrow())
                .contains("incident-mara-at-20261001T000000Z-v7.json");
    }

    @Test
    void aReportEndsWithTheDigestOfItsLines() throws Exception {
        String report =
                get("incident.md?compromised=mara&since=2026-09-30T03:12:00Z").body();
        int last = report.lastIndexOf("SHA-256 of all lines above this one: ");
        assertThat(report.substring(last))
                .isEqualTo("SHA-256 of all lines above this one: " + sha256(report.substring(0, last)) + "\n");
        assertThat(report)
                .contains("- Taken: `Mara Lindqvist` (`mara`), HUMAN of `Northwind` (`msp`)")
                .contains("## Whom to tell: 1")
                .contains("| `Acme` (`acme`) | CONTROL |");
        assertThat(get("incident.csv?compromised=mara").body().lines())
                .hasSize(2)
                .first()
                .isEqualTo("tenant,tenant_name,level,entity,entity_name,at,length,way");
    }

    @Test
    void aReviewTellsWhoDecidedWhatAndWhy() throws Exception {
        Asking server = new Asking(port);
        String id = server.data("mutation { reviewCreate(input: {name: \"Q4\", reviewer: \"Ines\","
                        + " due: \"2026-11-01T00:00:00Z\"}) { review { id } } }")
                .at("/reviewCreate/review/id")
                .asString();
        server.data(
                "mutation { reviewDecide(id: \"" + id + "\", input: {where: {held: \"grant-acme\"}, verdict: REVOKE,"
                        + " reason: \"=HYPERLINK(1)|`<b>\", by: \"Ines\"}) { changed } }");
        JsonNode evidence = evidence(get("review.json?id=" + id).body());
        assertThat(evidence.at("/progress/revoked").asInt()).isEqualTo(1);
        assertThat(evidence.at("/items")).hasSize(62);
        assertThat(evidence.at("/items").toString()).contains("\"verdict\":\"REVOKE\",\"narrowed_to_tenants\":[]");
        String report = get("review.md?id=" + id).body();
        assertThat(report)
                .as("what somebody wrote is code, and no cell's end")
                .contains("| REVOKE |  | `=HYPERLINK(1)¦'<b>` | `Ines` |");
        String table = get("review.csv?id=" + id).body();
        assertThat(table.lines()).hasSize(63);
        assertThat(table).as("no formula").contains("'=HYPERLINK(1)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            incident.json | 400
            incident.json?compromised=nobody | 404
            incident.md?compromised=mara&since=yesterday | 400
            incident.md?compromised=mara&since=2027-01-01T00:00:00Z | 400
            incident.md?compromised=mara&other=1 | 400
            review.json?id=nothing | 404
            review.csv?id=nothing | 404
            review.md | 400""")
    void refusesWhatMakesNoSense(String file, int status) throws Exception {
        assertThat(get(file).statusCode()).isEqualTo(status);
    }
}
