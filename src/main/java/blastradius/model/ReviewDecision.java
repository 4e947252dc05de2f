package blastradius.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided of reviewed access.
 *
 * @param level of {@link ReviewVerdict#NARROW}: the highest level that is wanted; null: as it is
 * @param tenants of {@link ReviewVerdict#NARROW}: ids of the tenants that it is wanted for; empty: all that it opens
 * @param reason why
 * @param by who decided
 * @param at when
 * @param version of the estate that the decision was made on
 */
public record ReviewDecision(
        ReviewVerdict verdict,
        @Nullable AccessLevel level,
        List<String> tenants,
        String reason,
        String by,
        Instant at,
        long version) {

    private static final int MOST_NAME = 200;
    private static final int MOST_REASON = 2000;
    private static final int MOST_TENANTS = 1000;

    public ReviewDecision {
        tenants = List.copyOf(new TreeSet<>(tenants));
        if (verdict == ReviewVerdict.NARROW
                ? level == null && tenants.isEmpty()
                : level != null || !tenants.isEmpty()) {
            throw new BlastRadiusException.BadRequest(
                    verdict == ReviewVerdict.NARROW
                            ? "input.verdict is NARROW; state input.level, input.tenants or both"
                            : "input.verdict is " + verdict + "; only NARROW states input.level or input.tenants");
        }
        if (tenants.size() > MOST_TENANTS) {
            throw new BlastRadiusException.LimitExceeded(
                    "input.tenants names " + tenants.size() + " tenants; a decision names at most " + MOST_TENANTS);
        }
        Legible.name("input.by", by, MOST_NAME);
        reason("input.reason", reason);
    }

    /**
     * Refuses what is no reason.
     *
     * @param place where it stands, for the words
     */
    static void reason(String place, String text) {
        Legible.lines(place, text);
        if (text.isBlank() || text.length() > MOST_REASON) {
            throw new BlastRadiusException.BadRequest(place + " has 1 to " + MOST_REASON + " characters, not "
                    + text.strip().length());
        }
    }

    /** Whether it decides the same, whoever said so and when. */
    public boolean decidesLike(ReviewDecision other) {
        return verdict == other.verdict && level == other.level && tenants.equals(other.tenants);
    }

    /** What {@link Document#values} wrote. */
    static ReviewDecision read(Document decision) {
        decision.only("verdict", "level", "tenants", "reason", "by", "at", "version");
        return new ReviewDecision(
                decision.needed("verdict", ReviewVerdict.class),
                decision.level("level"),
                List.copyOf(decision.texts("tenants")),
                decision.text("reason"),
                decision.text("by"),
                decision.neededInstant("at"),
                Objects.requireNonNullElse(decision.wholeNumber("version"), 0L));
    }

    /** By name. */
    public Map<String, Object> document() {
        return Document.values(this);
    }
}
