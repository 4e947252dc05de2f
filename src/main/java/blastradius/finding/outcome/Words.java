package blastradius.finding.outcome;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Numbers and days as sentences have them. */
public final class Words {

    private Words() {}

    /** Such as {@code 1 grant} and {@code 3 grants}. */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** The day in UTC; {@code a day unknown} where nobody says. */
    public static String day(@Nullable Instant at) {
        return at == null
                ? "a day unknown"
                : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
