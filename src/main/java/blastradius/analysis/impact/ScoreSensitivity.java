package blastradius.analysis.impact;

import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scores of a reach hang on: the same reach under each of the alternative weightings. Takes a search for each set of gate prices, and O(entities)
 * once a snapshot where resources are worth something else. Immutable.
 *
 * @param inherent from the least to the highest of any weighting, the one that is set included
 * @param residual the same
 */
public record ScoreSensitivity(Interval inherent, Interval residual, List<Under> alternatives) {

    /** From the least to the highest. */
    public record Interval(double least, double highest) {

        private Interval with(double value) {
            return new Interval(Math.min(least, value), Math.max(highest, value));
        }
    }

    /** The scores under one alternative. */
    public record Under(String name, double inherent, double residual) {}

    public ScoreSensitivity {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Weighs a reach anew.
     *
     * @param score of the reach
     */
    public static ScoreSensitivity of(Reach reach, Score score, Budget budget) {
        Reach open = Impact.everyGateOpen(reach, budget);
        Snapshot snapshot = reach.snapshot();
        Map<Map<Weighting.Gate, Double>, Residual> chances = new HashMap<>();
        Interval inherent = new Interval(score.inherent(), score.inherent());
        Interval residual = new Interval(score.residual(), score.residual());
        List<Under> alternatives = new ArrayList<>();
        for (Weighting.Alternative each : score.weighting().alternatives()) {
            Valuation valuation = snapshot.valuation(each.weighting());
            Residual gates = chances.computeIfAbsent(
                    each.weighting().gates(), missing -> Residual.of(reach, open, each.weighting(), budget));
            Under under = new Under(
                    each.name(),
                    LostShares.of(open, valuation).score(),
                    gates.losses(valuation).score());
            alternatives.add(under);
            inherent = inherent.with(under.inherent());
            residual = residual.with(under.residual());
        }
        return new ScoreSensitivity(inherent, residual, alternatives);
    }
}
