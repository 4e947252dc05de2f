package blastradius.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@FixtureServer
class OverHttpTests {

    private static final String QUESTION = "{\"query\": \"{ __typename }\"}";

    @LocalServerPort
    private int port;

    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
    }

    @Test
    void answersInTheMediaTypeThatIsAccepted() {
        for (String type : new String[] {Asking.GRAPHQL, "application/json"}) {
            Answer answer =
                    Asking.send(server.request().setHeader("Accept", type).POST(BodyPublishers.ofString(QUESTION)));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith(type);
            assertThat(answer.json().at("/data/__typename").asString()).isEqualTo("Query");
        }
    }

    @Test
    void takesQuestionsFromUrls() {
        String query = URLEncoder.encode("query Q($id: ID!) { node(id: $id) { id } }", StandardCharsets.UTF_8);
        String variables = URLEncoder.encode("{\"id\": \"mara\"}", StandardCharsets.UTF_8);

        Answer answer = Asking.send(
                server.request("?query=" + query + "&variables=" + variables).GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/node/id").asString()).isEqualTo("mara");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "7",
                "{}",
                "{\"query\": 7}",
                "{\"query\": null}",
                "{\"query\": \"{ __typename }\", \"variables\": []}",
                "{\"query\": \"{ __typename }\", \"operationName\": 7}",
                "{\"query\": \"{ __typename }\", \"extensions\": \"x\"}",
                "{\"query\": \"{ nothing }\"}",
                "{\"query\": \"{\"}",
                "{\"query\": \"query Q($id: ID!) { node(id: $id) { id } }\"}"
            })
    void refusesWhatIsNoQuestion(String body) {
        Answer answer = server.post(body.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().has("data")).isFalse();
        assertThat(answer.message()).isNotBlank();
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void refusesOtherMethods() {
        Answer answer = Asking.send(server.request().method("PUT", BodyPublishers.ofString(QUESTION)));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST").contains("GET");
    }

    @Test
    void refusesOtherContent() {
        Answer answer = Asking.send(
                server.request().setHeader("Content-Type", "text/plain").POST(BodyPublishers.ofString(QUESTION)));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.message()).contains("text/plain");
    }

    @Test
    void refusesAUrlWithoutAQuestion() {
        assertThat(Asking.send(server.request().GET()).status()).isEqualTo(400);
    }

    @Test
    void keepsErrorsOfFieldsBesideTheData() {
        Answer answer =
                server.post("{\"query\": \"{ node(id: \\\"mara\\\") { id } entities(first: 0) { totalCount } }\"}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.json().has("data")).isTrue();
    }

    @Test
    void explainsEveryCode() {
        Answer page = Asking.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + port + "/errors.html"))
                        .GET());
        String text = new String(page.response().body(), StandardCharsets.UTF_8);

        for (var code : blastradius.model.BlastRadiusException.Code.values()) {
            assertThat(text).contains("id=\"" + code.name().toLowerCase(java.util.Locale.ROOT) + "\"");
        }
        assertThat(text).contains("id=\"internal_error\"");
    }
}
