package blastradius.analysis;

import blastradius.analysis.IdentityTable.Measure;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.List;

/** The exact {@link Measure}s of each identity compromised alone. Immutable once made; 8 bytes a measure and identity. */
final class IdentityCounts {

    private static final int LEVELS = AccessLevel.values().length;
    private static final int ENTITIES = 0;
    private static final int RESOURCES = 1;
    private static final List<Measure> MEASURES = List.of(Measure.values());

    private final IdentityGraph graph;
    private final int[] identities;
    private final long[][] values = new long[MEASURES.size()][]; // then as identities

    private IdentityCounts(IdentityGraph graph, Budget budget) {
        this.graph = graph;
        this.identities = graph.identities();
        int[] components = graph.componentsOfIdentities();
        long[][] totals = ReachTotals.of(graph, components, weights(), budget);
        OrganizationLosses tenants = OrganizationLosses.of(graph, components, budget);
        for (Measure measure : MEASURES) {
            values[MEASURES.indexOf(measure)] = new long[identities.length];
        }
        for (int i = 0; i < identities.length; i++) {
            set(Measure.ENTITIES, i, totals[ENTITIES][i] - 1);
            set(Measure.RESOURCES, i, totals[RESOURCES][i]);
            setTenants(
                    i,
                    new LevelCounts(
                            tenants.tenants(i, 1),
                            tenants.tenants(i, 2),
                            tenants.tenants(i, 3),
                            tenants.tenants(i, 4)));
            set(Measure.TENANT_ADMIN, i, tenants.administrations(i));
        }
        graph.searched().parallelStream().forEach(alike -> search(alike, budget));
    }

    /**
     * Measures all identities.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    static IdentityCounts of(IdentityGraph graph, Budget budget) {
        return new IdentityCounts(graph, budget);
    }

    /** By the measure's place and the identity's. */
    long value(int measure, int i) {
        return values[measure][i];
    }

    private long[][] weights() {
        Snapshot snapshot = graph.snapshot();
        long[][] weights = new long[2][graph.components().dag().count()];
        for (int v = 0; v < snapshot.entityCount(); v++) {
            add(weights[ENTITIES], v, 1, 1);
            if (snapshot.kind(v).type() == EntityType.RESOURCE) {
                long before = 0;
                for (int level = 1; level <= LEVELS; level++) {
                    if ((graph.states().levels(v) & 1 << (level - 1)) != 0) {
                        long units =
                                OrganizationAssets.units(snapshot.valuation().value(v), level);
                        add(weights[RESOURCES], v, level, units - before);
                        before = units;
                    }
                }
            }
        }
        return weights;
    }

    private void add(long[] weights, int entity, int level, long weight) {
        int component = graph.component(entity, level);
        if (component != Components.NONE) {
            weights[component] += weight;
        }
    }

    private void search(int[] alike, Budget budget) {
        search(alike[0], budget);
        for (int i : alike) {
            for (long[] ofMeasure : values) {
                ofMeasure[i] = ofMeasure[alike[0]];
            }
        }
    }

    private void search(int i, Budget budget) {
        Snapshot snapshot = graph.snapshot();
        Reach reach = Reach.from(graph.gates(), List.of(Source.of(snapshot, identities[i])), budget);
        TenantImpacts tenants = TenantImpacts.of(reach, new Losses(snapshot.valuation()));
        long resources = 0;
        int entities = 0;
        for (int p = 0; p < reach.stateCount(); p++) {
            if (reach.isFinal(p)) {
                entities++;
                int vertex = reach.vertexAt(p);
                if (snapshot.kind(vertex).type() == EntityType.RESOURCE) {
                    resources += OrganizationAssets.units(snapshot.valuation().value(vertex), reach.levelAt(p));
                }
            }
        }
        set(Measure.ENTITIES, i, entities - 1L);
        set(Measure.RESOURCES, i, resources);
        setTenants(i, tenants.counts());
        set(Measure.TENANT_ADMIN, i, tenants.admins());
    }

    private void setTenants(int i, LevelCounts counts) {
        set(Measure.TENANTS_SEE, i, counts.see());
        set(Measure.TENANTS_READ, i, counts.read());
        set(Measure.TENANTS_WRITE, i, counts.write());
        set(Measure.TENANTS_CONTROL, i, counts.control());
    }

    private void set(Measure measure, int i, long value) {
        values[MEASURES.indexOf(measure)][i] = value;
    }
}
