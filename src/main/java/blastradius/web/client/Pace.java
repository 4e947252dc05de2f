package blastradius.web.client;

import java.net.SocketTimeoutException;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * How slow a transfer may be: so much time, and more for what has been transferred. Only the time counts that is spent waiting for the other
 * side.
 *
 * @param patience granted to every transfer
 * @param perSecond for so many bytes a second is added
 */
public record Pace(Duration patience, DataSize perSecond) {

    /** One transfer. */
    final class Transfer {

        private long waitedNanos;
        private long bytes;
        private boolean late;

        /** Adds a step of it. */
        void add(long nanos, long moved) throws SocketTimeoutException {
            waitedNanos += nanos;
            bytes += Math.max(0, moved);
            if (waitedNanos > patience.toNanos() + grantedNanos()) {
                late = true;
                throw new SocketTimeoutException("slower than the server waits");
            }
        }

        private long grantedNanos() {
            return (long) (bytes * 1e9 / perSecond.toBytes());
        }

        boolean isLate() {
            return late;
        }

        long bytes() {
            return bytes;
        }
    }
}
