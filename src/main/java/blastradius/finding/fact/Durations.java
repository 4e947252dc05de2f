package blastradius.finding.fact;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lengths of time as sources write them. */
public final class Durations {

    /** Longer than any that counts. */
    public static final Duration ENDLESS = Duration.ofDays(36_525);

    private Durations() {}

    /** ISO 8601, with a month of 30 and a year of 365 days, or {@code never}; null: not stated, or nothing that is a length. */
    public static @Nullable Duration of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String word = text.strip().toUpperCase(Locale.ROOT);
        if (word.equals("NEVER") || word.equals("UNLIMITED") || word.equals("NONE")) {
            return ENDLESS;
        }
        try {
            int time = word.indexOf('T');
            String days = time < 0 ? word : word.substring(0, time);
            Duration whole = days.equals("P") ? Duration.ZERO : days(Period.parse(days));
            return time < 0 ? whole : whole.plus(Duration.parse("P" + word.substring(time)));
        } catch (DateTimeParseException no) {
            return null;
        }
    }

    private static Duration days(Period period) {
        return Duration.ofDays(period.getYears() * 365L + period.getMonths() * 30L + period.getDays());
    }

    /** Such as {@code 10 hours} or {@code 90 days}. */
    public static String words(Duration time) {
        if (time.compareTo(ENDLESS) >= 0) {
            return "forever";
        }
        return time.toHours() < 48 ? time.toHours() + " hours" : time.toDays() + " days";
    }
}
