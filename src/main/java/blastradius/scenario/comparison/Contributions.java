package blastradius.scenario.comparison;

import blastradius.analysis.question.Budget;
import blastradius.model.Change;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Takes a scenario apart: each subset of its changes is applied and measured once (Shapley, "A value for n-person games", 1953). O(n) subsets for
 * leaving one out, 2^n for the fair shares.
 */
final class Contributions {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Snapshot base;
    private final Alternative whole;
    private final Scenario scenario;
    private final ToDoubleFunction<Alternative> damage;
    private final Budget budget;
    private final Map<Long, Double> known = new HashMap<>();

    /** @param damage what is to be saved, lower is better */
    Contributions(Snapshot base, Alternative whole, ToDoubleFunction<Alternative> damage, Budget budget) {
        this.budget = budget;
        this.base = base;
        this.whole = whole;
        this.scenario = whole.resolution().orElseThrow().scenario();
        this.damage = damage;
    }

    /** One entry a change, in their order; none where there are too many to be taken apart. */
    List<Contribution> all() {
        int n = scenario.changes().size();
        if (n > Contribution.MOST) {
            return List.of();
        }
        long everything = (1L << n) - 1;
        double[] leftOut = new double[n];
        for (int i = 0; i < n; i++) {
            budget.check();
            leftOut[i] = damage(everything & ~(1L << i)) - damage(everything);
        }
        Optional<double[]> shares = n <= Contribution.MOST_SHARED ? shares(n) : Optional.empty();
        List<Contribution> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Resolution.Applied applied = whole.resolution().orElseThrow().applied().get(i);
            int at = i;
            Optional<Double> share = shares.map(values -> values[at]);
            double worth = share.orElse(leftOut[i]);
            Optional<Double> perCost = applied.cost() == 0 ? Optional.empty() : Optional.of(worth / applied.cost());
            all.add(new Contribution(applied, n, leftOut[i], share, perCost));
        }
        return List.copyOf(all);
    }

    private Optional<double[]> shares(int n) {
        Budget patience = Budget.of(PATIENCE, budget::isSpent);
        for (long subset = 0; subset < 1L << n; subset++) {
            if (patience.isSpent()) {
                return Optional.empty();
            }
            damage(subset);
        }
        double[] weights = weights(n);
        double[] shares = new double[n];
        for (long subset = 0; subset < 1L << n; subset++) {
            for (int i = 0; i < n; i++) {
                if ((subset & 1L << i) == 0) {
                    shares[i] += weights[Long.bitCount(subset)] * (damage(subset) - damage(subset | 1L << i));
                }
            }
        }
        return Optional.of(shares);
    }

    /** By size of the subset that a change joins: the share of orders in which exactly that comes before it. */
    private static double[] weights(int n) {
        double[] weights = new double[Math.max(1, n)];
        for (int size = 0; size < n; size++) {
            double orders = n;
            for (int k = 1; k <= size; k++) {
                orders = orders * (n - k) / k;
            }
            weights[size] = 1 / orders;
        }
        return weights;
    }

    private double damage(long subset) {
        Double measured = known.get(subset);
        if (measured == null) {
            measured = damage.applyAsDouble(alternative(subset));
            known.put(subset, measured);
        }
        return measured;
    }

    private Alternative alternative(long subset) {
        List<Change> chosen = new ArrayList<>();
        for (int i = 0; i < scenario.changes().size(); i++) {
            if ((subset & 1L << i) != 0) {
                chosen.add(scenario.changes().get(i));
            }
        }
        return whole.with(base, scenario.withChanges(chosen), budget);
    }
}
