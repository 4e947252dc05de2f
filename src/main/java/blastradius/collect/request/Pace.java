package blastradius.collect.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How patient requests are.
 *
 * @param reply how long one reply may take, with its body
 * @param end when all of them have to be done
 */
public record Pace(Waiting waiting, Clock clock, Duration reply, Instant end) {

    /** A service that wants to be left alone for longer is asked another day. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final int FIRST_MILLIS = 1_000;

    /** How time is let pass. */
    @FunctionalInterface
    public interface Waiting {

        void pause(Duration time) throws InterruptedException;
    }

    /** As a service deserves, and no longer than so long in all. */
    public static Pace within(Duration limit) {
        Clock clock = Clock.systemUTC();
        return new Pace(
                Thread::sleep, clock, Duration.ofMinutes(2), clock.instant().plus(limit));
    }

    boolean isOver() {
        return clock.instant().isAfter(end);
    }

    /** How long to wait after a try: as asked, else twice as long as before, and a little by chance, so that four do not come back at once. */
    Duration before(int attempt, @Nullable Duration asked) {
        if (asked != null) {
            return asked.isNegative() ? Duration.ZERO : asked;
        }
        long millis = (long) FIRST_MILLIS << (attempt - 1);
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 4));
    }
}
