package blastradius.analysis.containment;

import blastradius.analysis.graph.FlowNetwork;
import blastradius.analysis.question.Budget;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cheapest cut of an {@link AttackGraph} as a maximum flow (Ford and Fulkerson, "Maximal flow through a network", 1956), where every
 * condition is read as if one premise were enough. Exact where there are no conditions and no action closes edges that share neither
 * their tail nor their head; else what it cuts is enough, but perhaps more than needed.
 */
public final class FlowCut {

    private final AttackGraph graph;
    private final FlowNetwork network;
    private final IntArrayList edgeOf = new IntArrayList(); // by pair of arcs: the edge, or NONE
    private final Map<Integer, Integer> actionOf = new HashMap<>(); // by arc
    private final boolean scattered;
    private final long value;

    private FlowCut(AttackGraph graph, Budget budget) {
        this.graph = graph;
        this.network = new FlowNetwork(graph.nodes().size());
        graph.nodes().sources().stream()
                .forEach(node -> arc(network.source(), node, FlowNetwork.UNLIMITED, AttackGraph.NONE));
        this.scattered = addEdges();
        graph.nodes().targets().stream()
                .forEach(node -> arc(node, network.sink(), FlowNetwork.UNLIMITED, AttackGraph.NONE));
        this.value = network.maximum(budget);
    }

    public static FlowCut of(AttackGraph graph, Budget budget) {
        return new FlowCut(graph, budget);
    }

    /** Whether no cheaper set of actions exists. */
    boolean isExact() {
        return !scattered && !graph.hasConditions();
    }

    /** Whether no set of actions stops every way. */
    boolean isImpossible() {
        return value >= FlowNetwork.UNLIMITED;
    }

    long value() {
        return value;
    }

    BitSet cut() {
        BitSet side = network.sourceSide();
        BitSet cut = new BitSet();
        actionOf.forEach((arc, action) -> {
            if (side.get(network.tail(arc)) && !side.get(network.head(arc))) {
                cut.set(action);
            }
        });
        return cut;
    }

    /** How the edges that one action closes hang together. */
    private enum Shape {
        SINGLE,
        FROM_ONE_NODE,
        INTO_ONE_NODE,
        SCATTERED
    }

    private boolean addEdges() {
        Shape[] shapes = shapes();
        int[] shared = new int[shapes.length];
        Arrays.fill(shared, AttackGraph.NONE);
        for (int e = 0; e < graph.edges().size(); e++) {
            int tail = graph.edges().tails()[e];
            int head = graph.edges().heads()[e];
            int action = graph.edges().actions()[e];
            if (action == AttackGraph.NONE) {
                arc(tail, head, FlowNetwork.UNLIMITED, e);
            } else {
                switch (shapes[action]) {
                    case SINGLE, SCATTERED -> actionOf.put(arc(tail, head, graph.cost(action), e), action);
                    case FROM_ONE_NODE -> {
                        if (shared[action] == AttackGraph.NONE) {
                            shared[action] = network.addNode();
                            actionOf.put(arc(tail, shared[action], graph.cost(action), AttackGraph.NONE), action);
                        }
                        arc(shared[action], head, FlowNetwork.UNLIMITED, e);
                    }
                    case INTO_ONE_NODE -> {
                        if (shared[action] == AttackGraph.NONE) {
                            shared[action] = network.addNode();
                            actionOf.put(arc(shared[action], head, graph.cost(action), AttackGraph.NONE), action);
                        }
                        arc(tail, shared[action], FlowNetwork.UNLIMITED, e);
                    }
                }
            }
        }
        return Arrays.asList(shapes).contains(Shape.SCATTERED);
    }

    private Shape[] shapes() {
        int[] firstEdge = new int[graph.actions().size()];
        Arrays.fill(firstEdge, AttackGraph.NONE);
        Shape[] shapes = new Shape[firstEdge.length];
        boolean[] oneTail = new boolean[firstEdge.length];
        boolean[] oneHead = new boolean[firstEdge.length];
        for (int e = 0; e < graph.edges().size(); e++) {
            int action = graph.edges().actions()[e];
            if (action != AttackGraph.NONE) {
                boolean first = firstEdge[action] == AttackGraph.NONE;
                firstEdge[action] = first ? e : firstEdge[action];
                int known = firstEdge[action];
                oneTail[action] = (first || oneTail[action])
                        && graph.edges().tails()[known] == graph.edges().tails()[e];
                oneHead[action] = (first || oneHead[action])
                        && graph.edges().heads()[known] == graph.edges().heads()[e];
                shapes[action] = first
                        ? Shape.SINGLE
                        : oneTail[action]
                                ? Shape.FROM_ONE_NODE
                                : oneHead[action] ? Shape.INTO_ONE_NODE : Shape.SCATTERED;
            }
        }
        return shapes;
    }

    private int arc(int tail, int head, long capacity, int edge) {
        edgeOf.add(edge);
        return network.add(tail, head, capacity);
    }

    /** Splits the flow into ways from a source to a target; the amounts add up to the value. Only once. */
    List<Amount> ways() {
        List<Amount> ways = new ArrayList<>();
        for (List<Integer> arcs = flowingWay(); !arcs.isEmpty(); arcs = flowingWay()) {
            long amount = FlowNetwork.UNLIMITED;
            for (int arc : arcs) {
                amount = Math.min(amount, network.flow(arc));
            }
            for (int arc : arcs) {
                network.reduce(arc, amount);
            }
            ways.add(new Amount(amount, way(arcs)));
        }
        return ways;
    }

    /** A way and how much of the cost it proves. */
    record Amount(long amount, CutWay way) {}

    /** Follows the flow from the source to the sink; a circle on the way is taken out of the flow. */
    private List<Integer> flowingWay() {
        List<Integer> arcs = new ArrayList<>();
        Map<Integer, Integer> visited = new HashMap<>(Map.of(network.source(), 0));
        int node = network.source();
        while (node != network.sink()) {
            int arc = flowing(node);
            if (arc < 0) {
                return List.of();
            }
            arcs.add(arc);
            node = network.head(arc);
            Integer before = visited.putIfAbsent(node, arcs.size());
            if (before != null) {
                removeCircle(arcs.subList(before, arcs.size()), visited);
                visited.put(node, before);
            }
        }
        return arcs;
    }

    private void removeCircle(List<Integer> circle, Map<Integer, Integer> visited) {
        long amount = FlowNetwork.UNLIMITED;
        for (int arc : circle) {
            amount = Math.min(amount, network.flow(arc));
        }
        for (int arc : circle) {
            network.reduce(arc, amount);
            visited.remove(network.head(arc));
        }
        circle.clear();
    }

    private int flowing(int node) {
        for (int o = network.outStart(node); o < network.outEnd(node); o++) {
            if (network.flow(network.out(o)) > 0) {
                return network.out(o);
            }
        }
        return -1;
    }

    private CutWay way(List<Integer> arcs) {
        Map<Integer, List<Integer>> completed = new HashMap<>();
        int target = AttackGraph.NONE;
        for (int arc : arcs) {
            int edge = edgeOf.getInt(arc / 2);
            if (edge != AttackGraph.NONE) {
                target = graph.edges().heads()[edge];
                completed.put(target, List.of(edge));
            }
        }
        return new CutWay(graph, target, completed);
    }
}
