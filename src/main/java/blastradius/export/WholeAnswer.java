package blastradius.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose rows are made while they are written. It keeps what it was made from, so it is written at once and let go of.
 *
 * @param question what was asked, as it stands in addresses: {@code blast-radius}
 * @param about whom or what it was asked of, to be recognized by; empty: everything
 * @param at the instant that it was asked about
 * @param inexact why it is not the whole truth; null: it is
 */
public record WholeAnswer(
        String question,
        String about,
        long version,
        Instant at,
        @Nullable String inexact,
        Content content) {

    private static final int LONGEST = 80;
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What its file is called, without an ending: question, instant, version and whether it is incomplete, in characters that every system takes. */
    public String fileName() {
        return fileName(question, about, at, version, inexact);
    }

    static String fileName(String question, String about, Instant at, long version, @Nullable String inexact) {
        String safe = about.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        String shortened = safe.substring(0, Math.min(LONGEST, safe.length()));
        return question + (shortened.isEmpty() ? "" : "-" + shortened) + "-at-"
                + BASIC.format(at.truncatedTo(ChronoUnit.SECONDS)) + "-v" + version
                + (inexact == null ? "" : "-incomplete");
    }
}
