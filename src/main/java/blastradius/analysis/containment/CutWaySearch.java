package blastradius.analysis.containment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds ways through an {@link AttackGraph} that some actions leave open. O(V + E) a search; not for several threads. */
final class CutWaySearch {

    private static final int HELD_FROM_THE_START = -2;
    private static final int NOT_HELD = -1;

    private final AttackGraph graph;
    private final int[] heads;
    private final int[] actions;
    private final int[] via; // by node: the edge that completed it
    private final int[] hits; // by node: edges followed
    private final int[] order; // by edge: when it was followed
    private final int[] queue;
    private int size;
    private long work;

    CutWaySearch(AttackGraph graph) {
        this.graph = graph;
        this.heads = graph.edges().heads();
        this.actions = graph.edges().actions();
        this.via = new int[graph.nodes().size()];
        this.hits = new int[via.length];
        this.order = new int[graph.edges().size()];
        this.queue = new int[via.length];
    }

    /** How many edges were looked at so far. */
    long work() {
        return work;
    }

    /** Every node that holds when nothing is cut. */
    BitSet everythingHeld() {
        run(new BitSet(), false);
        BitSet held = new BitSet(via.length);
        for (int i = 0; i < size; i++) {
            held.set(queue[i]);
        }
        return held;
    }

    /** A way to a target over few edges that avoids the closed actions; empty if they stop everything. */
    Optional<CutWay> avoiding(BitSet closed) {
        int target = run(closed, true);
        return target < 0 ? Optional.empty() : Optional.of(wayBack(target));
    }

    private int run(BitSet closed, boolean untilTarget) {
        Arrays.fill(via, NOT_HELD);
        Arrays.fill(hits, 0);
        Arrays.fill(order, 0);
        size = 0;
        BitSet sources = graph.nodes().sources();
        for (int source = sources.nextSetBit(0); source >= 0; source = sources.nextSetBit(source + 1)) {
            hold(source, HELD_FROM_THE_START);
        }
        int followed = 0;
        for (int i = 0; i < size; i++) {
            int node = queue[i];
            if (untilTarget && graph.nodes().targets().get(node)) {
                return node;
            }
            for (int o = graph.outStart(node); o < graph.outEnd(node); o++) {
                int edge = graph.out(o);
                work++;
                if (via[heads[edge]] == NOT_HELD && (actions[edge] < 0 || !closed.get(actions[edge]))) {
                    order[edge] = ++followed;
                    if (++hits[heads[edge]] >= graph.nodes().thresholds()[heads[edge]]) {
                        hold(heads[edge], edge);
                    }
                }
            }
        }
        return NOT_HELD;
    }

    private void hold(int node, int edge) {
        via[node] = edge;
        queue[size++] = node;
    }

    /** Reads back, for each node that the target depends on, the edges that completed it. */
    private CutWay wayBack(int target) {
        Map<Integer, List<Integer>> completed = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(target));
        Map<Integer, List<Integer>> into = intoJunctions();
        while (!open.isEmpty()) {
            int node = open.remove();
            if (via[node] != HELD_FROM_THE_START && !completed.containsKey(node)) {
                List<Integer> edges =
                        graph.nodes().thresholds()[node] > 1 ? into.getOrDefault(node, List.of()) : List.of(via[node]);
                completed.put(node, edges);
                edges.forEach(edge -> open.add(graph.edges().tails()[edge]));
            }
        }
        return new CutWay(graph, target, completed);
    }

    /** The edges followed into junctions that ask for several; none was followed after the junction held. */
    private Map<Integer, List<Integer>> intoJunctions() {
        Map<Integer, List<Integer>> into = new HashMap<>();
        for (int i = 0; i < size; i++) {
            for (int o = graph.outStart(queue[i]); o < graph.outEnd(queue[i]); o++) {
                int edge = graph.out(o);
                if (order[edge] > 0 && graph.nodes().thresholds()[heads[edge]] > 1) {
                    into.computeIfAbsent(heads[edge], missing -> new ArrayList<>(2))
                            .add(edge);
                }
            }
        }
        return into;
    }
}
