package blastradius.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Instants and lengths of time as people state them, within what can be reckoned with and written back: the years 0 to 9999, and lengths
 * of that many years. Beyond that, sums overflow and other programs cannot read what is written.
 */
public final class Moment {

    /** The first instant that can be stated. */
    public static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    /** The last one. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final Duration LONGEST = Duration.between(EARLIEST, LATEST);

    private Moment() {}

    /**
     * Reads an instant with any offset.
     *
     * @throws DateTimeException if it is none, or beyond the years 0 to 9999
     */
    public static Instant parse(String text) {
        return within(OffsetDateTime.parse(text).toInstant());
    }

    /**
     * The same instant.
     *
     * @throws DateTimeException if it is beyond the years 0 to 9999
     */
    public static Instant within(Instant instant) {
        if (!isWithin(instant)) {
            throw new DateTimeException("beyond the years 0 to 9999");
        }
        return instant;
    }

    public static boolean isWithin(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    /** @throws BlastRadiusException.BadRequest unless the one is before the other */
    public static void checkPeriod(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new BlastRadiusException.BadRequest(
                    "the time from " + from + " to " + to + " is empty; its end must be after its start");
        }
    }

    /** The instant, or the first or last one that can be stated. */
    public static Instant nearest(Instant instant) {
        return instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
    }

    /**
     * Reads a length of time.
     *
     * @throws DateTimeException if it is none, or negative, or longer than 10,000 years
     */
    public static Duration length(String text) {
        Duration length = Duration.parse(text);
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw new DateTimeException("not a length of time from 0 to 10,000 years");
        }
        return length;
    }
}
