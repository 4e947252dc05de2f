package blastradius.scenario.advice;

import blastradius.analysis.question.Budget;
import blastradius.model.BlastRadiusException;
import blastradius.model.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses changes: greedily by saving per cost, then by branch and bound, the most promising part of all sets first (Land and Doig, "An automatic method of
 * solving discrete programming problems", 1960). As more changes never save less, no set of a part saves more than everything that is affordable in it,
 * which bounds it. Not for several threads.
 */
final class AdviceSearch {

    /** Of all identities, the choke points of so many of the gravest are read. */
    private static final int GRAVEST = 24;

    private static final double EQUAL = 1e-9;
    private static final Duration CHOOSING = Duration.ofSeconds(20);
    private static final Duration PROVING = Duration.ofSeconds(8);

    private final Damage damage;
    private final Candidates candidates;
    private final Prices prices;
    private final double limit;
    private final Patience patience;
    private final Set<Change> weighed = new LinkedHashSet<>();
    private List<Change> best = List.of();
    private double least;
    private double floor; // no set of what was weighed leaves less

    /** All sets that hold what is taken, and beyond it only of what is open. */
    private record Part(List<Change> taken, List<Change> open, double floor) {}

    /** How long is searched: first to choose, and from then on to prove it or find better. */
    record Patience(Budget choosing, Supplier<Budget> proving) {

        static Patience within(Budget budget) {
            return new Patience(Budget.of(CHOOSING, budget::isSpent), () -> Budget.of(PROVING, budget::isSpent));
        }
    }

    AdviceSearch(Damage damage, Candidates candidates, Prices prices, AdviceQuestion question, Patience patience) {
        this.damage = damage;
        this.candidates = candidates;
        this.prices = prices;
        this.limit = question.limit();
        this.patience = patience;
    }

    /** What saves most of what was found, in the order in which it is to be made. */
    List<Change> run() {
        least = damage.of(List.of());
        isInTime(this::choose); // what was found stands, and a bound is worth having
        if (isInTime(this::prove)) {
            floor = least;
        }
        return MakingOrder.of(best);
    }

    private static boolean isInTime(Runnable step) {
        try {
            step.run();
            return true;
        } catch (BlastRadiusException.TimeExceeded late) {
            return false;
        }
    }

    /** No set of what was weighed within the limit leaves less damage. */
    double floor() {
        return floor;
    }

    boolean isExact() {
        return floor >= least - EQUAL;
    }

    Set<Change> weighed() {
        return weighed;
    }

    /** One after the other, what saves most for its cost beside what was chosen; what that makes needless is left out again. */
    private void choose() {
        List<Change> chosen = List.of();
        for (Change next = next(chosen); next != null; next = next(chosen)) {
            chosen = needed(plus(chosen, next));
            keep(chosen);
        }
    }

    private @Nullable Change next(List<Change> chosen) {
        weighed.addAll(candidates.of(damage.with(chosen), damage.attacks(chosen, GRAVEST)));
        Change best = null;
        double most = EQUAL;
        for (Change candidate : affordable(weighed, chosen)) {
            patience.choosing().check();
            List<Change> with = plus(chosen, candidate);
            keep(with);
            double rate = (damage.of(chosen) - damage.of(with)) / prices.of(candidate);
            if (rate > most) {
                most = rate;
                best = candidate;
            }
        }
        return best;
    }

    private List<Change> needed(List<Change> chosen) {
        List<Change> needed = new ArrayList<>(chosen);
        for (Change change : chosen) {
            List<Change> rest = minus(needed, change);
            if (damage.of(rest) < damage.of(needed) + EQUAL) {
                needed = rest;
            }
        }
        return needed;
    }

    private void keep(List<Change> chosen) {
        double left = damage.of(chosen);
        boolean better = left < least - EQUAL;
        boolean cheaper = left < least + EQUAL && prices.of(chosen) < prices.of(best);
        if (better || cheaper) {
            least = left;
            best = List.copyOf(chosen);
        }
    }

    private void prove() {
        Budget proving = patience.proving().get();
        PriorityQueue<Part> parts = new PriorityQueue<>(Comparator.comparingDouble(Part::floor));
        offer(List.of(), affordable(weighed, List.of()), parts);
        while (!parts.isEmpty() && parts.element().floor() < least - EQUAL) {
            floor = parts.element().floor();
            proving.check();
            branch(parts.remove(), parts);
        }
    }

    /** Those sets of the part that hold one more change, and those that do not. */
    private void branch(Part part, PriorityQueue<Part> parts) {
        Change change = part.open().stream()
                .filter(best::contains)
                .findFirst()
                .orElse(part.open().getFirst());
        List<Change> others = minus(part.open(), change);
        List<Change> with = plus(part.taken(), change);
        keep(with);
        offer(with, affordable(others, with), parts);
        offer(part.taken(), others, parts);
    }

    private void offer(List<Change> taken, List<Change> open, PriorityQueue<Part> parts) {
        double left = limit - prices.of(taken);
        boolean oneAtMost = open.stream().mapToDouble(prices::of).min().orElse(left) * 2 > left;
        if (oneAtMost) {
            open.forEach(change -> keep(plus(taken, change)));
            return;
        }
        List<Change> everything = new ArrayList<>(taken);
        everything.addAll(open);
        parts.add(new Part(taken, open, damage.of(everything)));
    }

    private List<Change> affordable(Collection<Change> changes, List<Change> chosen) {
        double left = limit - prices.of(chosen);
        return changes.stream()
                .filter(change -> prices.of(change) <= left && !chosen.contains(change))
                .toList();
    }

    private static List<Change> plus(List<Change> chosen, Change another) {
        List<Change> with = new ArrayList<>(chosen);
        with.add(another);
        return with;
    }

    private static List<Change> minus(List<Change> chosen, Change one) {
        return chosen.stream().filter(change -> !change.equals(one)).toList();
    }
}
