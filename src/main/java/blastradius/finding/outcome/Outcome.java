package blastradius.finding.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule came to.
 *
 * @param findings one a cause
 * @param judged how much of the estate it could judge
 * @param needed what a source would have to state so that all of it could be; null: all could
 */
public record Outcome(
        List<Finding> findings, Judged judged, @Nullable String needed) {

    /** How much could be judged. */
    public enum Judged {
        /** All that the rule is about. */
        WHOLLY,
        /** Some, as some sources do not state what it needs. */
        PARTLY,
        /** Nothing, as no source states what it needs: that there are no findings means nothing. */
        NOT
    }

    public Outcome {
        findings = List.copyOf(findings);
    }

    public static Outcome of(List<Finding> findings) {
        return new Outcome(findings, Judged.WHOLLY, null);
    }

    /** Nothing could be judged. */
    public static Outcome notJudged(String needed) {
        return new Outcome(List.of(), Judged.NOT, needed);
    }

    /**
     * Of so many that the rule is about, so many could be judged.
     *
     * @param needed what would let the others be judged too
     */
    public static Outcome of(List<Finding> findings, long judged, long all, String needed) {
        if (judged == all) {
            return of(findings);
        }
        return judged == 0 ? notJudged(needed) : new Outcome(findings, Judged.PARTLY, needed);
    }
}
