package blastradius.ingest.file;

import blastradius.model.Moment;
import blastradius.model.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as exports write them; all fractions of a second count, up to nanoseconds. */
public final class Timestamps {

    private Timestamps() {}

    /**
     * Reads ISO 8601 with an offset, without one (then UTC is meant), or a date alone (its first instant in UTC).
     *
     * @throws IllegalArgumentException naming the text
     */
    public static Instant read(String text) {
        String trimmed = text.trim();
        try {
            if (trimmed.length() == "2026-01-01".length()) {
                return LocalDate.parse(trimmed).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            String iso = trimmed.replace(' ', 'T');
            return Moment.within(
                    hasOffset(iso)
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(
                    "\"" + PlainText.shown(text)
                            + "\" is no instant of the years 0 to 9999; write it as 2026-06-01T10:00:00Z",
                    malformed);
        }
    }

    private static boolean hasOffset(String iso) {
        int time = iso.indexOf('T');
        return iso.endsWith("Z") || iso.indexOf('+', time + 1) > 0 || (time > 0 && iso.indexOf('-', time) > 0);
    }
}
