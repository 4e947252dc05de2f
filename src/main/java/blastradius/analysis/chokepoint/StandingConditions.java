package blastradius.analysis.chokepoint;

import blastradius.analysis.graph.ArcsInto;
import blastradius.analysis.graph.DominatorTree;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which removals surely leave every condition of several premises standing: enough of its premises are reached without what is removed, and without
 * any such condition. Told by a dominator tree of the {@link ReachedGraph} from which those conditions are left out.
 */
final class StandingConditions {

    private static final int FIRST = 1; // compromised, as every way begins with one

    private final ReachedGraph graph;
    private final DominatorTree tree;
    private final EntityNodes nodes;
    private final BitSet left; // nodes that are left out, or reached only over such
    private final BitSet needed = new BitSet(); // nodes without which one of these conditions may fall
    private final BitSet unknown = new BitSet(); // conditions that rest on others

    StandingConditions(ReachedGraph graph, byte[] held) {
        this.graph = graph;
        int[] parents = Arrays.copyOf(graph.parents(), graph.size());
        this.left = leftOut(parents);
        this.tree = new DominatorTree(graph.size(), parents, arcs());
        this.nodes = new EntityNodes(graph, tree, held);
        graph.conditions().forEach(this::need);
    }

    /** The conditions that cannot be judged here, as they rest on others. */
    IntStream unknown() {
        return unknown.stream();
    }

    /** Whether they surely stand without the entity. */
    boolean standWithout(int entity) {
        int levels = graph.levels(entity);
        boolean stand = nodes.foremost(entity, 1) != EntityNodes.UNCLEAR;
        for (int level = 1; levels >>> (level - 1) != 0 && stand; level++) {
            stand = (levels & GivenLevels.bit(level)) == 0 || !needed.get(graph.node(entity, level));
        }
        return stand;
    }

    /** Whether they surely stand without some arc into the node. */
    boolean standWithoutArcInto(int node) {
        return !needed.get(node) || !tree.isEnteredByOneArc(node);
    }

    /** Conditions of several premises, and what has no way to it that was found before it and passes none: these hang on node 1. */
    private BitSet leftOut(int[] parents) {
        BitSet out = new BitSet();
        graph.conditions().forEach(junction -> out.set(graph.conditionNode(junction)));
        for (int node = 1; node < graph.size(); node++) {
            if (out.get(node)) {
                parents[node] = FIRST;
            } else if (out.get(parents[node])) {
                parents[node] = otherParent(node, out);
                out.set(node, parents[node] == node);
                parents[node] = out.get(node) ? FIRST : parents[node];
            }
        }
        return out;
    }

    /** The node itself if there is none. */
    private int otherParent(int node, BitSet out) {
        int parent = node;
        for (int a = graph.arcs().first(node); a < graph.arcs().end(node) && parent == node; a++) {
            int tail = graph.arcs().tail(a);
            parent = tail < node && !out.get(tail) ? tail : parent;
        }
        return parent;
    }

    /** The graph's arcs but for those from or to what is left out, which node 1 leads to. */
    private ArcsInto arcs() {
        ArcsInto of = graph.arcs();
        ArcsInto arcs = new ArcsInto(graph.size(), of.count());
        for (int node = 1; node < graph.size(); node++) {
            arcs.begin(node);
            if (left.get(node)) {
                arcs.add(FIRST);
            } else {
                for (int a = of.first(node); a < of.end(node); a++) {
                    if (!left.get(of.tail(a))) {
                        arcs.add(of.tail(a));
                    }
                }
            }
            arcs.finish(node);
        }
        return arcs;
    }

    /** Marks every node that dominates so many premises of the condition that too few would be left. */
    private void need(int junction) {
        int[] premises = graph.premises(junction);
        int[] reached = Arrays.stream(premises).filter(node -> !left.get(node)).toArray();
        int spare = reached.length - graph.threshold(junction);
        if (spare < 0) {
            unknown.set(junction);
            return;
        }
        Map<Integer, Integer> dominated = new HashMap<>();
        for (int premise : reached) {
            for (int node = premise;
                    node != ReachedGraph.ROOT && !(spare == 0 && needed.get(node));
                    node = tree.dominator(node)) {
                if (dominated.merge(node, 1, Integer::sum) > spare) {
                    needed.set(node);
                }
            }
        }
    }
}
