package blastradius.graphql.governance;

import blastradius.ingest.value.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads times as sources state them; one that nobody states, or nobody can read, is null. */
public final class StatedTimes {

    /* Whoever has to state an end and means none states the end of the century, or a later one. */
    private static final Instant NEVER = Instant.parse("2099-12-31T00:00:00Z");

    private StatedTimes() {}

    /** The first instant of what is stated. */
    public static @Nullable Instant start(@Nullable String text) {
        return read(text, Times::start);
    }

    /** The first instant after what is stated; null also where that is never. */
    public static @Nullable Instant end(@Nullable String text) {
        Instant end = read(text, Times::end);
        return end == null || end.isBefore(NEVER) ? end : null;
    }

    private static @Nullable Instant read(@Nullable String text, BiFunction<Times, String, @Nullable Instant> reading) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reading.apply(Times.in(ZoneOffset.UTC), text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
