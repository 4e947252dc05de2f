package blastradius.analysis;

import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact measures of every identity, each compromised alone at CONTROL: what a ranking sorts by. Made for all at once over the
 * {@link StateGraph}; identities from which a condition of several premises can be met are searched one by one. Immutable; 8 bytes a measure
 * and identity.
 */
public final class IdentityTable {

    /** What is measured, and in which units the table keeps it. */
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
    public static final double VALUE_UNIT = 0.0005;

    private static final int LEVELS = AccessLevel.values().length;
    private static final int CONTROL = AccessLevel.CONTROL.code();
    private static final List<Measure> MEASURES = List.of(Measure.values());

    private final Gates gates;
    private final int[] identities;
    private final long[][] values; // by measure, then as identities
    private final int searched;

    private IdentityTable(Gates gates, int[] identities, Budget budget) {
        this.gates = gates;
        this.identities = identities;
        this.values = new long[MEASURES.size()][identities.length];
        StateGraph graph = StateGraph.of(gates);
        Components dag = Components.of(graph);
        long[][] totals = ReachTotals.over(dag).add(weights(graph, dag), budget);
        BitSet further = FurtherReach.of(gates, graph, dag, budget);
        int[] one = IntStream.range(0, identities.length)
                .filter(i -> further.get(component(graph, dag, i)))
                .toArray();
        for (int i = 0; i < identities.length; i++) {
            for (int k = 0; k < values.length; k++) {
                values[k][i] = totals[k][component(graph, dag, i)];
            }
            values[index(Measure.ENTITIES)][i]--; // the identity itself
        }
        Arrays.stream(one).parallel().forEach(i -> search(i, budget));
        this.searched = one.length;
    }

    /** Measures every identity of the snapshot. */
    public static IdentityTable of(Gates gates, Budget budget) {
        Snapshot snapshot = gates.snapshot();
        int[] identities = IntStream.range(0, snapshot.entityCount())
                .filter(v -> snapshot.kind(v).type() == EntityType.IDENTITY)
                .toArray();
        return new IdentityTable(gates, identities, budget);
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

    public long value(Measure measure, int i) {
        return values[index(measure)][i];
    }

    /** Valued organizations held at least at each level. */
    public LevelCounts tenantCounts(int i) {
        return new LevelCounts(
                (int) value(Measure.TENANTS_SEE, i),
                (int) value(Measure.TENANTS_READ, i),
                (int) value(Measure.TENANTS_WRITE, i),
                (int) value(Measure.TENANTS_CONTROL, i));
    }

    /** How many identities had to be searched one by one. */
    int searched() {
        return searched;
    }

    private int component(StateGraph graph, Components dag, int i) {
        return dag.of(graph.node(identities[i], CONTROL));
    }

    private long[][] weights(StateGraph graph, Components dag) {
        long[][] weights = new long[MEASURES.size()][dag.count()];
        Snapshot snapshot = gates.snapshot();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            weights[index(Measure.ENTITIES)][dag.of(graph.node(v, 1))]++;
            if (snapshot.kind(v).type() == EntityType.RESOURCE) {
                long before = 0;
                for (int level = 1; level <= LEVELS; level++) {
                    if ((graph.levels(v) & 1 << (level - 1)) != 0) {
                        long units = units(snapshot.valuation().value(v), level);
                        weights[index(Measure.RESOURCES)][dag.of(graph.node(v, level))] += units - before;
                        before = units;
                    }
                }
            }
        }
        for (int o = 0; o < snapshot.valuation().organizationCount(); o++) {
            for (int level = 1; level <= LEVELS; level++) {
                weights[index(Measure.TENANTS_SEE) + level - 1][dag.of(graph.organizationNode(o, level))]++;
            }
            weights[index(Measure.TENANT_ADMIN)][dag.of(graph.administrationNode(o))]++;
        }
        return weights;
    }

    private static long units(double value, int level) {
        return Math.round(value * Losses.weight(level) / VALUE_UNIT);
    }

    private void search(int i, Budget budget) {
        Snapshot snapshot = gates.snapshot();
        Reach reach = Reach.from(gates, List.of(Source.of(snapshot, identities[i])), budget);
        TenantImpacts tenants = TenantImpacts.of(reach, new Losses(snapshot.valuation()));
        LevelCounts counts = tenants.counts();
        long resources = 0;
        int entities = 0;
        for (int p = 0; p < reach.stateCount(); p++) {
            if (reach.isFinal(p)) {
                entities++;
                int vertex = reach.vertexAt(p);
                if (snapshot.kind(vertex).type() == EntityType.RESOURCE) {
                    resources += units(snapshot.valuation().value(vertex), reach.levelAt(p));
                }
            }
        }
        values[index(Measure.ENTITIES)][i] = entities - 1L;
        values[index(Measure.TENANTS_SEE)][i] = counts.see();
        values[index(Measure.TENANTS_READ)][i] = counts.read();
        values[index(Measure.TENANTS_WRITE)][i] = counts.write();
        values[index(Measure.TENANTS_CONTROL)][i] = counts.control();
        values[index(Measure.TENANT_ADMIN)][i] = tenants.admins();
        values[index(Measure.RESOURCES)][i] = resources;
    }

    private static int index(Measure measure) {
        return MEASURES.indexOf(measure);
    }
}
