package blastradius.graphql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.Asking.Answer;
import blastradius.graphql.FixtureCatalogue;
import blastradius.graphql.FixtureServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FixtureServer
class OverHttpTests {

    private static final String QUESTION = "{\"query\": \"{ __typename }\"}";

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private FixtureCatalogue catalogue;

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

    @ParameterizedTest
    @CsvSource({
        "'', Must provide operation name",
        "null, Must provide operation name",
        "'\"\"', Must provide operation name",
        "'\" \"', Unknown operation named",
        "'\"Z\"', Unknown operation named",
        "'\"null\"', Unknown operation named"
    })
    void ofSeveralOperationsOneIsNamed(String name, String message) {
        String member = name.isEmpty() ? "" : ", \"operationName\": " + name;
        for (String second : List.of("query B { __typename }", "mutation B { __typename }")) {
            Answer answer = server.post(
                    ("{\"query\": \"query A { __typename } " + second + "\", \"variables\": null" + member + "}")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).startsWith(message);
            assertThat(answer.json().has("data")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mutation { scenarioDelete(id: \"x\") { deletedId } } |",
                "mutation M { scenarioDelete(id: \"x\") { deletedId } } | M",
                "mutation { ...F } fragment F on Mutation { scenarioDelete(id: \"x\") { deletedId } } |",
                "query Q { __typename } mutation M { scenarioDelete(id: \"x\") { deletedId } } | M",
                "mutation { nothing } |",
                "subscription { nothing } |"
            })
    void changesNothingByGet(String query, @Nullable String operation) {
        for (String path : new String[] {"/graphql", "/gr%61phql", "/graphql;a=b"}) {
            Answer answer = get(path, query, operation);

            assertThat(answer.status()).as(path).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST");
            assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void readsByGetWhatStandsBesideAMutation() {
        String query = "query Q { __typename } mutation M { scenarioDelete(id: \"x\") { deletedId } }";

        assertThat(get("/graphql", query, "Q").json().at("/data/__typename").asString())
                .isEqualTo("Query");
        assertThat(get("/graphql", query, "").status()).isEqualTo(400);
        assertThat(get("/graphql", query, "Z").status()).isEqualTo(400);
        assertThat(get("/graphql", "mutation {", null).status()).isEqualTo(400);
    }

    private Answer get(String path, String query, @Nullable String operation) {
        String parameters = "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + (operation == null ? "" : "&operationName=" + operation);
        return Asking.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path + parameters))
                .header("Accept", Asking.GRAPHQL)
                .GET());
    }

    @Test
    void anEmptyNameNamesNoOperation() {
        Answer answer =
                server.post("{\"query\": \"query A { __typename } query B { __typename }\", \"operationName\": \"\"}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("operation name");
        assertThat(server.post("{\"query\": \"{ __typename }\", \"operationName\": \"\"}"
                                .getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'query': '{ __typename }', 'query': '{ estate }'} | line 1 column",
                "{'query': '{ __typename }'} x | line 1 column",
                "{'query': '{ node(id: \\'\\ud83d\\') { id } }'} | query holds half a character",
                "{'query': 'query($i: [ID!]!) { nodes(ids: $i) { id } }', 'variables': {'i': ['a', '\\ud83d', '\\ude00']}} | variables.i[1] holds half",
                "{'query': '{ __typename }', 'variables': {'\\ude00': 1}} | half a character",
                "{'query': '{ __typename }', 'variables': {'a': 1e99999999999}} | number",
                "{'query': '{ node(id: \\'\\\\ud83d\\') { id } }'} | urrogate"
            })
    void refusesTextsThatAreNone(String body, String words) {
        Answer answer = server.post(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains(words);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] overlong = QUESTION.getBytes(StandardCharsets.UTF_8);
        overlong[12] = (byte) 0xC0;
        overlong[13] = (byte) 0xAF;

        assertThat(server.post(overlong).message()).contains("byte 13 of the body is not UTF-8");
        assertThat(server.post(QUESTION.getBytes(StandardCharsets.UTF_16)).status())
                .isEqualTo(400);
        assertThat(server.post(("\uFEFF" + QUESTION).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        assertThat(Asking.send(server.request("?query=%7B__typename%7D&x=%C0%AF")
                                .GET())
                        .message())
                .contains("parameter x");
    }

    @Test
    void asksTheCatalogueOnceForAThousandIds() {
        List<String> unknown =
                IntStream.range(0, 1000).mapToObj(i -> "nobody-" + i).toList();
        int before = catalogue.lookUps.get();

        server.ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", unknown));
        Answer answer = server.ask(
                "query($ids: [ID!]!) { blastRadius(compromised: $ids) { tenantAdminCount } }", Map.of("ids", unknown));

        assertThat(answer.code()).isEqualTo("UNKNOWN_ID");
        assertThat(catalogue.lookUps.get() - before).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ a: __schema { types { name } } b: __schema { types { name } } }",
                "{ __type(name: \"Query\") { fields { type { fields { type { fields { name } } } } } } }"
            })
    void introspectionWithoutMeasureIsTheCallersFault(String question) {
        Answer answer = server.ask(question, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).contains("introspection query");
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
