package blastradius.analysis;

import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

/**
 * The measures of every identity, each compromised alone at CONTROL: what a ranking sorts by. Made for all at once over the
 * {@link IdentityGraph}; the few identities that it leaves aside are searched one by one. The counts are exact, or there is
 * no table; a score or the exposure hours for which the budget did not suffice are lower bounds, and {@link #isExact} says so. The assumptions'
 * {@code maxHops} is not read. Immutable; 8 bytes a measure and identity.
 */
public final class IdentityTable {

    /** What is counted, and in which units the table keeps it. */
    public enum Measure {
        /** Entities reached, the identity itself left out. */
        ENTITIES,
        /** Valued organizations at SEE or above; the next three likewise for their levels. */
        TENANTS_SEE,
        TENANTS_READ,
        TENANTS_WRITE,
        TENANTS_CONTROL,
        /** Valued organizations with a tenant node at CONTROL. */
        TENANT_ADMIN,
        /** The value of reached resources weighted by level, in {@link #VALUE_UNIT}. */
        RESOURCES
    }

    /** One unit of {@link Measure#RESOURCES}: values are multiples of a half, level weights of a thousandth. */
    public static final double VALUE_UNIT = OrganizationAssets.UNIT;

    private static final List<Measure> MEASURES = List.of(Measure.values());

    private final Gates gates;
    private final int[] identities;
    private final IdentityCounts counts;
    private final IdentityLosses losses;
    private final IdentityHours hours;

    private IdentityTable(Gates gates, int[] identities, Budget budget) {
        this.gates = gates;
        this.identities = identities;
        Gates inherent = Gates.inherent(gates.snapshot(), gates.assumptions());
        if (inherent.equalTo(gates)) {
            IdentityGraph graph = IdentityGraph.of(gates, identities, budget);
            this.counts = IdentityCounts.of(graph, budget);
            this.losses = IdentityLosses.of(graph, budget);
        } else { // two graphs, each made by one processor
            ForkJoinTask<IdentityLosses> open = ForkJoinTask.adapt(
                            () -> IdentityLosses.of(IdentityGraph.of(inherent, identities, budget), budget))
                    .fork();
            this.counts = IdentityCounts.of(IdentityGraph.of(gates, identities, budget), budget);
            this.losses = open.join();
        }
        this.hours = IdentityHours.of(gates, identities, budget);
    }

    /**
     * Measures every identity of the snapshot.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget does not suffice for the counts
     */
    public static IdentityTable of(Gates gates, Budget budget) {
        return new IdentityTable(gates, identities(gates.snapshot()), budget);
    }

    private IdentityTable(IdentityTable counted, Gates gates, Budget budget) {
        this.gates = gates;
        this.identities = counted.identities;
        this.counts = counted.counts;
        this.losses = counted.losses;
        this.hours = IdentityHours.of(gates, identities, budget);
    }

    /**
     * The table for another instant at which the same gates are open: only the exposure hours are made anew.
     *
     * @throws IllegalArgumentException if other gates are open
     */
    public IdentityTable at(Gates sameGates, Budget budget) {
        if (sameGates.snapshot() != gates.snapshot() || !sameGates.equalTo(gates)) {
            throw new IllegalArgumentException(
                    "other gates are open at " + sameGates.assumptions().at() + " than at "
                            + gates.assumptions().at());
        }
        return new IdentityTable(this, sameGates, budget);
    }

    /** The vertices of all identities, in ascending order. */
    static int[] identities(Snapshot snapshot) {
        return IntStream.range(0, snapshot.entityCount())
                .filter(v -> snapshot.kind(v).type() == EntityType.IDENTITY)
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

    public long value(Measure measure, int i) {
        return counts.value(MEASURES.indexOf(measure), i);
    }

    /** Valued organizations held at least at each level. */
    public LevelCounts tenantCounts(int i) {
        return new LevelCounts(
                (int) value(Measure.TENANTS_SEE, i),
                (int) value(Measure.TENANTS_READ, i),
                (int) value(Measure.TENANTS_WRITE, i),
                (int) value(Measure.TENANTS_CONTROL, i));
    }

    /** The value of reached resources, weighted by level. */
    public double resourceValue(int i) {
        return value(Measure.RESOURCES, i) * VALUE_UNIT;
    }

    /** The inherent {@link Score}, from 0 to 100. */
    public double score(int i) {
        return losses.score(i);
    }

    /** The {@link StandingExposure} over the 30 days before the instant. */
    public double exposureHours(int i) {
        return hours.hours(i);
    }

    /** Whether score and exposure hours of the identity are exact; otherwise they are lower bounds. */
    public boolean isExact(int i) {
        return losses.isExact(i) && hours.isExact(i);
    }

    /** Whether everything is exact. */
    public boolean isExact() {
        return IntStream.range(0, size()).allMatch(this::isExact);
    }
}
