package blastradius.ingest.responses;

import blastradius.ingest.value.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When something is held under role management: as an instance says it, or the schedule from which instances come.
 *
 * @param from null: always has been
 * @param until null: without end
 * @param status what became of it, in small letters; empty where it does not say, as instances do
 */
public record Schedule(@Nullable Instant from, @Nullable Instant until, String status) {

    /** What was asked for and not given, or taken back. */
    private static final Set<String> NOT_GIVEN = Set.of(
            "canceled",
            "denied",
            "admindenied",
            "failed",
            "revoked",
            "timedout",
            "invalid",
            "pendingapproval",
            "pendingadmindecision",
            "pendingapprovalprovisioning",
            "pendingevaluation",
            "pendingrevocation",
            "failedasresourceislocked");

    public Schedule {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("it is over at " + until + ", before it begins at " + from);
        }
    }

    /**
     * What the record says of its window.
     *
     * @throws IllegalArgumentException if that is none
     */
    public static Schedule of(GraphRecord record, Times times) {
        GraphRecord info = record.at("scheduleInfo");
        GraphRecord expiration = info.at("expiration");
        Instant own = record.start("startDateTime", times);
        Instant from = own == null ? info.start("startDateTime", times) : own;
        Instant stated = record.end("endDateTime", times);
        Instant end = stated == null ? expiration.end("endDateTime", times) : stated;
        String lasts = expiration.text("duration");
        boolean isAfter = end == null && expiration.word("type").equalsIgnoreCase("afterDuration") && lasts != null;
        Instant until = isAfter ? after(from, String.valueOf(lasts)) : end;
        return new Schedule(from, until, record.word("status").toLowerCase(Locale.ROOT));
    }

    private static Instant after(@Nullable Instant from, String lasts) {
        if (from == null) {
            throw new IllegalArgumentException("it lasts " + lasts + " and does not say from when");
        }
        try {
            int time = lasts.indexOf('T');
            Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? lasts : lasts.substring(0, time));
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + lasts.substring(time));
            return from.atZone(ZoneOffset.UTC).plus(days).plus(hours).toInstant();
        } catch (DateTimeException | ArithmeticException malformed) {
            throw new IllegalArgumentException("\"" + lasts + "\" is no duration; write it as P90D or PT8H", malformed);
        }
    }

    /** Whether it is given, now or later. */
    public boolean isGiven() {
        return !NOT_GIVEN.contains(status);
    }

    /** Whether it has begun, as far as it says. */
    public boolean hasBegun() {
        return status.isEmpty() || status.equals("provisioned") || status.equals("granted");
    }

    /** Whether both are open at some instant. */
    public boolean meets(Schedule other) {
        Instant begins = other.from;
        Instant ends = other.until;
        return (until == null || begins == null || begins.isBefore(until))
                && (from == null || ends == null || from.isBefore(ends));
    }
}
