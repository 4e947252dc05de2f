package blastradius.analysis.ranking;

import blastradius.analysis.difference.Bundles.Bundle;
import blastradius.analysis.difference.ChangedStates;
import blastradius.analysis.difference.ConcernedIdentities;
import blastradius.analysis.difference.Item;
import blastradius.analysis.difference.MovedItems.Held;
import blastradius.analysis.impact.CustomersLost;
import blastradius.analysis.question.Budget;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The counts of all identities after a change, from those before it: only what identities gain or lose is counted. Exact; those for whom a condition of
 * several premises comes into it are searched.
 */
final class CountsAfter {

    private final IdentityCounts counts;
    private final ConcernedIdentities concerned;
    private final Snapshot snapshot;
    private final OrganizationMarks marks;
    private final IdentityHashMap<Bundle, Worth> worths = new IdentityHashMap<>();
    private final Map<Integer, long[]> differences = new HashMap<>(); // by identity, then by count
    private final Set<Integer> unsure = new HashSet<>();

    /**
     * What a bundle counts.
     *
     * @param marks by organization
     */
    private record Worth(int entities, long resources, Map<Integer, Integer> marks) {

        /** What it adds by itself; organizations count by their marks. */
        long of(Count count) {
            return switch (count) {
                case ENTITIES -> entities;
                case RESOURCES -> resources;
                case TENANTS_SEE, TENANTS_READ, TENANTS_WRITE, TENANTS_CONTROL, TENANT_ADMIN, CUSTOMERS -> 0;
            };
        }
    }

    private CountsAfter(IdentityCounts counts, int[] identities, ChangedStates changes, long worthOfAnew) {
        this.counts = counts;
        this.snapshot = changes.after().snapshot();
        this.concerned = new ConcernedIdentities(
                changes, identities, counts::component, row -> counts.value(Count.ENTITIES, row), worthOfAnew);
        this.marks = new OrganizationMarks(changes, concerned::worthOfSearching);
    }

    /**
     * Counts what differs; empty where counting everything anew takes less.
     *
     * @param identities vertices, as the counts
     * @param worthOfAnew see {@link ConcernedIdentities}
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    static Optional<IdentityCounts> of(
            IdentityCounts counts, int[] identities, ChangedStates changes, long worthOfAnew, Budget budget) {
        return new CountsAfter(counts, identities, changes, worthOfAnew).count(budget);
    }

    private Optional<IdentityCounts> count(Budget budget) {
        switch (concerned.tell(this::counts, this::note, budget)) {
            case MOVES -> unsure.addAll(marks.decide(this::addMarks, budget));
            case SEARCHES -> {
                differences.clear();
                unsure.addAll(concerned.all());
            }
            case ANEW -> {
                return Optional.empty();
            }
        }
        return concerned.isWorthSearching(unsure) ? Optional.of(changed(budget)) : Optional.empty();
    }

    private boolean counts(int entity, int level) {
        return (level == 1 && !snapshot.isHelper(entity))
                || resources(entity, level) != 0
                || marks.of(entity, level) != 0;
    }

    private int resources(int entity, int level) {
        if (!snapshot.counts(entity, EntityType.RESOURCE)) {
            return 0;
        }
        return OrganizationAssets.unitsAdded(snapshot.valuation(), entity, level);
    }

    private void note(Held held) {
        if (!held.isSure()) {
            unsure.add(held.identity());
            return;
        }
        held.forEachMoved((bundle, sign) -> {
            Worth worth = worth(bundle);
            for (Count count : Count.ALL) {
                add(held.identity(), count, (long) sign * worth.of(count));
            }
        });
        for (long any = held.before() | held.after(); any != 0; any &= any - 1) {
            int bit = Long.numberOfTrailingZeros(any);
            boolean before = (held.before() >>> bit & 1) != 0;
            boolean after = (held.after() >>> bit & 1) != 0;
            worth(held.bundles().get(bit))
                    .marks()
                    .forEach((organization, mark) ->
                            marks.note(held.identity(), organization, before ? mark : 0, after ? mark : 0));
        }
    }

    private Worth worth(Bundle bundle) {
        return worths.computeIfAbsent(bundle, this::sum);
    }

    private Worth sum(Bundle bundle) {
        int entities = 0;
        long resources = 0;
        Map<Integer, Integer> byOrganization = new HashMap<>();
        for (int i = 0; i < bundle.items().size(); i++) {
            int entity = Item.entity(bundle.items().getInt(i));
            int level = Item.level(bundle.items().getInt(i));
            entities += level == 1 ? 1 : 0;
            resources += resources(entity, level);
            int mark = marks.of(entity, level);
            if (mark != 0) {
                int organization = snapshot.valuation().organization(entity);
                byOrganization.merge(organization, mark, (a, b) -> a | b);
            }
        }
        return new Worth(entities, resources, byOrganization);
    }

    private void addMarks(int identity, int organization, int lost, int gained) {
        CustomersLost customers = CustomersLost.of(snapshot);
        add(identity, Count.CUSTOMERS, customers.units(organization, gained) - customers.units(organization, lost));
        for (Count count : Count.ALL) {
            int mark = count.mark();
            if (mark != Count.NO_MARK) {
                add(identity, count, (gained >>> mark & 1) - (lost >>> mark & 1));
            }
        }
    }

    private void add(int identity, Count count, long difference) {
        if (difference != 0) {
            differences.computeIfAbsent(identity, missing -> new long[Count.ALL.size()])[count.place()] += difference;
        }
    }

    private IdentityCounts changed(Budget budget) {
        TreeMap<Integer, long[]> changed = new TreeMap<>();
        differences.forEach((identity, difference) -> {
            int i = concerned.row(identity);
            for (Count count : Count.ALL) {
                difference[count.place()] += counts.value(count, i);
            }
            changed.put(i, difference);
        });
        concerned
                .search(unsure, IdentityCounts::of, budget)
                .forEach((identity, found) -> changed.put(concerned.row(identity), found));
        int[] rows = changed.keySet().stream().mapToInt(Integer::intValue).toArray();
        return counts.with(rows, changed.values().toArray(long[][]::new));
    }
}
