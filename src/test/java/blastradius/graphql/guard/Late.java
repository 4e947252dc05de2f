package blastradius.graphql.guard;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How long a question went on after it was cancelled.
 *
 * @param at what it did when it should have ended; empty: it had
 */
record Late(Duration by, String at) {

    /** Asks, and cancels after a time; looks what it does if that is not enough soon. */
    static Late after(Duration time, Duration soon, Duration patience, Consumer<Deadline> ask) throws Exception {
        Deadline deadline = new Deadline(patience);
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread asking = Thread.ofPlatform().start(() -> {
            ask.accept(deadline);
            done.complete(null);
        });
        try {
            done.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException underWay) {
            deadline.cancel();
        }
        long cancelled = System.nanoTime();
        String at = "";
        try {
            done.get(soon.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            at = stacks();
            done.get(patience.toSeconds() * 2, TimeUnit.SECONDS);
        }
        asking.join();
        return new Late(Duration.ofNanos(System.nanoTime() - cancelled), at);
    }

    private static String stacks() {
        return Thread.getAllStackTraces().values().stream()
                .map(stack -> Arrays.stream(stack)
                        .filter(frame -> frame.getClassName().startsWith("blastradius"))
                        .limit(9)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining("\n    ")))
                .filter(ours -> !ours.isEmpty())
                .collect(Collectors.joining("\n--\n    "));
    }
}
