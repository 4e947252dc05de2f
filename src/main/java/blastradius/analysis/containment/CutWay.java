package blastradius.analysis.containment;

import blastradius.analysis.reach.AttackPath;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * One way through an {@link AttackGraph} to one target.
 *
 * @param completed for each node that is not held from the start, the edges that complete it
 */
record CutWay(AttackGraph graph, int target, Map<Integer, List<Integer>> completed) {

    /** The actions of which each alone would stop this way. */
    BitSet actions() {
        BitSet actions = new BitSet();
        for (List<Integer> edges : completed.values()) {
            for (int edge : edges) {
                int action = graph.edges().actions()[edge];
                if (action != AttackGraph.NONE) {
                    actions.set(action);
                }
            }
        }
        return actions;
    }

    AttackPath path(Snapshot snapshot) {
        return path(snapshot, target);
    }

    private AttackPath path(Snapshot snapshot, int end) {
        AttackGraph.Nodes nodes = graph.nodes();
        List<AttackPath.Hop> hops = new ArrayList<>();
        int at = end;
        for (List<Integer> by = completed.get(at); by != null; by = completed.get(at)) {
            int edge = by.getFirst();
            int tail = graph.edges().tails()[edge];
            if (graph.edges().arcClasses()[edge] == AttackGraph.NONE) {
                at = tail;
            } else {
                int from = nodes.kinds().get(tail) == AttackGraph.Kind.JUNCTION ? base(tail, edge) : tail;
                hops.add(hop(snapshot, from, edge));
                at = from;
            }
        }
        Collections.reverse(hops);
        return new AttackPath(
                nodes.vertices()[end],
                AccessLevel.ofCode(nodes.levels()[end]),
                length(snapshot, hops),
                List.copyOf(hops));
    }

    private AttackPath.Hop hop(Snapshot snapshot, int from, int edge) {
        AttackGraph.Nodes nodes = graph.nodes();
        int head = graph.edges().heads()[edge];
        int tail = graph.edges().tails()[edge];
        SequencedSet<Integer> premises = new LinkedHashSet<>();
        if (nodes.kinds().get(tail) == AttackGraph.Kind.JUNCTION) {
            facts(tail, premises);
            premises.remove(from);
        }
        return new AttackPath.Hop(
                nodes.vertices()[from],
                nodes.vertices()[head],
                snapshot.arcClasses().get(graph.edges().arcClasses()[edge]),
                AccessLevel.ofCode(nodes.levels()[from]),
                AccessLevel.ofCode(nodes.levels()[head]),
                premises.stream().map(premise -> path(snapshot, premise)).toList());
    }

    /** The fact that a conditional relation is followed from: its edge into the junction is of the relation's class. */
    private int base(int junction, int edge) {
        for (int into : completed.getOrDefault(junction, List.of())) {
            int tail = graph.edges().tails()[into];
            if (graph.edges().arcClasses()[into] == graph.edges().arcClasses()[edge]
                    && graph.nodes().kinds().get(tail) != AttackGraph.Kind.JUNCTION) {
                return tail;
            }
        }
        throw new IllegalStateException("a conditional relation has a source");
    }

    private void facts(int junction, SequencedSet<Integer> into) {
        for (int edge : completed.getOrDefault(junction, List.of())) {
            int tail = graph.edges().tails()[edge];
            if (graph.nodes().kinds().get(tail) == AttackGraph.Kind.JUNCTION) {
                facts(tail, into);
            } else {
                into.add(tail);
            }
        }
    }

    private static int length(Snapshot snapshot, List<AttackPath.Hop> hops) {
        int length = 0;
        for (AttackPath.Hop hop : hops) {
            int premises =
                    hop.premises().stream().mapToInt(AttackPath::length).max().orElse(-1);
            length = Math.max(length + (snapshot.isHop(hop.from(), hop.arcClass()) ? 1 : 0), premises + 1);
        }
        return length;
    }
}
