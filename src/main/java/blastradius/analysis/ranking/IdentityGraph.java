package blastradius.analysis.ranking;

import blastradius.analysis.condensation.Components;
import blastradius.analysis.condensation.FurtherReach;
import blastradius.analysis.condensation.MeetingPoints;
import blastradius.analysis.condensation.Shortcut;
import blastradius.analysis.condensation.StateGraph;
import blastradius.analysis.graph.FoldedGraph;
import blastradius.analysis.graph.ReachColumns;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What every identity reaches under the same gates, ready to be added up: components of the {@link StateGraph} with their columns, conditions of
 * several premises among them, and which identities have to be searched one by one all the same. O(V + E) and {@link FurtherReach}.
 */
public final class IdentityGraph {

    private final Gates gates;
    private final int[] identities;
    private final StateGraph graph;
    private final Components components;
    private final FoldedGraph core;
    private final ReachColumns columns;
    private final BitSet further;
    private final MeetingPoints meetingPoints;

    private IdentityGraph(Gates gates, int[] identities, Budget budget) {
        this.gates = gates;
        this.identities = identities;
        StateGraph plain = StateGraph.of(gates);
        budget.check();
        Components found = components(plain);
        budget.check();
        FurtherReach more = FurtherReach.of(gates, plain, found, budget);
        this.meetingPoints = more.meetingPoints();
        if (more.shortcuts().stream().allMatch(shortcut -> shortcut.from() > shortcut.to())) {
            this.graph = plain;
            this.components = more.shortcuts().isEmpty() ? found : found.with(more.shortcuts());
            this.further = more.searched();
        } else { // may close cycles
            int[] nodes = found.representatives();
            this.graph = StateGraph.of(
                    gates,
                    more.shortcuts().stream()
                            .map(shortcut -> new Shortcut(nodes[shortcut.from()], nodes[shortcut.to()]))
                            .toList());
            this.components = components(graph);
            this.further = new BitSet();
            more.searched().stream().forEach(c -> further.set(components.of(nodes[c])));
        }
        budget.check();
        this.core = FoldedGraph.of(components.dag(), componentsOfIdentities());
        this.columns = ReachColumns.of(core.dag());
    }

    private Components components(StateGraph states) {
        IntStream roots = Arrays.stream(identities).map(v -> states.node(v, exerciseLevel(v)));
        // what conditions give comes first, so that its numbers are mostly the smaller ones
        return Components.of(
                states,
                IntStream.concat(FurtherReach.given(gates, states), roots).toArray());
    }

    public static IdentityGraph of(Gates gates, int[] identities, Budget budget) {
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
    FoldedGraph core() {
        return core;
    }

    /** Of the core. */
    ReachColumns columns() {
        return columns;
    }

    public MeetingPoints meetingPoints() {
        return meetingPoints;
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

    /** The components of the identities, each at the level at which it is exercised. */
    int[] componentsOfIdentities() {
        return Arrays.stream(identities)
                .map(v -> component(v, exerciseLevel(v)))
                .toArray();
    }

    private int exerciseLevel(int vertex) {
        return snapshot().kind(vertex).exerciseLevel().code();
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
