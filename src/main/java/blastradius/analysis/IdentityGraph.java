package blastradius.analysis;

import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;

/**
 * What every identity reaches under the same gates, ready to be added up: components of the {@link StateGraph} with their columns, and which
 * identities could meet a condition of several premises, so that they have to be searched one by one. O(V + E).
 */
final class IdentityGraph {

    private static final int CONTROL = AccessLevel.CONTROL.code();

    private final Gates gates;
    private final StateGraph graph;
    private final ReachColumns columns;
    private final BitSet further;

    private IdentityGraph(Gates gates, Budget budget) {
        this.gates = gates;
        this.graph = StateGraph.of(gates);
        budget.check();
        Components dag = Components.of(graph);
        budget.check();
        this.columns = ReachColumns.of(dag);
        this.further = FurtherReach.of(gates, graph, dag, budget);
    }

    static IdentityGraph of(Gates gates, Budget budget) {
        return new IdentityGraph(gates, budget);
    }

    Gates gates() {
        return gates;
    }

    Snapshot snapshot() {
        return gates.snapshot();
    }

    StateGraph states() {
        return graph;
    }

    ReachColumns columns() {
        return columns;
    }

    OrganizationAssets assets() {
        return OrganizationAssets.of(snapshot(), graph, columns.dag());
    }

    /** The component of an entity at a level that something gives on it. */
    int component(int entity, int levelCode) {
        return columns.dag().of(graph.node(entity, levelCode));
    }

    /** The components of identities at CONTROL. */
    int[] components(int[] identities) {
        int[] components = new int[identities.length];
        for (int i = 0; i < identities.length; i++) {
            components[i] = component(identities[i], CONTROL);
        }
        return components;
    }

    /** Whether the component's reach has to be searched; what is added up for it is then no more than a lower bound. */
    boolean isSearched(int component) {
        return further.get(component);
    }
}
