package blastradius.scenario.comparison;

import blastradius.analysis.impact.Distribution;
import blastradius.analysis.impact.Impact;
import blastradius.model.AccessLevel;
import blastradius.model.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether one of two compared estates is the better choice whatever counts most. */
final class Dominance {

    /** Differences below this are noise of rounding. */
    private static final double EQUAL = 1e-9;

    private Dominance() {}

    /**
     * What is weighed of a compared estate.
     *
     * @param chosen empty: only all identities count
     */
    record Choice(double cost, Optional<ComparedReach> chosen, ComparedIdentities everyone) {}

    /** Whether the better is nowhere worse and somewhere better. */
    static boolean of(Choice better, Choice worse) {
        boolean residual = better.everyone().residuals().isPresent()
                && worse.everyone().residuals().isPresent();
        List<Double> ours = measures(better, residual);
        List<Double> theirs = measures(worse, residual);
        boolean anyBetter = false;
        for (int i = 0; i < ours.size(); i++) {
            double difference = ours.get(i) - theirs.get(i);
            if (difference > EQUAL) {
                return false;
            }
            anyBetter |= difference < -EQUAL;
        }
        return anyBetter;
    }

    /** Of each lower is better. */
    private static List<Double> measures(Choice choice, boolean residual) {
        List<Double> measures = new ArrayList<>(List.of(choice.cost()));
        choice.chosen().ifPresent(chosen -> add(chosen, measures));
        if (residual) {
            addSpread(choice.everyone().residuals().orElseThrow(), measures);
        }
        Distribution scores = choice.everyone().distribution(Measure.SCORE, AccessLevel.CONTROL);
        addSpread(scores, measures);
        measures.add((double) choice.everyone().criticalCount());
        return measures;
    }

    private static void addSpread(Distribution scores, List<Double> measures) {
        measures.addAll(List.of(scores.mean(), scores.p95(), scores.cvar95(), scores.max()));
    }

    private static void add(ComparedReach chosen, List<Double> measures) {
        Impact impact = chosen.impact();
        measures.add(impact.score().inherent());
        measures.add(impact.score().residual());
        for (AccessLevel level : AccessLevel.values()) {
            measures.add((double) impact.tenantCounts().at(level));
        }
        measures.add((double) impact.tenantAdmins());
        measures.add(impact.counts().resourceValue());
        measures.add(chosen.exposure().hours());
    }
}
