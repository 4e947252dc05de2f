package blastradius.graphql;

import graphql.GraphQLContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long one request may take. It starts as that of a plain question and is extended once an analysis is seen in it. */
final class Deadline {

    private final Limits limits;
    private final long startNanos = System.nanoTime();
    private volatile boolean analysis;
    private volatile boolean cancelled;

    Deadline(Limits limits) {
        this.limits = limits;
    }

    /** That of the request; an unlimited one for questions from inside the server. */
    static Deadline of(GraphQLContext context) {
        @Nullable Deadline deadline = context.get(Deadline.class);
        return deadline == null ? new Deadline(UNLIMITED) : deadline;
    }

    void allowAnalysis() {
        analysis = true;
    }

    boolean isAnalysis() {
        return analysis;
    }

    /** Nobody waits for the answer any more. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    Duration limit() {
        return analysis ? limits.analysis() : limits.query();
    }

    /** What is left of it; negative once it has passed. */
    Duration left() {
        return limit().minusNanos(System.nanoTime() - startNanos);
    }

    private static final Limits UNLIMITED = unlimited();

    private static Limits unlimited() {
        Duration day = Duration.ofDays(1);
        org.springframework.util.unit.DataSize size = org.springframework.util.unit.DataSize.ofBytes(Long.MAX_VALUE);
        int max = Integer.MAX_VALUE;
        return new Limits(size, max, max, max, max, max, max, max, max, max, max, max, size, day, day);
    }
}
