package blastradius.graphql.guard;

import blastradius.graphql.asked.Due;
import blastradius.lane.Lanes;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.TimeExceeded;
import blastradius.model.Sight;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.graphql.server.WebGraphQlInterceptor.Chain;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/**
 * Where and how long questions are worked on: each whole, all its fields one after the other, in one turn of a lane, or at once on a thread
 * of its own where it only looks things up.
 */
public final class Execution {

    private final Lanes lanes;
    private final Limits limits;
    private final Executor unbounded = Executors.newVirtualThreadPerTaskExecutor();

    public Execution(Lanes lanes, Limits limits) {
        this.lanes = lanes;
        this.limits = limits;
    }

    /**
     * During the sight of this thread. Begins when it is subscribed to; cancelling it ends the work.
     *
     * @param due runs when a table has to be made for it, see {@link Due}
     * @return fails with an error of ours when its turn does not come, when its time is over, or when memory does not suffice
     */
    Mono<WebGraphQlResponse> of(WorkKind work, Runnable due, WebGraphQlRequest request, Chain chain) {
        Sight sight = Sight.current();
        return Mono.deferContextual(context -> {
            Deadline deadline = new Deadline(limit(work));
            request.configureExecutionInput(
                    (input, builder) -> builder.graphQLContext(values -> values.put(Deadline.class, deadline))
                            .build());
            Mono<WebGraphQlResponse> next =
                    Mono.defer(() -> chain.next(request)).contextWrite(context);
            return Mono.fromFuture(run(work, () -> sight.during(() -> Due.during(due, () -> worked(next, deadline)))))
                    .timeout(deadline.passed(), Mono.defer(() -> Mono.error(late(deadline))))
                    .doOnCancel(deadline::cancel);
        });
    }

    private static WebGraphQlResponse worked(Mono<WebGraphQlResponse> next, Deadline deadline) {
        deadline.begin();
        try {
            return java.util.Objects.requireNonNull(next.block(), "each question has an answer");
        } catch (OutOfMemoryError tooLarge) {
            throw outOfMemory();
        }
    }

    /** What a question gets that there is not memory enough for. */
    static LimitExceeded outOfMemory() {
        return new LimitExceeded("the question needs more memory than the server has left of its "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB: ask for less at once, or start the server with more (-Xmx)");
    }

    private CompletableFuture<WebGraphQlResponse> run(WorkKind work, Supplier<WebGraphQlResponse> question) {
        return switch (work) {
            case LOOK_UP, KEPT -> CompletableFuture.supplyAsync(question, unbounded);
            case QUICK -> lanes.quick().run(question);
            case LONG -> lanes.longer().run(question);
        };
    }

    private Duration limit(WorkKind work) {
        return work.isAnalysis() ? limits.analysis() : limits.query();
    }

    private static TimeExceeded late(Deadline deadline) {
        deadline.cancel();
        return new TimeExceeded("no answer within " + deadline.limit().toMillis() / 1000.0
                + " s, the most that the server allows: ask for less at once");
    }
}
