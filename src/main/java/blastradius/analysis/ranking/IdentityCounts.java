package blastradius.analysis.ranking;

import blastradius.analysis.condensation.Components;
import blastradius.analysis.condensation.MeetingPoints;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.Losses;
import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;

/** The exact {@link Measure}s of each identity compromised alone. Immutable once made; 8 bytes a measure and identity. */
final class IdentityCounts {

    static final List<Measure> MEASURES = List.of(Measure.values());

    private static final int LEVELS = AccessLevel.values().length;
    private static final int ENTITIES = 0;
    private static final int RESOURCES = 1;

    private final MeetingPoints meetingPoints;
    private final int[] components; // by identity
    private final long[][] values; // by measure, then identity
    private final int[] changed; // identities of which other values hold
    private final long[][] changedValues; // as these, then by measure

    private IdentityCounts(IdentityGraph graph, int[] components, long[][] values) {
        this.meetingPoints = graph.meetingPoints();
        this.components = components;
        this.values = values;
        this.changed = new int[0];
        this.changedValues = new long[0][];
    }

    private IdentityCounts(IdentityCounts known, int[] changed, long[][] changedValues) {
        this.meetingPoints = known.meetingPoints;
        this.components = known.components;
        this.values = known.values;
        this.changed = changed;
        this.changedValues = changedValues;
    }

    /**
     * Measures all identities.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    static IdentityCounts of(IdentityGraph graph, Budget budget) {
        int[] components = graph.componentsOfIdentities();
        long[][] totals = ReachTotals.of(graph, components, weights(graph), budget);
        OrganizationLosses tenants = OrganizationLosses.of(graph, components, budget);
        long[][] values = new long[MEASURES.size()][components.length];
        for (int i = 0; i < components.length; i++) {
            set(values, i, new long[] {
                totals[ENTITIES][i] - 1,
                tenants.tenants(i, 1),
                tenants.tenants(i, 2),
                tenants.tenants(i, 3),
                tenants.tenants(i, 4),
                tenants.administrations(i),
                totals[RESOURCES][i]
            });
        }
        graph.searched().parallelStream().forEach(alike -> {
            Source source = Source.of(graph.snapshot(), graph.identities()[alike[0]]);
            long[] found = of(Reach.from(graph.gates(), List.of(source), budget));
            for (int i : alike) {
                set(values, i, found);
            }
        });
        return new IdentityCounts(graph, components, values);
    }

    /**
     * The same but for some identities.
     *
     * @param identities ascending
     * @param measures of each of them, in the order of {@link #MEASURES}
     */
    IdentityCounts with(int[] identities, long[][] measures) {
        return new IdentityCounts(this, identities, measures);
    }

    /** Under the gates that were counted under; of a changed table those before the change. */
    MeetingPoints meetingPoints() {
        return meetingPoints;
    }

    /** By the measure's place and the identity's. */
    long value(int measure, int i) {
        int other = Arrays.binarySearch(changed, i);
        return other < 0 ? values[measure][i] : changedValues[other][measure];
    }

    /** The same for identities that reach each other, as long as nothing changes. */
    int component(int i) {
        return components[i];
    }

    private static void set(long[][] values, int i, long[] measures) {
        for (int measure = 0; measure < measures.length; measure++) {
            values[measure][i] = measures[measure];
        }
    }

    private static long[][] weights(IdentityGraph graph) {
        Snapshot snapshot = graph.snapshot();
        long[][] weights = new long[2][graph.components().dag().count()];
        for (int v = 0; v < snapshot.entityCount(); v++) {
            add(graph, weights[ENTITIES], v, 1, 1);
            if (snapshot.kind(v).type() == EntityType.RESOURCE) {
                long before = 0;
                for (int level = 1; level <= LEVELS; level++) {
                    if ((graph.states().levels(v) & 1 << (level - 1)) != 0) {
                        long units =
                                OrganizationAssets.units(snapshot.valuation().value(v), level);
                        add(graph, weights[RESOURCES], v, level, units - before);
                        before = units;
                    }
                }
            }
        }
        return weights;
    }

    private static void add(IdentityGraph graph, long[] weights, int entity, int level, long weight) {
        int component = graph.component(entity, level);
        if (component != Components.NONE) {
            weights[component] += weight;
        }
    }

    /** The measures of what one identity reaches, in the order of {@link #MEASURES}. */
    static long[] of(Reach reach) {
        Snapshot snapshot = reach.snapshot();
        TenantImpacts tenants = TenantImpacts.of(reach, new Losses(snapshot.valuation()));
        LevelCounts counts = tenants.counts();
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
        return new long[] {
            entities - 1L, counts.see(), counts.read(), counts.write(), counts.control(), tenants.admins(), resources
        };
    }
}
