package blastradius.ingest.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Times that are written as a number: seconds, milliseconds or microseconds since 1970, or the 100 nanoseconds since 1601 of Windows. Which
 * one it is, its size tells; a number that could be several things (a year, a day without hyphens, a spreadsheet's day) is none.
 */
final class NumberTime {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(?:\\.\\d{1,40})?");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /* 0; -1; the first and last instants of 0001, 1601 and 9999 in the units that programs count in; the ends of 64 bits. */
    private static final Set<Long> UNSET = Set.of(
            0L,
            -1L,
            -62_135_596_800L,
            -62_135_596_800_000L,
            -11_644_473_600L,
            -11_644_473_600_000L,
            253_402_300_799L,
            253_402_300_800L,
            253_402_300_799_000L,
            253_402_300_799_999L,
            253_402_300_800_000L,
            2_650_467_743_999_999_999L,
            2_650_467_744_000_000_000L);

    private static final BigDecimal ENDLESS = new BigDecimal("9.2e18");
    private static final long WINDOWS_SECONDS = 11_644_473_600L;
    private static final long WINDOWS_UNITS = 10_000_000L;

    private NumberTime() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static TimeText read(String text) {
        BigDecimal number = new BigDecimal(text);
        if (isUnset(number)) {
            return new TimeText.Unset();
        }
        if (isBetween(number, "1e8", "1e11")) {
            return seconds(number);
        }
        if (isBetween(number, "1e11", "1e13")) {
            return seconds(number.divide(THOUSAND));
        }
        if (isBetween(number, "1e15", "1e16")) {
            return seconds(number.divide(THOUSAND.pow(2)));
        }
        if (isBetween(number, "1e17", "3e17")) {
            long units = number.longValueExact();
            return new TimeText.At(
                    Instant.ofEpochSecond(units / WINDOWS_UNITS - WINDOWS_SECONDS, units % WINDOWS_UNITS * 100));
        }
        throw new DateTimeException("a number of no known unit");
    }

    /** Milliseconds since 1970, whatever their size. */
    static TimeText milliseconds(String text) {
        BigDecimal number = new BigDecimal(text);
        return isUnset(number) ? new TimeText.Unset() : seconds(number.divide(THOUSAND));
    }

    private static boolean isUnset(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return number.abs().compareTo(ENDLESS) >= 0 || (whole && UNSET.contains(number.longValue()));
    }

    private static TimeText seconds(BigDecimal seconds) {
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return new TimeText.At(Instant.ofEpochSecond(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValue()));
    }

    private static boolean isBetween(BigDecimal number, String from, String below) {
        return number.compareTo(new BigDecimal(from)) >= 0 && number.compareTo(new BigDecimal(below)) < 0;
    }
}
