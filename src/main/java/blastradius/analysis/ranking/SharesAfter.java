package blastradius.analysis.ranking;

import blastradius.analysis.difference.Bundles.Bundle;
import blastradius.analysis.difference.ChangedStates;
import blastradius.analysis.difference.ConcernedIdentities;
import blastradius.analysis.difference.Item;
import blastradius.analysis.difference.MovedItems.Held;
import blastradius.analysis.impact.LostShares;
import blastradius.analysis.question.Budget;
import blastradius.analysis.ranking.IdentityShares.Sums;
import blastradius.analysis.reach.Reach;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What organizations lose by all identities after a change, from what they lost before it: only what identities gain or lose is added up. Exact; where
 * the largest share cannot be told from the two largest ones before, and where a condition of several premises comes into it, the identity is searched.
 */
final class SharesAfter {

    private static final double ROUNDING = 1e-11;

    private final boolean withWorst;
    private final IdentityShares losses;
    private final ConcernedIdentities concerned;
    private final Valuation valuation;
    private final IdentityHashMap<Bundle, Map<Integer, Long>> worths = new IdentityHashMap<>();
    private final Map<Integer, Map<Integer, Long>> differences =
            new HashMap<>(); // by identity and organization, in units
    private final Set<Integer> unsure = new HashSet<>();

    private SharesAfter(
            IdentityShares losses, int[] identities, ChangedStates changes, boolean withWorst, long worthOfAnew) {
        this.withWorst = withWorst;
        this.losses = losses;
        Snapshot snapshot = changes.after().snapshot();
        this.valuation = snapshot.valuation();
        double ofOne = (double) snapshot.entityCount() / Math.max(1, valuation.organizationCount());
        this.concerned = new ConcernedIdentities(
                changes, identities, losses::component, row -> losses.sum(row) * ofOne, worthOfAnew);
    }

    /**
     * Adds up what differs; empty where adding up everything anew takes less.
     *
     * @param identities vertices, as the losses
     * @param worthOfAnew see {@link ConcernedIdentities}
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    static Optional<IdentityShares> of(
            IdentityShares losses, int[] identities, ChangedStates changes, long worthOfAnew, Budget budget) {
        return new SharesAfter(losses, identities, changes, true, worthOfAnew).addUp(budget);
    }

    /** The same for {@link IdentityShares#sum} alone; the largest shares may be any. */
    static Optional<IdentityShares> sums(
            IdentityShares losses, int[] identities, ChangedStates changes, long worthOfAnew, Budget budget) {
        return new SharesAfter(losses, identities, changes, false, worthOfAnew).addUp(budget);
    }

    private Optional<IdentityShares> addUp(Budget budget) {
        switch (concerned.tell((entity, level) -> units(entity, level) != 0, this::note, budget)) {
            case MOVES -> {}
            case SEARCHES -> {
                differences.clear();
                unsure.addAll(concerned.all());
            }
            case ANEW -> {
                return Optional.empty();
            }
        }
        SortedMap<Integer, Sums> changed = changed();
        return concerned.isWorthSearching(unsure) ? Optional.of(with(changed, budget)) : Optional.empty();
    }

    private int units(int entity, int level) {
        return valuation.organization(entity) == Valuation.NONE
                ? 0
                : OrganizationAssets.unitsAdded(valuation, entity, level);
    }

    private void note(Held held) {
        if (!held.isSure()) {
            unsure.add(held.identity());
            return;
        }
        held.forEachMoved((bundle, sign) -> {
            Map<Integer, Long> shares = differences.computeIfAbsent(held.identity(), missing -> new HashMap<>());
            worths.computeIfAbsent(bundle, this::sum)
                    .forEach((organization, units) -> shares.merge(organization, sign * units, Long::sum));
        });
    }

    /** What a bundle is worth, by organization. */
    private Map<Integer, Long> sum(Bundle bundle) {
        Map<Integer, Long> units = new HashMap<>();
        bundle.items()
                .forEach((int item) -> units.merge(
                        valuation.organization(Item.entity(item)),
                        (long) units(Item.entity(item), Item.level(item)),
                        Long::sum));
        return units;
    }

    /** By row, ascending. */
    private SortedMap<Integer, Sums> changed() {
        SortedMap<Integer, Sums> changed = new TreeMap<>();
        differences.forEach((identity, shares) -> {
            int i = concerned.row(identity);
            double worst = withWorst ? worst(i, shares) : 0;
            if (Double.isNaN(worst) || !losses.isExact(i)) {
                unsure.add(identity);
            } else {
                changed.put(i, new Sums(nonNegative(losses.sum(i) + sum(shares)), worst));
            }
        });
        return changed;
    }

    private IdentityShares with(SortedMap<Integer, Sums> changed, Budget budget) {
        concerned
                .search(unsure, SharesAfter::sums, budget)
                .forEach((identity, sums) -> changed.put(concerned.row(identity), sums));
        int[] rows = changed.keySet().stream().mapToInt(Integer::intValue).toArray();
        return losses.with(rows, changed.values().toArray(Sums[]::new));
    }

    private static Sums sums(Reach reach) {
        LostShares found = LostShares.of(reach);
        return new Sums(found.sum(), found.worst());
    }

    private double sum(Map<Integer, Long> units) {
        return units.entrySet().stream()
                .mapToDouble(each -> share(each.getKey(), each.getValue()) * valuation.weight(each.getKey()))
                .sum();
    }

    private double share(int organization, long units) {
        double total = valuation.total(organization);
        return total == 0 ? 0 : units * OrganizationAssets.UNIT / total;
    }

    /** The largest share after the change; NaN where it could be that of an organization whose share is not known. */
    private double worst(int i, Map<Integer, Long> units) {
        int worstOf = losses.worstOf(i);
        double others = losses.next(i);
        double rise = units.entrySet().stream()
                .filter(each -> each.getKey() != worstOf)
                .mapToDouble(each -> share(each.getKey(), each.getValue()))
                .max()
                .orElse(0);
        long own = Objects.requireNonNullElse(units.get(worstOf), 0L);
        double worst = nonNegative(losses.worst(i) + (own == 0 ? 0 : share(worstOf, own)));
        if (others == 0) {
            return Math.max(worst, rise);
        }
        if (worst >= others + Math.max(0, rise)) {
            return worst;
        }
        boolean onlyItself = units.size() == 1 && own != 0;
        return onlyItself ? others : Double.NaN;
    }

    /** What is left where all was taken is rounding. */
    private static double nonNegative(double share) {
        return share < ROUNDING ? 0 : share;
    }
}
