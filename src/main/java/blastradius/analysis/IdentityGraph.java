package blastradius.analysis;

import blastradius.analysis.FurtherReach.Shortcut;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What every identity reaches under the same gates, ready to be added up: components of the {@link StateGraph} with their columns, and which
 * identities could meet a condition of several premises, so that they have to be searched one by one. O(V + E).
 */
final class IdentityGraph {

    private static final int CONTROL = AccessLevel.CONTROL.code();
    private static final int MOST_ROUNDS = 5;

    private final Gates gates;
    private final int[] identities;
    private final StateGraph graph;
    private final Components components;
    private final Core core;
    private final ReachColumns columns;
    private final BitSet further;

    private IdentityGraph(Gates gates, int[] identities, Budget budget) {
        this.gates = gates;
        this.identities = identities;
        List<Shortcut> shortcuts = new ArrayList<>();
        Attempt attempt = new Attempt(gates, identities, shortcuts, budget);
        for (int round = 1; round < MOST_ROUNDS && shortcuts.addAll(attempt.further.shortcuts()); round++) {
            attempt = new Attempt(gates, identities, shortcuts, budget);
        }
        this.graph = attempt.graph;
        this.components = attempt.components;
        this.core = Core.of(components.dag(), componentsOfIdentities());
        this.columns = ReachColumns.of(core.dag());
        this.further = attempt.further.components();
    }

    /** A condition that is met only after another can be stood for by shortcuts in a later round. */
    private static final class Attempt {

        private final StateGraph graph;
        private final Components components;
        private final FurtherReach further;

        Attempt(Gates gates, int[] identities, List<Shortcut> shortcuts, Budget budget) {
            graph = StateGraph.of(gates, shortcuts);
            budget.check();
            components = Components.of(
                    graph,
                    Arrays.stream(identities).map(v -> graph.node(v, CONTROL)).toArray());
            budget.check();
            further = FurtherReach.of(gates, graph, components, budget);
        }
    }

    static IdentityGraph of(Gates gates, int[] identities, Budget budget) {
        return new IdentityGraph(gates, identities, budget);
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

    Components components() {
        return components;
    }

    /** Of the components. */
    Core core() {
        return core;
    }

    /** Of the core. */
    ReachColumns columns() {
        return columns;
    }

    OrganizationAssets assets() {
        return OrganizationAssets.of(snapshot(), graph, components);
    }

    int[] identities() {
        return identities;
    }

    /** The component of an entity at a level that something gives on it; {@link Components#NONE} where no identity reaches it. */
    int component(int entity, int levelCode) {
        return components.of(graph.node(entity, levelCode));
    }

    /** The components of the identities at CONTROL. */
    int[] componentsOfIdentities() {
        return Arrays.stream(identities).map(v -> component(v, CONTROL)).toArray();
    }

    /**
     * The identities whose reach has to be searched, by index; those of one component reach the same, so one search is enough for them. What is
     * added up for them is no more than a lower bound.
     */
    List<int[]> searched() {
        int[] of = componentsOfIdentities();
        return IntStream.range(0, of.length)
                .filter(i -> further.get(of[i]))
                .boxed()
                .collect(Collectors.groupingBy(i -> of[i], TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(alike -> alike.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
