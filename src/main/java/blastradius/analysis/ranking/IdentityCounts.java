package blastradius.analysis.ranking;

import blastradius.analysis.condensation.Components;
import blastradius.analysis.condensation.MeetingPoints;
import blastradius.analysis.impact.CustomersLost;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.LostShares;
import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;

/** The exact {@link Count}s of each identity compromised alone. Immutable once made; 8 bytes a count and identity. */
final class IdentityCounts {

    private static final int LEVELS = AccessLevel.values().length;
    private static final int ENTITIES = 0;
    private static final int RESOURCES = 1;

    private final MeetingPoints meetingPoints;
    private final int[] components; // by identity
    private final long[][] values; // by count, then identity
    private final int[] changed; // identities of which other values hold
    private final long[][] changedValues; // as these, then by count

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
    static IdentityCounts of(IdentityGraphs.Measured measured, Budget budget) {
        IdentityGraph graph = measured.graph();
        int[] components = graph.componentsOfIdentities();
        long[][] totals = ReachTotals.of(graph, components, weights(graph), budget);
        ComponentShares tenants = measured.losses();
        long[][] values = new long[Count.ALL.size()][components.length];
        for (Count count : Count.ALL) {
            long[] counted = values[count.place()];
            for (int i = 0; i < components.length; i++) {
                counted[i] = counted(count, i, totals, tenants) - ownCount(count, graph, i);
            }
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
     * @param counts of each of them, in the order of {@link Count}
     */
    IdentityCounts with(int[] identities, long[][] counts) {
        return new IdentityCounts(this, identities, counts);
    }

    /** Under the gates that were counted under; of a changed table those before the change. */
    MeetingPoints meetingPoints() {
        return meetingPoints;
    }

    long value(Count count, int i) {
        int other = Arrays.binarySearch(changed, i);
        return other < 0 ? values[count.place()][i] : changedValues[other][count.place()];
    }

    /** The same for identities that reach each other, as long as nothing changes. */
    int component(int i) {
        return components[i];
    }

    private static long counted(Count count, int i, long[][] totals, ComponentShares tenants) {
        return switch (count) {
            case ENTITIES -> totals[ENTITIES][i];
            case TENANTS_SEE -> tenants.tenants(i, 1);
            case TENANTS_READ -> tenants.tenants(i, 2);
            case TENANTS_WRITE -> tenants.tenants(i, 3);
            case TENANTS_CONTROL -> tenants.tenants(i, 4);
            case TENANT_ADMIN -> tenants.administrations(i);
            case CUSTOMERS -> tenants.customers(i);
            case RESOURCES -> totals[RESOURCES][i];
        };
    }

    /** What of a count is the compromised entity itself. */
    private static long ownCount(Count count, IdentityGraph graph, int i) {
        int vertex = graph.identities()[i];
        return switch (count) {
            case ENTITIES -> 1;
            case RESOURCES -> resourceUnits(graph.snapshot(), vertex, LEVELS);
            case TENANTS_SEE, TENANTS_READ, TENANTS_WRITE, TENANTS_CONTROL, TENANT_ADMIN, CUSTOMERS -> 0;
        };
    }

    private static long resourceUnits(Snapshot snapshot, int vertex, int level) {
        return snapshot.counts(vertex, EntityType.RESOURCE)
                ? OrganizationAssets.units(snapshot.valuation(), vertex, level)
                : 0;
    }

    private static void set(long[][] values, int i, long[] counts) {
        for (int count = 0; count < counts.length; count++) {
            values[count][i] = counts[count];
        }
    }

    private static long[][] weights(IdentityGraph graph) {
        Snapshot snapshot = graph.snapshot();
        long[][] weights = new long[2][graph.components().dag().count()];
        for (int v = 0; v < snapshot.entityCount(); v++) {
            add(graph, weights[ENTITIES], v, 1, snapshot.isHelper(v) ? 0 : 1);
            if (snapshot.counts(v, EntityType.RESOURCE)) {
                long before = 0;
                for (int level = 1; level <= LEVELS; level++) {
                    if ((graph.states().levels(v) & 1 << (level - 1)) != 0) {
                        long units = OrganizationAssets.units(snapshot.valuation(), v, level);
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

    /** The counts of what one identity reaches, in the order of {@link Count}. */
    static long[] of(Reach reach) {
        Snapshot snapshot = reach.snapshot();
        TenantImpacts tenants = TenantImpacts.of(reach, new LostShares(snapshot.valuation()));
        LevelCounts counts = tenants.counts();
        long resources = 0;
        int entities = 0;
        for (int p = 0; p < reach.stateCount(); p++) {
            int vertex = reach.vertexAt(p);
            if (reach.isFinal(p) && !snapshot.isHelper(vertex)) {
                boolean compromised = vertex == reach.sources().getFirst().vertex();
                entities += compromised ? 0 : 1;
                resources += compromised ? 0 : resourceUnits(snapshot, vertex, reach.levelAt(p));
            }
        }
        long[] found = new long[Count.ALL.size()];
        for (Count count : Count.ALL) {
            found[count.place()] = switch (count) {
                case ENTITIES -> entities;
                case TENANTS_SEE -> counts.see();
                case TENANTS_READ -> counts.read();
                case TENANTS_WRITE -> counts.write();
                case TENANTS_CONTROL -> counts.control();
                case TENANT_ADMIN -> tenants.admins();
                case CUSTOMERS -> tenants.customers(CustomersLost.of(snapshot));
                case RESOURCES -> resources;
            };
        }
        return found;
    }
}
