package blastradius.analysis.containment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The rules by which some protected entities fall, cut out of a reach: what is needed to decide what to cut, and no more.
 *
 * <p>Nodes are facts (an entity at a level), junctions (conditions), and passages: the old value of a credential, signing in to an identity.
 * A fact or a passage holds when one edge into it is followed, a junction when as many as its threshold. Edges carry the action that would
 * close them; an action can close several. Arrays are read only once made.
 */
public final class AttackGraph {

    /** No action closes the edge, or no arc of the snapshot stands behind it. */
    static final int NONE = -1;

    /** What a node stands for. */
    enum Kind {
        FACT,
        JUNCTION,
        PASSAGE
    }

    /**
     * Nodes by number.
     *
     * @param levels of a fact its level, of a passage what it gives
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Nodes(List<Kind> kinds, int[] vertices, byte[] levels, int[] thresholds, BitSet sources, BitSet targets) {
        int size() {
            return vertices.length;
        }
    }

    /** Edges by number. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Edges(int[] tails, int[] heads, int[] arcClasses, int[] actions) {
        int size() {
            return tails.length;
        }
    }

    private final Nodes nodes;
    private final Edges edges;
    private final List<CutAction> actions;
    private final int[] costs;
    private final int[] first; // by node, into out
    private final int[] out;

    AttackGraph(Nodes nodes, Edges edges, List<CutAction> actions, int[] costs) {
        this.nodes = nodes;
        this.edges = edges;
        this.actions = List.copyOf(actions);
        this.costs = costs;
        this.first = new int[nodes.size() + 1];
        for (int tail : edges.tails()) {
            first[tail + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        this.out = new int[edges.size()];
        int[] next = first.clone();
        for (int e = 0; e < out.length; e++) {
            out[next[edges.tails()[e]]++] = e;
        }
    }

    Nodes nodes() {
        return nodes;
    }

    Edges edges() {
        return edges;
    }

    List<CutAction> actions() {
        return actions;
    }

    /** By action. */
    int[] costs() {
        return costs;
    }

    int cost(int action) {
        return costs[action];
    }

    int total(BitSet cut) {
        return cut.stream().map(this::cost).sum();
    }

    int outStart(int node) {
        return first[node];
    }

    int outEnd(int node) {
        return first[node + 1];
    }

    int out(int index) {
        return out[index];
    }

    /** Whether a condition with several premises takes part: then a cut is no longer a flow. */
    boolean hasConditions() {
        return Arrays.stream(edges.heads()).anyMatch(head -> nodes.thresholds()[head] > 1);
    }
}
