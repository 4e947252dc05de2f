package blastradius.ingest.value;

import blastradius.model.Moment;
import blastradius.model.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instants as exports write them, of one import whose writer may have said in which zone he lives. A day alone begins with its first
 * instant and ends with its last; the known spellings of never (the years 1, 1601 and 9999, 0, −1, 2⁶³−1, the word) are no beginning and
 * no end. All fractions of a second count, up to nanoseconds. Used by one thread.
 */
public final class Times {

    private final @Nullable ZoneId stated;
    private final Counted zoneless = new Counted();
    private final Counted unset = new Counted();

    private Times(@Nullable ZoneId stated) {
        this.stated = stated;
    }

    /** @param zone of times that state none; null: UTC, which is remarked on */
    public static Times in(@Nullable ZoneId zone) {
        return new Times(zone);
    }

    /** How often something was met, and where first. */
    private static final class Counted {
        private long count;
        private String first = "";

        void add(String text) {
            first = count++ == 0 ? text : first;
        }
    }

    /**
     * The instant at which something begins; null if the text says that none is set.
     *
     * @throws IllegalArgumentException naming the text
     */
    public @Nullable Instant start(String text) {
        return instant(text, false);
    }

    /** The first instant at which something is over; null if the text says that none is set. */
    public @Nullable Instant end(String text) {
        return instant(text, true);
    }

    /**
     * The instant that a text names, a day by its first one.
     *
     * @throws IllegalArgumentException naming the text
     */
    public static Instant at(String text) {
        Instant instant = in(ZoneOffset.UTC).start(text);
        if (instant == null) {
            throw noInstant(text, null);
        }
        return instant;
    }

    /** What the report should say of how times were understood. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (zoneless.count > 0) {
            remarks.add(
                    "times without a zone were read as UTC (%,d, the first is \"%s\"); if that is not meant, say zone=Europe/Berlin or another"
                            .formatted(zoneless.count, PlainText.shown(zoneless.first)));
        }
        if (unset.count > 0) {
            remarks.add("times that programs write where none is set were read as none (%,d, the first is \"%s\")"
                    .formatted(unset.count, PlainText.shown(unset.first)));
        }
        return remarks;
    }

    private @Nullable Instant instant(String text, boolean isEnd) {
        String trimmed = text.strip();
        try {
            return switch (TimeSpelling.read(trimmed)) {
                case TimeText.Unset none -> {
                    unset.add(trimmed);
                    yield null;
                }
                case TimeText.At at -> Moment.within(at.instant());
                case TimeText.Day day -> day(trimmed, day, isEnd);
                case TimeText.Wall wall -> {
                    ZonedDateTime time = wall.time().atZone(zone(trimmed));
                    yield Moment.within((isEnd ? time.withLaterOffsetAtOverlap() : time).toInstant());
                }
            };
        } catch (DateTimeException | ArithmeticException malformed) {
            throw noInstant(text, malformed);
        }
    }

    private Instant day(String text, TimeText.Day day, boolean isEnd) {
        LocalDate date = isEnd ? day.date().plusDays(1) : day.date();
        ZoneId own = day.zone();
        return Moment.within(date.atStartOfDay(own == null ? zone(text) : own).toInstant());
    }

    private ZoneId zone(String text) {
        if (stated != null) {
            return stated;
        }
        zoneless.add(text);
        return ZoneOffset.UTC;
    }

    private static IllegalArgumentException noInstant(String text, @Nullable RuntimeException cause) {
        return new IllegalArgumentException(
                "\"" + PlainText.shown(text)
                        + "\" is no instant of the years 0 to 9999; write it as 2026-06-01T10:00:00Z",
                cause);
    }
}
