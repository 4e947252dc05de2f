package blastradius.analysis.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Dominators: what every way from the root, node 0, to a node passes. Made from any tree that the ways span, by drawing each node up below the nearest
 * common ancestor of those that lead to it until nothing moves (Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm", 2001): every
 * dominator of a node stays above it, and at the end nothing else does. Most of what is reached is soon found to hang on the root or a node that all later ones
 * surely hang on, and then no more of its arcs are read. Where that takes long, as in deep graphs, {@link SemiNca} takes over. O(m log n) at most; 20 bytes a node.
 */
public final class DominatorTree {

    private static final int PATIENCE = 12; // steps for each node and arc before semi-NCA takes over

    private final int size;
    private final int[] dominators; // by node; the root's is itself
    private final int[] position; // by node: its place in a preorder of the tree
    private final int[] order; // by place: the node
    private final int[] sizes; // by node: of its subtree
    private final ArcsInto arcs;
    private final BitSet passed; // nodes that dominate all later ones
    private long patience;

    /**
     * Of a graph all of whose nodes are reachable.
     *
     * @param size the number of nodes
     * @param parents by node, the one before it in a tree that the graph's arcs span: a smaller one; may be longer than needed
     * @param arcs into each node
     */
    public DominatorTree(int size, int[] parents, ArcsInto arcs) {
        this(size, parents, arcs, PATIENCE);
    }

    DominatorTree(int size, int[] parents, ArcsInto arcs, int patience) {
        this.size = size;
        this.arcs = arcs;
        this.patience = (long) patience * (size + arcs.count());
        this.passed = passed();
        int[] drawn = Arrays.copyOf(parents, size);
        while (this.patience > 0 && drawUp(drawn)) {}
        this.dominators = this.patience > 0 ? drawn : SemiNca.dominators(size, arcs);
        this.sizes = new int[size];
        this.position = new int[size];
        this.order = new int[size];
        layOut();
    }

    public int size() {
        return size;
    }

    /** The closest dominator. */
    public int dominator(int node) {
        return dominators[node];
    }

    /** How many nodes the node dominates, itself included. */
    public int subtreeSize(int node) {
        return sizes[node];
    }

    /** Whether every way to the other node passes this one; each passes itself. */
    public boolean dominates(int node, int other) {
        return position[other] >= position[node] && position[other] < position[node] + sizes[node];
    }

    /** Where the node's subtree begins in {@link #at}, with the node itself. */
    public int place(int node) {
        return position[node];
    }

    /** The node at a place of the preorder, in which each subtree lies together. */
    public int at(int place) {
        return order[place];
    }

    /** Whether all ways to the node end with the same arc. O(arcs into it) at most. */
    public boolean isEnteredByOneArc(int node) {
        int entries = 0;
        for (int a = arcs.first(node); a < arcs.end(node) && entries < 2; a++) {
            entries += dominates(node, arcs.tail(a)) ? 0 : 1;
        }
        return entries == 1;
    }

    /** The nodes that no arc passes over, so that all later ones surely hang on them. */
    private BitSet passed() {
        BitSet nodes = new BitSet();
        int least = size;
        for (int node = size - 1; node > 0 && least > 0; node--) {
            nodes.set(node, least >= node);
            int end = arcs.end(node);
            for (int a = arcs.first(node); a < end; a++) {
                least = Math.min(least, arcs.tail(a));
            }
        }
        return nodes;
    }

    /** Draws each node up once; whether any moved. */
    private boolean drawUp(int[] above) {
        boolean moved = false;
        int floor = 0;
        for (int node = 1; node < size && patience > 0; node++) {
            int common = above[node];
            int end = arcs.end(node);
            for (int a = arcs.first(node); a < end && common > floor; a++) {
                common = nearest(above, common, arcs.tail(a));
            }
            moved |= common != above[node];
            above[node] = common;
            floor = passed.get(node) ? node : floor;
        }
        return moved;
    }

    private int nearest(int[] above, int one, int other) {
        int a = one;
        int b = other;
        patience--;
        while (a != b) {
            patience--;
            if (a > b) {
                a = above[a];
            } else {
                b = above[b];
            }
        }
        return a;
    }

    private void layOut() {
        Arrays.fill(sizes, 1);
        for (int w = size - 1; w > 0; w--) {
            sizes[dominators[w]] += sizes[w];
        }
        int[] next = new int[size];
        next[0] = 1;
        for (int w = 1; w < size; w++) {
            int d = dominators[w];
            position[w] = next[d];
            next[d] += sizes[w];
            next[w] = position[w] + 1;
        }
        for (int w = 0; w < size; w++) {
            order[position[w]] = w;
        }
    }
}
