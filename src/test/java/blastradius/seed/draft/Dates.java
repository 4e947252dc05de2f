package blastradius.seed.draft;

import blastradius.model.GrantState;
import blastradius.model.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

/** The calendar of the demo estate. */
public final class Dates {

    /** The instant at which the demo's questions are asked. */
    public static final Instant NOW = Instant.parse("2026-10-01T09:00:00Z");

    static final LocalDate TODAY = LocalDate.parse("2026-10-01");

    private Dates() {}

    public static Instant at(String text) {
        return Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
    }

    /** A day up to so many days before today, as text. */
    public static String ago(Random random, int atLeastDays, int atMostDays) {
        return TODAY.minusDays(atLeastDays + random.nextInt(atMostDays - atLeastDays + 1))
                .toString();
    }

    public static Terms window(String from, String until) {
        return Terms.builder().from(at(from)).until(at(until)).build();
    }

    public static Terms since(String from) {
        return Terms.builder().from(at(from)).build();
    }

    public static Terms.Builder eligible() {
        return Terms.builder().state(GrantState.ELIGIBLE);
    }
}
