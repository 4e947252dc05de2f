package blastradius.graphql.whole;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureServer;
import de.siegmar.fastcsv.reader.CsvReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A whole list holds what its pages hold, asked under the same rules. */
@FixtureServer
class WholeListTests {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            blast-radius | compromised=mara  | blastRadius(compromised: ["mara"]) { list: entities(first: 1000) { edges { node { id } } } }
            blast-radius | compromised=mara&kinds=TENANT&level=READ | blastRadius(compromised: ["mara"]) { list: entities(kinds: [TENANT], level: READ) { edges { node { id } } } }
            exposure | targets=globex&jit=ALL | exposure(targets: ["globex"], assume: {jit: ALL}) { list: entities(first: 1000) { edges { node { id } } } }
            entities | kinds=IDENTITY&where=%7B%22enabled%22:true%7D | list: entities(kinds: [IDENTITY], where: {enabled: true}, first: 1000) { edges { node { id } } }
            ranking | by=SCORE | list: ranking(by: SCORE, first: 1000) { edges { node { id } } }
            relations | at=2026-10-01T09:00:00Z | list: relations(first: 1000) { edges { node { id } } }
            relations | where=%7B%22kinds%22:%5B%22CAN%22%5D%7D | list: relations(where: {kinds: [CAN]}) { edges { node { id } } }
            ranking | by=TENANTS&level=READ | list: ranking(by: TENANTS, level: READ, first: 1000) { edges { node { id } } }""")
    void holdsWhatThePagesHold(String question, String parameters, String pages) {
        JsonNode answer = new Asking(port).data("{ " + pages + " }");
        List<String> expected = new ArrayList<>();
        answer.findValue("edges")
                .forEach(edge -> expected.add(edge.at("/node/id").asString()));

        List<String> rows = ids(question + ".csv?" + parameters);

        assertThat(rows).isNotEmpty().containsExactlyElementsOf(expected);
    }

    @Test
    void chokePointsBehindAPageAreThere() {
        int total = new Asking(port)
                .data("{ chokePoints(compromised: [\"mara\"], first: 1) { totalCount } }")
                .at("/chokePoints/totalCount")
                .asInt();

        assertThat(get("choke-points.csv?compromised=mara").text().lines().count())
                .isEqualTo(total + 1L);
    }

    @Test
    void graphsHoldAllThatIsReached() {
        int total = new Asking(port)
                .data("{ blastRadius(compromised: [\"mara\"]) { graph { total relations { id } } } }")
                .at("/blastRadius/graph/total")
                .asInt();

        assertThat(get("blast-radius.graphml?compromised=mara").text().split("<node ", -1))
                .hasSize(total + 1);
        assertThat(get("blast-radius.svg?compromised=mara").text().split("<circle ", -1))
                .hasSize(total + 1);
        assertThat(get("blast-radius.dot?compromised=mara").text())
                .contains(" -> ")
                .endsWith("}\n");
    }

    @Test
    void severalValuesStandBetweenCommasInSeveralParametersOrAsJson() {
        List<String> expected = ids("blast-radius.csv?compromised=mara&compromised=token");

        assertThat(ids("blast-radius.csv?compromised=mara,token")).isNotEmpty().isEqualTo(expected);
        assertThat(ids("blast-radius.csv?compromised="
                        + URLEncoder.encode("[\"mara\",\"token\"]", StandardCharsets.UTF_8)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            blast-radius.csv?compromised=nobody | 404 | UNKNOWN_ID
            blast-radius.csv | 400 | BAD_REQUEST
            blast-radius.csv?compromised=mara&first=3 | 400 | BAD_REQUEST
            blast-radius.csv?compromised=mara&maxHops=many | 400 | BAD_REQUEST
            blast-radius.svg?compromised=mara&kinds=TENANT | 400 | BAD_REQUEST
            blast-radius.csv?compromised=mara&at=2026-10-01T09:00:00Z&at=2026-10-02T09:00:00Z | 400 | BAD_REQUEST
            ranking.csv?by=SCORES | 400 | BAD_REQUEST
            ranking.csv?by=SCORE&scenario=none | 404 | UNKNOWN_ID""")
    void isRefusedAsAQuestionIs(String path, int status, String code) {
        Asking.Answer answer = get(path).answer();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Disposition")).isEmpty();
    }

    @Test
    void isNamedAfterItsQuestion() {
        assertThat(get("ranking.jsonl?by=SCORE&at=2026-10-01T09:00:00Z")
                        .answer()
                        .header("Content-Disposition"))
                .matches("attachment; filename=\"ranking-SCORE-at-20261001T090000Z-v\\d+.jsonl\"");
    }

    private List<String> ids(String path) {
        return CsvReader.builder().ofNamedCsvRecord(get(path).text()).stream()
                .map(row -> row.getField("id"))
                .toList();
    }

    private Got get(String path) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/export/" + path);
        return new Got(Asking.send(HttpRequest.newBuilder(uri)));
    }

    private record Got(Asking.Answer answer) {

        String text() {
            assertThat(answer.status()).isEqualTo(200);
            return new String(answer.response().body(), StandardCharsets.UTF_8);
        }
    }
}
