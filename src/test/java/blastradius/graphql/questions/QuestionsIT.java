package blastradius.graphql.questions;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BlastRadius;
import blastradius.graphql.Asking;
import blastradius.graphql.questions.QuestionsPage.Question;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each question of the page, in one request, of estates whose answers people found by hand, and against what their export says when it is read line by line.
 */
@SpringBootTest(
        classes = BlastRadius.class,
        properties = "blastradius.demo=false",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class QuestionsIT {

    private static final Path ESTATES = Path.of("src", "test", "resources", "questions");

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) throws IOException {
        String folder = Files.createTempDirectory("questions").toString();
        properties.add("blastradius.data", () -> folder);
    }

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"northgate", "solent"})
    void areAnsweredAsPeopleAndTheExportAnswerThem(String name) throws Exception {
        bring(Files.readString(ESTATES.resolve(name + ".jsonl")));
        ExportedEstate exported = exported();
        JsonNode right = JsonMapper.shared().readTree(Files.readString(ESTATES.resolve(name + ".answers.json")));
        SoftAssertions all = new SoftAssertions();
        Map<String, Question> questions = new TreeMap<>(QuestionsPage.read());
        questions.remove("Quarter"); // takes versions, not an estate
        for (Map.Entry<String, Question> question : questions.entrySet()) {
            JsonNode expected = right.path(question.getKey());
            JsonNode variables = expected.path("variables");
            List<String> answer = ShownAnswers.lines(
                    question.getKey(), ask(question.getValue().document(), variables));
            all.assertThat(answer).as(question.getKey()).isEqualTo(texts(expected.path("answer")));
            @Nullable List<String> naive = new NaiveAnswers(exported, variables).lines(question.getKey());
            if (naive != null) {
                all.assertThat(answer).as(question.getKey() + " by the export").isEqualTo(naive);
            }
        }
        all.assertAll();
    }

    @Test
    void growthOfTheInventoryMovesNothing() throws Exception {
        String before = Files.readString(ESTATES.resolve("northgate.jsonl"));
        Instant begun = Instant.now();
        bring(before);
        Map<String, Double> losses = losses();
        bring(before + grown(200));
        Map<String, Double> later = losses();
        assertThat(later).containsAllEntriesOf(losses).hasSizeGreaterThan(losses.size() + 100);
        for (String measure : List.of("LOSS", "SCORE", "TENANTS", "TENANT_ADMIN", "RESOURCES", "ENTITIES")) {
            JsonNode change = change(measure, begun);
            for (String number : List.of("mean", "median", "p95", "cvar95", "max")) {
                assertThat(change.at("/chained/" + number).asDouble())
                        .as(measure + " " + number)
                        .isZero();
            }
        }
        assertThat(change("LOSS", begun).at("/own/mean").asDouble()).isNegative();
    }

    /** Customers with machines and people of their own; nobody who was there before comes to any of it. */
    private static String grown(int customers) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < customers; i++) {
            lines.append("""
                    {"id": "new%1$d", "kind": "CUSTOMER"}
                    {"id": "new%1$d/host", "kind": "HOST"}
                    {"id": "new%1$d/user", "kind": "HUMAN", "tenant": "new%1$d"}
                    {"from": "new%1$d", "relation": "CONTAINS", "to": "new%1$d/host"}
                    {"from": "new%1$d/user", "relation": "CAN", "to": "new%1$d/host", "level": "READ"}
                    """.formatted(i));
        }
        return lines.toString();
    }

    private Map<String, Double> losses() {
        Map<String, Double> losses = new TreeMap<>();
        new Asking(port)
                .data(
                        "{ ranking(by: LOSS, first: 1000, assume: {at: \"2026-11-15T12:00:00Z\"}) { edges { value node { id } } } }")
                .at("/ranking/edges")
                .forEach(edge -> losses.put(
                        edge.at("/node/id").asString(), edge.get("value").asDouble()));
        return losses;
    }

    private JsonNode change(String measure, Instant from) throws InterruptedException {
        Instant late = Instant.now().plus(Duration.ofMinutes(1));
        while (true) {
            JsonNode change = new Asking(port)
                    .data("{ history(measure: " + measure + ", from: \"" + from + "\") { change {"
                            + " chained { mean median p95 cvar95 max } own { mean } } } }")
                    .at("/history/change");
            if (change.isObject() || Instant.now().isAfter(late)) {
                assertThat(change.isObject()).as("both versions are measured").isTrue();
                return change;
            }
            Thread.sleep(50);
        }
    }

    private JsonNode ask(String document, JsonNode variables) {
        Asking.Answer answer = new Asking(port)
                .post(JsonMapper.shared()
                        .writeValueAsBytes(
                                Map.of("query", document, "variables", variables.isObject() ? variables : Map.of())));
        assertThat(answer.json().has("errors")).as(answer.json().toString()).isFalse();
        return answer.json().get("data");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private void bring(String lines) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/import?source=msp&removing=any&name=estate.jsonl"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(lines))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"rejectedCount\":0", "\"danglingEnds\":0");
        }
    }

    private ExportedEstate exported() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/export/estate.jsonl"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new ExportedEstate(
                    client.send(request, BodyHandlers.ofLines()).body());
        }
    }
}
