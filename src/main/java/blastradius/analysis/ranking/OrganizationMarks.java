package blastradius.analysis.ranking;

import blastradius.analysis.difference.BackwardMasks;
import blastradius.analysis.difference.ChangedStates;
import blastradius.analysis.impact.ShareSums;
import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.question.Budget;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * At which levels identities hold organizations before and after a change, where that may differ. What the {@link ChangedStates} lists is told here; whether
 * something else of the organization is held anyway is only looked for where it decides.
 */
final class OrganizationMarks {

    /** The levels, SEE first, and the administration, a bit each. */
    static final int MARKS = ShareSums.MARKS;

    private static final int ADMINISTRATION = OrganizationAssets.ADMINISTRATION;
    private static final int LEVELS = AccessLevel.values().length;
    private static final int ALL_LEVELS = (1 << LEVELS) - 1;
    private static final int AT_ONCE = BackwardMasks.GOALS / MARKS;
    private static final int FIRST_MEMBERS = 16;

    private final ChangedStates changes;
    private final Snapshot snapshot;
    private final Valuation valuation;
    private final ToLongFunction<Collection<Integer>> worthOfSearching; // in arcs followed back
    private final Map<Holding, Marks> holdings = new HashMap<>();

    /** An identity that holds something of an organization. */
    private record Holding(int identity, int organization) {}

    /** What is held before and after among what moves, and what stays. */
    private record Marks(int before, int after, int stays) {

        Marks and(int otherBefore, int otherAfter) {
            return new Marks(before | otherBefore, after | otherAfter, stays);
        }

        int open() {
            return (before ^ after) & ~stays;
        }
    }

    /** Receives marks that an identity loses, and those that it gains, of one organization. */
    interface Sink {
        void marks(int identity, int organization, int lost, int gained);
    }

    /** @param worthOfSearching how many arcs may be followed back before searching identities takes less */
    OrganizationMarks(ChangedStates changes, ToLongFunction<Collection<Integer>> worthOfSearching) {
        this.changes = changes;
        this.worthOfSearching = worthOfSearching;
        this.snapshot = changes.after().snapshot();
        this.valuation = snapshot.valuation();
    }

    /** The marks that exactly this level of an entity is enough for. */
    int of(int entity, int level) {
        if (valuation.organization(entity) == Valuation.NONE || !TenantImpacts.counts(snapshot.kind(entity), level)) {
            return 0;
        }
        EntityType type = snapshot.kind(entity).type();
        return switch (type) {
            case GROUP, ROLE, GRANT, CREDENTIAL -> ALL_LEVELS;
            case TENANT -> 1 << (level - 1) | (level == LEVELS ? ADMINISTRATION : 0);
            case IDENTITY, RESOURCE, PERSON, CONTRACT -> 1 << (level - 1);
        };
    }

    /** Notes what an identity holds of what moves. */
    void note(int identity, int organization, int before, int after) {
        Holding holding = new Holding(identity, organization);
        int stays = valuation.organization(identity) == organization ? ALL_LEVELS : 0; // it holds itself
        holdings.merge(holding, new Marks(before, after, stays), (known, more) -> known.and(before, after));
    }

    /**
     * Tells what is lost and gained.
     *
     * @return identities of which this could not be told; they have to be searched
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    Set<Integer> decide(Sink sink, Budget budget) {
        Set<Integer> unsure = new HashSet<>();
        List<Integer> organizations = holdings.entrySet().stream()
                .filter(each -> each.getValue().open() != 0)
                .map(each -> each.getKey().organization())
                .distinct()
                .sorted()
                .toList();
        for (int from = 0; from < organizations.size(); from += AT_ONCE) {
            List<Integer> some = organizations.subList(from, Math.min(organizations.size(), from + AT_ONCE));
            look(some, budget, unsure);
        }
        holdings.forEach((holding, marks) -> {
            if (marks.open() != 0) {
                int open = marks.open();
                sink.marks(holding.identity(), holding.organization(), open & marks.before(), open & marks.after());
            }
        });
        return unsure;
    }

    /** Looks for what stays: at some members, at more of them, until nothing is open or searching those of whom something is takes less. */
    private void look(List<Integer> organizations, Budget budget, Set<Integer> unsure) {
        List<Holding> open = new ArrayList<>();
        holdings.forEach((holding, marks) -> {
            if (marks.open() != 0 && organizations.contains(holding.organization())) {
                open.add(holding);
            }
        });
        OrganizationMembers members = OrganizationMembers.of(changes.before().snapshot());
        BackwardMasks masks = changes.masksAfter();
        int from = 0;
        for (int to = FIRST_MEMBERS; from < to && !open.isEmpty(); to *= 4) {
            int most = 0;
            for (int slot = 0; slot < organizations.size(); slot++) {
                int organization = organizations.get(slot);
                int end = Math.min(to, members.count(organization));
                int wanted = wanted(open, organization);
                for (int m = from; m < end; m++) {
                    addGoals(masks, members.spread(organization, m), slot, wanted);
                }
                most = Math.max(most, members.count(organization));
            }
            masks.run(budget);
            open.removeIf(holding -> isDecided(holding, masks, organizations.indexOf(holding.organization())));
            from = Math.min(to, most);
            if (from < most && masks.steps() > worthOfSearching.applyAsLong(identities(open))) {
                unsure.addAll(identities(open));
                return;
            }
        }
        for (Holding holding : open) {
            long possible =
                    masks.possible(holding.identity()) >>> (organizations.indexOf(holding.organization()) * MARKS);
            if ((possible & Objects.requireNonNull(holdings.get(holding)).open()) != 0) {
                unsure.add(holding.identity());
            }
        }
    }

    private static Set<Integer> identities(List<Holding> holdings) {
        return holdings.stream().map(Holding::identity).collect(Collectors.toSet());
    }

    private int wanted(List<Holding> open, int organization) {
        return open.stream()
                .filter(holding -> holding.organization() == organization)
                .mapToInt(
                        holding -> Objects.requireNonNull(holdings.get(holding)).open())
                .reduce(0, (a, b) -> a | b);
    }

    private void addGoals(BackwardMasks masks, int member, int slot, int wanted) {
        for (int level = 1; level <= LEVELS; level++) {
            int marks = of(member, level) & wanted;
            if (marks != 0 && !changes.moves(member, level)) {
                masks.goal(member, level, (long) marks << (slot * MARKS));
            }
        }
    }

    private boolean isDecided(Holding holding, BackwardMasks masks, int slot) {
        int stays = (int) (masks.certain(holding.identity()) >>> (slot * MARKS)) & (1 << MARKS) - 1;
        Marks known = Objects.requireNonNull(holdings.get(holding));
        Marks marks = new Marks(known.before(), known.after(), known.stays() | stays);
        holdings.put(holding, marks);
        return marks.open() == 0;
    }
}
