package blastradius.analysis.reach;

import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.AgreementCount;
import blastradius.analysis.question.Budget;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException;
import blastradius.snapshot.Snapshot;

/** Compares a reach with {@link RuleEvaluation}: the level of every entity that either holds, and the hops to it. */
public final class ReachCheck {

    private final Snapshot snapshot;
    private final AgreementCount tally;

    private ReachCheck(Snapshot snapshot, int total) {
        this.snapshot = snapshot;
        this.tally = new AgreementCount(total);
    }

    /** Compares level and hops of all that is held. A spent budget ends the check and is no error. */
    public static Agreement of(Reach reach, Budget budget) {
        RuleEvaluation evaluation;
        try {
            evaluation = RuleEvaluation.of(reach.gates(), reach.sources(), null, budget);
        } catch (BlastRadiusException.TimeExceeded spent) {
            return new AgreementCount(reach.size()).agreement();
        }
        ReachCheck check = new ReachCheck(reach.snapshot(), Math.max(reach.size(), evaluation.size()));
        reach.forEach((vertex, level, hops) -> check.compare(vertex, level, hops, evaluation));
        for (int missing = reach.size(); missing < evaluation.size(); missing++) {
            check.tally.compare(false, () -> "something that only the rules reach");
        }
        return check.tally.agreement();
    }

    private void compare(int vertex, int level, int hops, RuleEvaluation evaluation) {
        tally.compare(
                evaluation.level(vertex) == level && evaluation.round(vertex) == hops,
                () -> snapshot.id(vertex) + ", held at " + AccessLevel.ofCode(level) + " after " + hops
                        + " relations, by the rules at " + words(evaluation, vertex));
    }

    private static String words(RuleEvaluation evaluation, int vertex) {
        int level = evaluation.level(vertex);
        return level == 0
                ? "no level"
                : AccessLevel.ofCode(level) + " after " + evaluation.round(vertex) + " relations";
    }
}
