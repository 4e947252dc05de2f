package blastradius.lane;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then whether those who wait for an answer are still there, as the container tells nobody. Safe for several threads.
 */
public final class Connections implements AutoCloseable {

    private final Map<CompletableFuture<Void>, Connection> watched = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("connections").factory());

    /** @param every how often to look */
    public Connections(Duration every) {
        clock.scheduleWithFixedDelay(this::look, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Done once the client has left. The connection is looked at until then, or until the future is cancelled: it must be before the request
     * ends, as afterwards the connection is another's.
     */
    public CompletableFuture<Void> gone(Connection connection) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        watched.put(gone, connection);
        gone.whenComplete((left, cancelled) -> watched.remove(gone));
        return gone;
    }

    private void look() {
        watched.forEach((gone, connection) -> {
            if (!gone.isDone() && connection.isGone()) {
                gone.complete(null);
            }
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
