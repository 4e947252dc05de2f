package blastradius.finding.outcome;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers and days as sentences have them. */
public final class Words {

    private Words() {}

    /** Such as {@code 1 grant} and {@code 3 grants}. */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** The same of a word whose plural is its own. */
    public static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** The first of several names: {@code pod-1, pod-2 and 3 more}. */
    public static String names(List<String> all, int most) {
        if (all.size() > most + 1) {
            return String.join(", ", all.subList(0, most)) + " and " + (all.size() - most) + " more";
        }
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    /** The day in UTC; {@code a day unknown} where nobody says. */
    public static String day(@Nullable Instant at) {
        return at == null
                ? "a day unknown"
                : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
