package blastradius.lane;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then whether those who wait for an answer are still there, as the container tells nobody. Safe for several threads.
 */
public final class Connections implements AutoCloseable {

    private final Queue<Watch> watched = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("connections").factory());

    private final Future<?> looking;

    /** A connection, and whom to tell. */
    private record Watch(Connection connection, CompletableFuture<Void> gone) {

        /** Whether there is nothing more to look for. */
        boolean isOver() {
            if (!gone.isDone() && isGone()) {
                gone.complete(null);
            }
            return gone.isDone();
        }

        /* A connection that cannot even be looked at is of no use to anybody. */
        private boolean isGone() {
            try {
                return connection.isGone();
            } catch (RuntimeException broken) {
                return true;
            }
        }
    }

    /** @param every how often to look */
    public Connections(Duration every) {
        looking = clock.scheduleWithFixedDelay(
                () -> watched.removeIf(Watch::isOver), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Done once the client has left. The connection is looked at until then, or until the future is cancelled: it must be before the request
     * ends, as afterwards the connection is another's.
     */
    public CompletableFuture<Void> gone(Connection connection) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        watched.add(new Watch(connection, gone));
        return gone;
    }

    @Override
    public void close() {
        looking.cancel(false);
        clock.shutdownNow();
    }
}
