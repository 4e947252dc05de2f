package blastradius.analysis.ranking;

import blastradius.analysis.difference.AffectedIdentities;
import blastradius.analysis.impact.CustomersLost;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.EntityType;
import blastradius.model.Measure;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The measures of every identity, or of other entities, each compromised alone: what a ranking sorts by. Made for all at once over the
 * {@link IdentityGraph}; the few identities that it leaves aside are searched one by one. The counts are exact, or there is
 * no table; a score or the exposure hours for which the budget did not suffice are lower bounds, and {@link #isExact} says so. The assumptions'
 * {@code maxHops} is not read. Immutable; 8 bytes a measure and identity, about 150 for scores and hours and for what
 * tables of revisions are made from. Residual scores are made when they are first asked for.
 */
public final class IdentityTable {

    /** A revision with more other rows than this is no small change. */
    private static final int MOST_ROWS = 256;

    private final Gates gates;
    private final int[] identities;
    private final MeasuredParts parts;

    private IdentityTable(Gates gates, int[] identities, MeasuredParts parts) {
        this.gates = gates;
        this.identities = identities;
        this.parts = parts;
    }

    /**
     * Measures every identity of the snapshot.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget does not suffice for the counts
     */
    public static IdentityTable of(Gates gates, Budget budget) {
        return of(gates, identities(gates.snapshot()), budget);
    }

    /**
     * Measures other entities in the same way, each compromised alone at the level at which it is exercised.
     *
     * @param entities vertices in ascending order
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget does not suffice for the counts
     */
    public static IdentityTable of(Gates gates, int[] entities, Budget budget) {
        return whenAsked(gates, entities, budget).made();
    }

    /**
     * This table once everything in it but residual scores is made, see {@link #whenAsked}.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget does not suffice
     */
    public IdentityTable made() {
        parts.make();
        return this;
    }

    /**
     * The same, but counts, scores and exposure hours are each made when they are first asked for, all within the budget; whoever asks when it is spent
     * gets a {@link blastradius.model.BlastRadiusException.TimeExceeded}.
     */
    public static IdentityTable whenAsked(Gates gates, Budget budget) {
        return whenAsked(gates, identities(gates.snapshot()), budget);
    }

    private static IdentityTable whenAsked(Gates gates, int[] identities, Budget budget) {
        return new IdentityTable(gates, identities, MeasuredParts.of(gates, identities, budget));
    }

    /**
     * The table for another instant at which the same gates are open: only the exposure hours are made anew.
     *
     * @throws IllegalArgumentException if other gates are open
     */
    public IdentityTable at(Gates sameGates, Budget budget) {
        Gates inherent = Gates.inherent(gates.snapshot(), gates.assumptions());
        if (sameGates.snapshot() != gates.snapshot()
                || !sameGates.equalTo(gates)
                || !Gates.inherent(gates.snapshot(), sameGates.assumptions()).equalTo(inherent)) {
            throw new IllegalArgumentException(
                    "other gates are open at " + sameGates.assumptions().at() + " than at "
                            + gates.assumptions().at());
        }
        Lazy<IdentityHours> then = Lazy.later(
                () -> IdentityHours.of(sameGates, identities, new IdentityGraphs(identities, budget), budget));
        then.get();
        return new IdentityTable(sameGates, identities, parts.with(then));
    }

    /**
     * The table with the residual scores made, within a budget of their own; those that it does not suffice for are lower bounds.
     *
     * @param sameGates that let the same through, under assumptions that decide what passing the closed ones takes
     */
    public IdentityTable withResiduals(Gates sameGates, Budget budget) {
        Lazy<IdentityResiduals> made = Lazy.later(() -> IdentityResiduals.of(
                sameGates, identities, parts.held().get(), parts.losses().get(), budget));
        made.get();
        return new IdentityTable(sameGates, identities, parts.withResiduals(made));
    }

    /**
     * The table of a revision of this table's snapshot, see {@link #whenAsked}. Only what identities gain or lose is measured, unless so much differs that
     * measuring everything takes less. Makes what it is asked for in this table first.
     *
     * @param revised gates of the revision
     */
    public IdentityTable after(Gates revised, Budget budget) {
        boolean few = revised.snapshot().changedRows().length <= MOST_ROWS;
        return few ? after(revised, MeasuredAfter.of(revised.snapshot(), budget)) : whenAsked(revised, budget);
    }

    IdentityTable after(Gates revised, MeasuredAfter change) {
        Budget budget = change.budget();
        IdentityTable then = isRevisedBy(revised.snapshot()) ? under(revised.assumptions(), budget) : null;
        if (then == null) {
            return whenAsked(revised, budget);
        }
        if (revised.snapshot().changedRows().length == 0) {
            return new IdentityTable(revised, identities, then.parts);
        }
        return new IdentityTable(revised, identities, then.parts.after(then.gates, revised, identities, change));
    }

    /** This table under other assumptions that open the same gates; null where they do not. What the instant changes is made anew. */
    private @Nullable IdentityTable under(Assumptions assumptions, Budget budget) {
        if (assumptions.equals(gates.assumptions())) {
            return this;
        }
        Gates same = Gates.of(gates.snapshot(), assumptions);
        if (!same.equalTo(gates)) {
            return null;
        }
        return new IdentityTable(same, identities, parts.under(gates, same, identities, budget));
    }

    private boolean isRevisedBy(Snapshot revised) {
        Snapshot snapshot = gates.snapshot();
        return revised.origin() == snapshot.origin()
                && snapshot.changedRows().length == 0
                && revised.sharesValuesWith(snapshot);
    }

    /**
     * The indices of identities for whom anything at all may be other than in the table of another snapshot: all, unless this is a revision of it; else those
     * who come by something that differs. O(what leads there).
     */
    public BitSet differing(IdentityTable before, Budget budget) {
        if (!before.isRevisedBy(gates.snapshot()) || !before.gates.assumptions().equals(gates.assumptions())) {
            BitSet all = new BitSet();
            all.set(0, size());
            return all;
        }
        Gates then = Gates.inherent(before.gates.snapshot(), gates.assumptions());
        return AffectedIdentities.of(then, Gates.inherent(gates.snapshot(), gates.assumptions()), identities, budget);
    }

    /** The vertices of all identities, in ascending order. */
    public static int[] identities(Snapshot snapshot) {
        return entities(snapshot, Set.of(EntityType.IDENTITY));
    }

    /** The vertices of all entities of some types, in ascending order. */
    public static int[] entities(Snapshot snapshot, Set<EntityType> types) {
        return IntStream.range(0, snapshot.entityCount())
                .filter(v -> types.contains(snapshot.kind(v).type()) && !snapshot.isHelper(v))
                .toArray();
    }

    public Gates gates() {
        return gates;
    }

    /** How many identities there are. */
    public int size() {
        return identities.length;
    }

    /** The vertex of the i-th identity, in ascending order. */
    public int identity(int i) {
        return identities[i];
    }

    /** The index of an identity, by its vertex; negative if it is none. */
    public int indexOf(int vertex) {
        return Arrays.binarySearch(identities, vertex);
    }

    /**
     * One measure of an identity.
     *
     * @param level from which on organizations count; other measures do not read it
     */
    public double value(Measure measure, AccessLevel level, int i) {
        return switch (measure) {
            case SCORE -> score(i);
            case RESIDUAL -> residual(i);
            case LOSS -> customersLost(i);
            case TENANTS -> tenantCounts(i).at(level);
            case TENANT_ADMIN -> tenantAdmins(i);
            case RESOURCES -> resourceValue(i);
            case ENTITIES -> entities(i);
            case EXPOSURE_HOURS -> exposureHours(i);
        };
    }

    private long count(Count count, int i) {
        return parts.counts().get().value(count, i);
    }

    /** Entities reached, the identity itself left out. */
    public long entities(int i) {
        return count(Count.ENTITIES, i);
    }

    /** Valued organizations with a tenant node at CONTROL. */
    public long tenantAdmins(int i) {
        return count(Count.TENANT_ADMIN, i);
    }

    /** Valued organizations held at least at each level. */
    public LevelCounts tenantCounts(int i) {
        return new LevelCounts(
                (int) count(Count.TENANTS_SEE, i),
                (int) count(Count.TENANTS_READ, i),
                (int) count(Count.TENANTS_WRITE, i),
                (int) count(Count.TENANTS_CONTROL, i));
    }

    /** The value of reached resources, weighted by level. */
    public double resourceValue(int i) {
        return count(Count.RESOURCES, i) * OrganizationAssets.UNIT;
    }

    /** The inherent {@code Score}, from 0 to 100. */
    public double score(int i) {
        return parts.losses().get().score(i);
    }

    /** The residual {@code Score}, from 0 to 100. */
    public double residual(int i) {
        return parts.residuals().get().score(i);
    }

    /** Whether the residual score of the identity is exact. */
    public boolean isResidualExact(int i) {
        return parts.residuals().get().isExact(i);
    }

    /** In customer equivalents, see {@link CustomersLost}. */
    public double customersLost(int i) {
        return CustomersLost.of(gates.snapshot()).customers(count(Count.CUSTOMERS, i));
    }

    /** The {@code StandingExposure} over the 30 days before the instant. */
    public double exposureHours(int i) {
        return parts.hours().get().hours(i);
    }

    /** Whether score and exposure hours of the identity are exact; otherwise they are lower bounds. */
    public boolean isExact(int i) {
        return isScoreExact(i) && parts.hours().get().isExact(i);
    }

    /** Whether the score of the identity is exact. */
    public boolean isScoreExact(int i) {
        return parts.losses().get().isExact(i);
    }

    /** Whether everything is exact. */
    public boolean isExact() {
        return IntStream.range(0, size()).allMatch(this::isExact);
    }
}
