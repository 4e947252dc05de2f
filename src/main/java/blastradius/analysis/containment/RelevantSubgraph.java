package blastradius.analysis.containment;

import blastradius.analysis.containment.AttackGraph.Edges;
import blastradius.analysis.containment.AttackGraph.Nodes;
import java.util.BitSet;

/** The part of an {@link AttackGraph} that decides what to cut. */
final class RelevantSubgraph {

    private final AttackGraph graph;
    private final Nodes nodes;
    private final Edges edges;

    private RelevantSubgraph(AttackGraph graph) {
        this.graph = graph;
        this.nodes = graph.nodes();
        this.edges = graph.edges();
    }

    /** Without what cannot hold, and without what leads to no target. */
    static AttackGraph of(AttackGraph graph) {
        return new RelevantSubgraph(graph).kept();
    }

    private AttackGraph kept() {
        BitSet held = new CutWaySearch(graph).everythingHeld();
        BitSet wanted = wanted(held);
        BitSet kept = new BitSet(edges.size());
        for (int e = 0; e < edges.size(); e++) {
            kept.set(e, wanted.get(edges.tails()[e]) && wanted.get(edges.heads()[e]));
        }
        return new AttackGraph(nodes, edges(kept), graph.actions(), graph.costs());
    }

    private Edges edges(BitSet kept) {
        return new Edges(
                kept.stream().map(e -> edges.tails()[e]).toArray(),
                kept.stream().map(e -> edges.heads()[e]).toArray(),
                kept.stream().map(e -> edges.arcClasses()[e]).toArray(),
                kept.stream().map(e -> edges.actions()[e]).toArray());
    }

    /** What is held and leads to a target. */
    private BitSet wanted(BitSet held) {
        int[][] in = new int[nodes.size()][];
        int[] count = new int[nodes.size()];
        for (int head : edges.heads()) {
            count[head]++;
        }
        for (int e = 0; e < edges.size(); e++) {
            int head = edges.heads()[e];
            if (in[head] == null) {
                in[head] = new int[count[head]];
            }
            in[head][--count[head]] = edges.tails()[e];
        }
        BitSet wanted = (BitSet) nodes.targets().clone();
        wanted.and(held);
        int[] open = new int[nodes.size()];
        int size = 0;
        for (int node = wanted.nextSetBit(0); node >= 0; node = wanted.nextSetBit(node + 1)) {
            open[size++] = node;
        }
        for (int i = 0; i < size; i++) {
            for (int tail : in[open[i]] == null ? new int[0] : in[open[i]]) {
                if (held.get(tail) && !wanted.get(tail)) {
                    wanted.set(tail);
                    open[size++] = tail;
                }
            }
        }
        return wanted;
    }
}
