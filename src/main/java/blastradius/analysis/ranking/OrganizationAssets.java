package blastradius.analysis.ranking;

import blastradius.analysis.condensation.Components;
import blastradius.analysis.condensation.StateGraph;
import blastradius.analysis.impact.TenantImpacts;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Arrays;

/**
 * What an organization of value loses where a component of the condensed {@link StateGraph} is reached; the losses of all identities are summed from it.
 * An entry is a state (an entity at a level) that costs something: its component, its organization, the value in {@link #UNIT} that the level adds to
 * those below it, and, of a tenant node, which levels the organization is then held at. 17 bytes an entry.
 */
final class OrganizationAssets {

    /** Values are multiples of a half, level weights of a thousandth. */
    static final double UNIT = 0.0005;
    /** The mark of a tenant node at CONTROL; the bits before it mark "at least at this level", SEE first. */
    static final int ADMINISTRATION = 1 << AccessLevel.values().length;

    /** Whoever sums weighted shares rounds them to whole numbers of which so many are one, so that sums do not depend on their order: 2<sup>44</sup>. */
    static final double SHARES_IN_ONE = 1L << 44;

    private static final int LEVELS = AccessLevel.values().length;

    private final Snapshot snapshot;
    private final StateGraph graph;
    private final Components dag;
    private final int[] first; // by organization
    private final int[] components;
    private final int[] units;
    private final byte[] marks;
    private final int[] organizations;
    private final int[] firstOf; // by component, into entries
    private final int[] entries; // by component

    private OrganizationAssets(Snapshot snapshot, StateGraph graph, Components dag) {
        this.snapshot = snapshot;
        this.graph = graph;
        this.dag = dag;
        this.first = new int[snapshot.valuation().organizationCount() + 1];
        states((organization, component, value, mark) -> first[organization + 1]++);
        Arrays.parallelPrefix(first, Integer::sum);
        int[] next = first.clone();
        this.components = new int[first[first.length - 1]];
        this.units = new int[components.length];
        this.marks = new byte[components.length];
        this.organizations = new int[components.length];
        states((organization, component, value, mark) -> {
            int entry = next[organization]++;
            components[entry] = component;
            units[entry] = value;
            marks[entry] = (byte) mark;
            organizations[entry] = organization;
        });
        this.firstOf = new int[dag.dag().count() + 1];
        for (int component : components) {
            firstOf[component + 1]++;
        }
        Arrays.parallelPrefix(firstOf, Integer::sum);
        this.entries = new int[components.length];
        int[] nextOf = firstOf.clone();
        for (int entry = 0; entry < entries.length; entry++) {
            entries[nextOf[components[entry]]++] = entry;
        }
    }

    static OrganizationAssets of(Snapshot snapshot, StateGraph graph, Components dag) {
        return new OrganizationAssets(snapshot, graph, dag);
    }

    /** The value of an entity at a level, in {@link #UNIT}. */
    static int units(Valuation valuation, int entity, int levelCode) {
        return (int) Math.round(valuation.value(entity) * valuation.levelWeight(levelCode) / UNIT);
    }

    /** What the level is worth beyond the one below it, in {@link #UNIT}. */
    static int unitsAdded(Valuation valuation, int entity, int levelCode) {
        return units(valuation, entity, levelCode) - (levelCode == 1 ? 0 : units(valuation, entity, levelCode - 1));
    }

    /** The index of the first entry of a component, see {@link #entry}. */
    int firstOf(int component) {
        return firstOf[component];
    }

    int entry(int index) {
        return entries[index];
    }

    int organization(int entry) {
        return organizations[entry];
    }

    /** The first entry of an organization. */
    int first(int organization) {
        return first[organization];
    }

    int component(int entry) {
        return components[entry];
    }

    int units(int entry) {
        return units[entry];
    }

    int marks(int entry) {
        return marks[entry];
    }

    /** What a {@link #UNIT} is of everything that the organization has. */
    double share(int organization) {
        double total = snapshot.valuation().total(organization);
        return total == 0 ? 0 : UNIT / total;
    }

    /** The same, weighted as the organization is, and in {@link #SHARES_IN_ONE}. */
    double weightedShare(int organization) {
        return share(organization) * snapshot.valuation().weight(organization) * SHARES_IN_ONE;
    }

    /* Gone through twice: to count the entries of each organization, then to put each where it belongs. */
    private interface StateSink {
        void state(int organization, int component, int value, int mark);
    }

    private void states(StateSink sink) {
        for (int v = 0; v < snapshot.entityCount(); v++) {
            int organization = snapshot.valuation().organization(v);
            if (organization != Valuation.NONE) {
                states(v, organization, sink);
            }
        }
    }

    private void states(int entity, int organization, StateSink sink) {
        int before = 0;
        for (int level = 1; level <= LEVELS; level++) {
            if ((graph.levels(entity) & 1 << (level - 1)) != 0) {
                int worth = units(snapshot.valuation(), entity, level);
                int mark = mark(entity, level);
                int component = dag.of(graph.node(entity, level));
                if (component != Components.NONE && (worth > before || mark != 0)) {
                    sink.state(organization, component, worth - before, mark);
                }
                before = worth;
            }
        }
    }

    private int mark(int entity, int level) {
        if (!TenantImpacts.counts(snapshot.kind(entity), level)) {
            return 0;
        }
        boolean administration = level == LEVELS && snapshot.kind(entity).type() == EntityType.TENANT;
        return (1 << level) - 1 | (administration ? ADMINISTRATION : 0);
    }
}
