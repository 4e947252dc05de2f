package blastradius.ingest.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO 8601 in its usual dresses (RFC 3339, a blank for the T, {@code +0100}, {@code UTC}, basic form, comma for the fraction), days
 * as {@code 31.12.2026}, {@code /Date(…)/} and plain numbers, see {@link NumberTime}.
 */
final class TimeSpelling {

    private static final Set<String> NEVER = Set.of(
            "never",
            "none",
            "unlimited",
            "infinity",
            "permanent",
            "nie",
            "jamais",
            "nunca",
            "mai",
            "0000-00-00",
            "0000-00-00 00:00:00");

    /** What programs write that begin to count on that day, and have nothing to count. */
    private static final Set<LocalDate> FIRST_DAYS = Set.of(
            LocalDate.of(1600, 12, 31),
            LocalDate.of(1753, 1, 1),
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(1970, 1, 1));

    private static final String ZONE =
            "\\s*(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-]\\d{2}(?::?\\d{2}){0,2}))?(?:\\[([\\w/+-]{1,40})\\])?";
    private static final String CLOCK = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,40}))?)?";
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}|\\+\\d{5,6})([-/])(\\d{1,2})\\2(\\d{1,2})(?:(?:T|\\s+)" + CLOCK + ")?" + ZONE,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BASIC = Pattern.compile(
            "(\\d{4})(\\d{2})(\\d{2})(T?)(\\d{2})(\\d{2})(?:(\\d{2})(?:[.,](\\d{1,40}))?)?" + ZONE,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:,?\\s+" + CLOCK + ")?");
    private static final Pattern SCRIPT = Pattern.compile("/Date\\((-?\\d{1,20})(?:[+-]\\d{4})?\\)/");
    private static final int MOST_CHARS = 100;

    private TimeSpelling() {}

    /**
     * Reads a text.
     *
     * @throws DateTimeException if it is no time
     */
    static TimeText read(String text) {
        if (NEVER.contains(text.toLowerCase(Locale.ROOT))) {
            return new TimeText.Unset();
        }
        if (text.length() > MOST_CHARS) {
            throw new DateTimeException("too long");
        }
        if (NumberTime.isNumber(text)) {
            return NumberTime.read(text);
        }
        Matcher script = SCRIPT.matcher(text);
        if (script.matches()) {
            return NumberTime.milliseconds(script.group(1));
        }
        return calendar(text);
    }

    private static TimeText calendar(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return new Fields(iso, new int[] {1, 3, 4, 5, 6, 7, 8}, 9).read();
        }
        Matcher basic = BASIC.matcher(text);
        if (basic.matches() && (!basic.group(4).isEmpty() || basic.group(9) != null || basic.group(10) != null)) {
            return new Fields(basic, new int[] {1, 2, 3, 5, 6, 7, 8}, 9).read();
        }
        Matcher dotted = DOTTED.matcher(text);
        if (dotted.matches()) {
            return new Fields(dotted, new int[] {3, 2, 1, 4, 5, 6, 7}, 0).read();
        }
        throw new DateTimeException("no time");
    }

    /** Whether a program that has no date to tell writes this one. */
    private static boolean isUnset(LocalDate date, LocalTime time) {
        int year = date.getYear();
        boolean outer = year <= 1 || year == 1601 || year >= 9999 || date.equals(LocalDate.of(1600, 12, 31));
        return outer || (time.equals(LocalTime.MIDNIGHT) && FIRST_DAYS.contains(date));
    }

    /**
     * The numbers of a text that looks like a time.
     *
     * @param at the groups of year, month, day, hour, minute, second and fraction
     * @param zoneAt the first of the three groups of the zone; 0: there is none
     */
    private record Fields(Matcher found, int[] at, int zoneAt) {

        private static final int MIDNIGHT = 24;
        private static final int LEAP = 60;

        TimeText read() {
            int year = number(0);
            if (year >= 10_000) {
                return beyond(year);
            }
            LocalDate date = LocalDate.of(year, number(1), number(2));
            ZoneId zone = zone();
            if (group(3) == null) {
                return isUnset(date, LocalTime.MIDNIGHT) ? new TimeText.Unset() : new TimeText.Day(date, zone);
            }
            LocalDateTime time = time(date);
            if (isUnset(date, time.toLocalTime())) {
                return new TimeText.Unset();
            }
            if (group(5) != null && number(5) == LEAP) {
                requireLeapSecond(time, zone);
            }
            return zone == null ? new TimeText.Wall(time) : at(time.atZone(zone).toInstant());
        }

        /* The last instant of 9999, told in a zone in which the next year has begun. */
        private TimeText beyond(int year) {
            if (year == 10_000 && number(1) == 1 && number(2) == 1) {
                return new TimeText.Unset();
            }
            throw new DateTimeException("beyond the years");
        }

        private static TimeText at(Instant instant) {
            return instant.equals(Instant.EPOCH) ? new TimeText.Unset() : new TimeText.At(instant);
        }

        private LocalDateTime time(LocalDate date) {
            int hour = number(3);
            int second = group(5) == null ? 0 : number(5);
            String fraction = group(6) == null ? "" : group(6);
            int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
            if (hour == MIDNIGHT) {
                if (number(4) != 0 || second != 0 || nanos != 0) {
                    throw new DateTimeException("later than 24:00");
                }
                return date.plusDays(1).atStartOfDay();
            }
            return second == LEAP
                    ? date.atTime(hour, number(4), LEAP - 1).plusSeconds(1)
                    : date.atTime(hour, number(4), second, nanos);
        }

        /* Seconds are inserted at the ends of June and December, by the clock of UTC. */
        private static void requireLeapSecond(LocalDateTime after, @Nullable ZoneId zone) {
            LocalDateTime utc = zone == null
                    ? after
                    : LocalDateTime.ofInstant(after.atZone(zone).toInstant(), ZoneOffset.UTC);
            boolean first = utc.getDayOfYear() == 1 || (utc.getMonthValue() == 7 && utc.getDayOfMonth() == 1);
            if (zone == null || !first || !utc.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                throw new DateTimeException("no leap second");
            }
        }

        private @Nullable ZoneId zone() {
            if (zoneAt == 0) {
                return null;
            }
            String offset = found.group(zoneAt + 1);
            String region = found.group(zoneAt + 2);
            return found.group(zoneAt) != null
                    ? ZoneOffset.UTC
                    : offset != null ? ZoneOffset.of(offset) : region != null ? ZoneId.of(region) : null;
        }

        private @Nullable String group(int field) {
            return found.group(at[field]);
        }

        private int number(int field) {
            return Integer.parseInt(String.valueOf(group(field)));
        }
    }
}
