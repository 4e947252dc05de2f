package blastradius.web.export;

import blastradius.lane.Connection;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says whether nobody waits for a file any more: its client has left, or it took as long as one may. The container serves under the connection's
 * lock, so only the thread of the request looks; others are told what it saw. Safe for several threads.
 */
final class Waiting implements BooleanSupplier {

    /** The attribute of a request that has its connection. */
    static final String CONNECTION = "blastradius.lane.Connection";

    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

    private final Thread own = Thread.currentThread();
    private final @Nullable Connection client;
    private final long end;
    private long looked = System.nanoTime(); // by its own thread
    private volatile boolean over;
    private volatile boolean gone;

    /** Of the request that this thread serves, from now on. */
    Waiting(@Nullable Connection client, Duration longest) {
        this.client = client;
        this.end = System.nanoTime() + longest.toNanos();
    }

    @Override
    public boolean getAsBoolean() {
        long now = System.nanoTime();
        if (!over && now - end > 0) {
            over = true;
        }
        if (!over && client != null && own.equals(Thread.currentThread()) && now - looked > LOOK_NANOS) {
            looked = now;
            gone = client.isGone();
            over = gone;
        }
        return over;
    }

    /** Whether the client was seen to have left. */
    boolean isGone() {
        return gone;
    }
}
