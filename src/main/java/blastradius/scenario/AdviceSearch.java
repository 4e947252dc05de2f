package blastradius.scenario;

import blastradius.analysis.Budget;
import blastradius.model.BlastRadiusException;
import blastradius.model.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Chooses changes: greedily, then by branch and bound over the gravest of what was weighed. Not for several threads. */
final class AdviceSearch {

    /** So many candidates are searched exactly: 2^14 sets at the very most, bounds cut nearly all of them. */
    private static final int SMALL = 14;

    private static final double EQUAL = 1e-9;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Damage damage;
    private final Candidates candidates;
    private final double limit;
    private final Budget patience;
    private final Set<Change> weighed = new LinkedHashSet<>();
    private List<Change> best = List.of();
    private double least;
    private double bound;
    private boolean exact;

    AdviceSearch(Damage damage, Candidates candidates, double limit, Budget budget) {
        this.damage = damage;
        this.candidates = candidates;
        this.limit = limit;
        this.patience = Budget.of(PATIENCE, budget::isSpent);
    }

    List<Change> run() {
        least = damage.of(List.of());
        try {
            choose();
            search();
        } catch (BlastRadiusException.TimeExceeded late) {
            exact = false;
            bound = Math.max(bound, damage.of(List.of()) - least);
        }
        return best;
    }

    /** No set of the candidates saves more. */
    double bound() {
        return bound;
    }

    boolean isExact() {
        return exact;
    }

    int candidateCount() {
        return weighed.size();
    }

    /** One after the other, what saves most for its cost beside what was chosen. */
    private void choose() {
        bound = damage.of(List.of());
        List<Change> chosen = new ArrayList<>();
        Change next = next(chosen);
        while (next != null) {
            chosen.add(next);
            keep(chosen);
            next = next(chosen);
        }
    }

    private @org.jspecify.annotations.Nullable Change next(List<Change> chosen) {
        double now = damage.of(chosen);
        double left = limit - cost(chosen);
        Change best = null;
        double most = EQUAL;
        for (Change candidate : candidates.of(damage.with(chosen))) {
            weighed.add(candidate);
            if (candidate.cost() <= left && !chosen.contains(candidate)) {
                patience.check();
                List<Change> with = plus(chosen, candidate);
                keep(with);
                double rate = (now - damage.of(with)) / candidate.cost();
                if (rate > most) {
                    most = rate;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private void keep(List<Change> chosen) {
        double left = damage.of(chosen);
        boolean better = left < least - EQUAL;
        boolean cheaper = left < least + EQUAL && cost(chosen) < cost(best);
        if (better || cheaper) {
            least = left;
            best = List.copyOf(chosen);
        }
    }

    /** Branches on taking each candidate or not; whoever could take all that is left saves at least as much as any part of it. */
    private void search() {
        List<Change> all = new ArrayList<>(weighed);
        boolean small = all.size() <= SMALL;
        List<Change> pool = new ArrayList<>(best);
        all.stream().filter(change -> !pool.contains(change)).limit(SMALL).forEach(pool::add);
        bound = damage.of(List.of()) - damage.of(all);
        branch(new ArrayList<>(), small ? all : pool.subList(0, Math.min(SMALL, pool.size())), 0);
        exact = small || damage.of(List.of()) - least >= bound - EQUAL;
        bound = exact ? damage.of(List.of()) - least : bound;
    }

    private void branch(List<Change> chosen, List<Change> pool, int from) {
        patience.check();
        List<Change> affordable = pool.subList(from, pool.size()).stream()
                .filter(change -> change.cost() <= limit - cost(chosen))
                .toList();
        if (affordable.isEmpty()) {
            return;
        }
        List<Change> everything = new ArrayList<>(chosen);
        everything.addAll(affordable);
        if (damage.of(everything) >= least - EQUAL) {
            return;
        }
        for (int i = from; i < pool.size(); i++) {
            if (pool.get(i).cost() <= limit - cost(chosen)) {
                List<Change> with = plus(chosen, pool.get(i));
                keep(with);
                branch(with, pool, i + 1);
            }
        }
    }

    private static List<Change> plus(List<Change> chosen, Change another) {
        List<Change> with = new ArrayList<>(chosen);
        with.add(another);
        return with;
    }

    private static double cost(List<Change> changes) {
        return changes.stream().mapToDouble(Change::cost).sum();
    }
}
