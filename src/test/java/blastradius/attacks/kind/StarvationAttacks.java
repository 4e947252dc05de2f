package blastradius.attacks.kind;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.served.Served;
import blastradius.attacks.table.Attack;
import blastradius.attacks.table.Expectation;
import blastradius.attacks.wire.Reply;
import blastradius.attacks.wire.Request;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** More work than the machine can do: whoever asks little is answered as ever, and what nobody waits for is not done. */
public final class StarvationAttacks {

    private static final String KIND = "starvation";

    private StarvationAttacks() {}

    public static List<Attack> all() {
        return List.of(
                Attack.of(KIND, "four pieces of advice at once", StarvationAttacks::fourAtOnce),
                Attack.of(KIND, "equal questions at once", StarvationAttacks::equalOnes),
                Attack.of(KIND, "clients that ask and leave", StarvationAttacks::leaving),
                Attack.of(KIND, "200 heavy questions at once", StarvationAttacks::manyHeavyOnes),
                Attack.of(KIND, "200 small questions at once", StarvationAttacks::manySmallOnes));
    }

    /* Each of another instant, so that no kept answer serves. */
    private static String advice(int i) {
        return "{ advice(budget: 3, assume: {at: \"2026-10-%02dT%02d:%02d:00Z\"}) { saving } }"
                .formatted(1 + i / 60 % 28, i % 24, i % 60);
    }

    private static String heavy(int i) {
        String at = "assume: {at: \"2026-09-%02dT%02d:%02d:00Z\"}".formatted(1 + i / 60 % 28, i % 24, i % 60);
        return switch (i % 5) {
            case 0 -> "{ advice(budget: 3, " + at + ") { saving } }";
            case 1 -> "{ comparison(scenarios: [], " + at + ") { columns { __typename } } }";
            case 2 -> "{ ranking(by: EXPOSURE_HOURS, " + at + ", first: 1) { totalCount } }";
            case 3 -> "{ chokePoints(compromised: [\"nw/soc.readonly\"], verify: true, " + at + ") { totalCount } }";
            default -> "{ exposure(targets: [\"osprey/srv-2\"], verify: true, " + at + ") { entityCount } }";
        };
    }

    private static void fourAtOnce(Served server) throws Exception {
        List<Reply> replies = atOnce(4, i -> server.ask(advice(i)), () -> AfterKind.answers(server));
        replies.forEach(StarvationAttacks::isAnsweredOrRefused);
        AfterKind.answers(server);
    }

    private static void equalOnes(Served server) throws Exception {
        long before = cpuMillis(server);
        isAnsweredOrRefused(server.ask(advice(100)));
        long one = cpuMillis(server) - before;
        List<Reply> replies = atOnce(8, i -> server.ask(advice(101)), () -> {});
        replies.forEach(StarvationAttacks::isAnsweredOrRefused);
        long eight = cpuMillis(server) - before - one;
        assertThat(eight)
                .as("ms of eight equal questions, where one takes %d", one)
                .isLessThan(3 * one + 1_000);
    }

    /** The processor is idle again soon after the last of them has left, though each would have kept it busy for seconds. */
    private static void leaving(Served server) throws Exception {
        for (int i = 200; i < 216; i++) {
            try (Socket socket = server.wire().open()) {
                socket.getOutputStream().write(Request.question(advice(i)).bytes(server.port()));
                Served.pause(Duration.ofMillis(100));
            }
        }
        Served.pause(Duration.ofSeconds(3));
        long before = cpuMillis(server);
        Served.pause(Duration.ofSeconds(2));
        assertThat(cpuMillis(server) - before)
                .as("ms of the processor in 2 s, 3 s after the last client has left")
                .isLessThan(600);
    }

    private static void manyHeavyOnes(Served server) throws Exception {
        List<Reply> replies = atOnce(200, i -> server.ask(heavy(i)), () -> healthAnswers(server));
        replies.forEach(StarvationAttacks::isAnsweredOrRefused);
        AfterKind.answers(server);
    }

    private static void manySmallOnes(Served server) throws Exception {
        atOnce(
                        200,
                        i -> server.ask("{ entities(search: \"soc\", first: 5) { totalCount } }"),
                        () -> healthAnswers(server))
                .forEach(StarvationAttacks::isAnsweredOrRefused);
        AfterKind.answers(server);
    }

    private static void healthAnswers(Served server) {
        Reply health = server.wire().send(Request.get("/actuator/health"));
        assertThat(health.status()).as(health.toString()).isEqualTo(200);
        assertThat(health.took()).isLessThan(Expectation.PROMPT);
    }

    /** 200 with data, or a refusal with a code and a word of when to come again. */
    private static void isAnsweredOrRefused(Reply reply) {
        if (reply.status() == 200 && reply.errors().isEmpty()) {
            return;
        }
        assertThat(reply.errors()).as(reply.toString()).isNotEmpty();
        assertThat(reply.errors().getFirst().at("/extensions/code").asString(""))
                .as(reply.toString())
                .isIn("BUSY", "TIME_EXCEEDED", "LIMIT_EXCEEDED");
        if (reply.status() == 429) {
            assertThat(reply.header("Retry-After")).as(reply.toString()).isNotEmpty();
        }
    }

    /** One question asked by one caller. */
    private interface Asked {
        Reply by(int caller) throws IOException;
    }

    /** The answers of all callers; what is looked at is looked at again and again until they are there. */
    private static List<Reply> atOnce(int callers, Asked asked, Runnable meanwhile)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> futures = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit((Callable<Reply>) () -> asked.by(i)))
                    .toList();
            do {
                meanwhile.run();
                Served.pause(Duration.ofMillis(100));
            } while (!futures.stream().allMatch(Future::isDone));
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> future : futures) {
                replies.add(future.get());
            }
            return replies;
        }
    }

    private static long cpuMillis(Served server) {
        return server.process().info().totalCpuDuration().orElseThrow().toMillis();
    }
}
