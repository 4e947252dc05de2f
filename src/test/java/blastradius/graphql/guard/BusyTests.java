package blastradius.graphql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.Asking.Answer;
import blastradius.graphql.FixtureCatalogue;
import blastradius.graphql.FixtureServer;
import blastradius.lane.Lane;
import blastradius.lane.Lanes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The server while its lanes are full. */
@FixtureServer
@TestPropertySource(
        properties = {
            "blastradius.limits.patience=400ms",
            "blastradius.limits.waiting=20",
            "blastradius.limits.query=20s",
            "blastradius.limits.analysis=40s"
        })
@Isolated("measures time")
class BusyTests {

    private static final String NEVER = "entities(search: \"" + FixtureCatalogue.NEVER + "\") { totalCount } ";
    private static final String ADVICE = "advice(budget: 1) { saving } ";
    private static final String RADIUS = "blastRadius(compromised: [\"mara\"]) { tenantAdminCount } ";

    @LocalServerPort
    private int port;

    @Autowired
    private FixtureCatalogue catalogue;

    @Autowired
    private Lanes lanes;

    private final List<CompletableFuture<Answer>> asked = new ArrayList<>();

    private Asking server;

    @BeforeEach
    void connect() {
        server = new Asking(port);
        catalogue.searches.set(0);
    }

    @AfterEach
    void answerAll() {
        await(() -> {
            catalogue.answerNow();
            return lanes.longer().working()
                            + lanes.quick().working()
                            + lanes.longer().waiting()
                    == 0;
        });
        asked.forEach(CompletableFuture::join);
    }

    private void begin(String question) {
        asked.add(CompletableFuture.supplyAsync(
                () -> server.ask(question, Map.of()), Executors.newVirtualThreadPerTaskExecutor()));
    }

    /** As many that never end, and differ, as the lane works on at once. */
    private void fill(Lane lane, String analysis) {
        int most = Runtime.getRuntime().availableProcessors();
        int worked = lane == lanes.longer() ? Math.max(1, most - 1) : most;
        int before = catalogue.searches.get();
        for (int i = 0; i < most; i++) {
            begin("{ x" + i + ": __typename " + NEVER + analysis + "}");
        }
        await(() -> catalogue.searches.get() - before >= worked);
    }

    private static void await(BooleanSupplier reached) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 10 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void refusesLongAnalysesWithTheNumbersAndAnswersEverythingElse() {
        fill(lanes.longer(), ADVICE);

        Answer refused = server.ask("{ " + ADVICE + "}", Map.of());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.code()).isEqualTo("BUSY");
        assertThat(refused.message()).contains("long analyses").contains("0.4 s");
        assertThat(refused.error().at("/extensions/retryAfter").asInt()).isEqualTo(1);
        assertThat(server.data("{ " + RADIUS + "}").has("blastRadius")).isTrue();
        assertThat(server.data("{ node(id: \"mara\") { id } }").has("node")).isTrue();
    }

    @Test
    void refusesQuickAnalysesWhileLookUpsAreAnswered() {
        fill(lanes.quick(), RADIUS);

        assertThat(server.ask("{ " + RADIUS + "}", Map.of()).status()).isEqualTo(429);
        assertThat(server.data("{ entities(first: 1) { totalCount } estate { snapshot { version } } }")
                        .has("estate"))
                .isTrue();
    }

    @Test
    void whatIsKeptWaitsForNobody() {
        String ranking = "{ ranking(by: SCORE) { totalCount } }";
        server.data(ranking);
        fill(lanes.longer(), ADVICE);
        fill(lanes.quick(), RADIUS);

        assertThat(server.data(ranking).has("ranking")).isTrue();
        assertThat(server.ask("{ ranking(by: SCORE, assume: {mfaBypass: true}) { totalCount } }", Map.of())
                        .status())
                .as("a table that has to be made first")
                .isEqualTo(429);
    }

    @Test
    void aQuestionHasOneTurnWhateverItAsks() {
        StringBuilder fields = new StringBuilder("{ " + NEVER);
        for (int i = 0; i < 10; i++) {
            fields.append("r").append(i).append(": ").append(RADIUS);
        }
        begin(fields + "}");
        await(() -> lanes.quick().working() == 1);

        assertThat(lanes.quick().waiting()).isZero();
        await(() -> {
            catalogue.answerNow();
            return asked.getFirst().isDone();
        });
        assertThat(asked.getFirst().join().status()).isEqualTo(200);
    }

    @Test
    void equalQuestionsShareOneAnswer() {
        for (int i = 0; i < 5; i++) {
            begin("{ " + NEVER + RADIUS + "}");
        }
        await(() -> catalogue.searches.get() > 0);
        sleep(300);
        assertThat(lanes.quick().working()).isEqualTo(1);
        assertThat(lanes.quick().waiting()).isZero();
        catalogue.answerNow();

        assertThat(asked)
                .allSatisfy(answer -> assertThat(answer.join().json().at("/data/blastRadius"))
                        .hasToString("{\"tenantAdminCount\":1}"));
        assertThat(catalogue.searches).hasValue(1);
    }

    @Test
    void otherVariablesAreAnotherQuestion() {
        String question = "query Q($id: ID!) { " + NEVER + " blastRadius(compromised: [$id]) { tenantAdminCount } }";
        for (String id : List.of("mara", "soc")) {
            asked.add(CompletableFuture.supplyAsync(
                    () -> server.ask(question, Map.of("id", id)), Executors.newVirtualThreadPerTaskExecutor()));
        }
        await(() -> catalogue.searches.get() + lanes.quick().waiting() == 2);
    }

    @Test
    void whoLeavesWhileHeWaitsGivesUpHisTurn() throws IOException {
        fill(lanes.longer(), ADVICE);
        int waiting = lanes.longer().waiting();
        try (Socket leaving = asking("{ y: __typename " + ADVICE + "}")) {
            assertThat(leaving.isConnected()).isTrue();
            await(() -> lanes.longer().waiting() == waiting + 1);
        }
        await(() -> lanes.longer().waiting() <= waiting);
    }

    @Test
    void eightyAtOnceAreAnsweredOrRefused() {
        for (int i = 0; i < 80; i++) {
            begin("{ z" + i + ": __typename " + ADVICE + RADIUS + "}");
        }
        assertThat(asked)
                .allSatisfy(answer -> assertThat(answer.join().status()).isIn(200, 429));
        assertThat(server.data("{ " + ADVICE + "}").has("advice")).isTrue();
    }

    @Test
    void memoryThatDoesNotSufficeFailsOneQuestion() {
        for (String more : List.of("", RADIUS, ADVICE)) {
            Answer answer = server.ask(
                    "{ entities(search: \"" + FixtureCatalogue.TOO_LARGE + "\") { totalCount } " + more + "}",
                    Map.of());

            assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
            assertThat(answer.message()).contains("memory").contains("MB");
        }
        assertThat(server.data("{ " + RADIUS + "}").has("blastRadius")).isTrue();
    }

    private Socket asking(String question) throws IOException {
        byte[] body = ("{\"query\": \"" + question.replace("\"", "\\\"") + "\"}").getBytes(StandardCharsets.UTF_8);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(
                        ("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                        + body.length + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return socket;
    }

    private static void sleep(long millis) {
        java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000);
    }
}
