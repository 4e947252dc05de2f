package blastradius.graphql.guard;

import blastradius.analysis.question.Budget;
import graphql.GraphQLContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How long the work on one request may take. It runs from when the work begins, not while it waits for its turn. Safe for several threads. */
public final class Deadline {

    private static final Duration DAY = Duration.ofDays(1);

    private final Duration limit;
    private final CompletableFuture<Long> begun = new CompletableFuture<>(); // of System.nanoTime
    private volatile boolean cancelled;

    public Deadline(Duration limit) {
        this.limit = limit;
    }

    /** That of the request; a day for questions from inside the server. */
    public static Deadline of(GraphQLContext context) {
        @Nullable Deadline deadline = context.get(Deadline.class);
        return deadline == null ? new Deadline(DAY) : deadline;
    }

    /** Now the work begins. */
    public void begin() {
        begun.complete(System.nanoTime());
    }

    /** Nobody waits for the answer any more. */
    public void cancel() {
        cancelled = true;
    }

    Duration limit() {
        return limit;
    }

    /** What is left of it, and nothing once it is cancelled. */
    public Budget budget() {
        long spent = System.nanoTime() - begun.getNow(System.nanoTime());
        return Budget.of(limit.minusNanos(spent), () -> cancelled);
    }

    /** Tells when it has passed. */
    Mono<Long> passed() {
        return Mono.fromFuture(() -> begun.copy()).flatMap(begin -> Mono.delay(limit));
    }
}
