package blastradius.analysis.graph;

import java.util.Arrays;

/** The arcs of a graph by the nodes that they lead to, those of one node together; nodes in any order, once each. 4 bytes an arc and 8 a node. */
public final class ArcsInto {

    private int[] first; // by node
    private int[] end; // by node
    private int[] tails;
    private int count;

    /** For about so many. */
    public ArcsInto(int nodes, int arcs) {
        this.first = new int[nodes];
        this.end = new int[nodes];
        this.tails = new int[Math.max(16, arcs)];
    }

    /** What is added from now on leads to the node. */
    public void begin(int node) {
        if (node >= first.length) {
            first = Arrays.copyOf(first, node * 2 + 1);
            end = Arrays.copyOf(end, first.length);
        }
        first[node] = count;
    }

    public void add(int tail) {
        tails = count < tails.length ? tails : Arrays.copyOf(tails, count * 2);
        tails[count++] = tail;
    }

    public void finish(int node) {
        end[node] = count;
    }

    public int count() {
        return count;
    }

    /** The index of the first arc into the node. */
    public int first(int node) {
        return first[node];
    }

    /** One past the index of the last. */
    public int end(int node) {
        return end[node];
    }

    /** The node that the arc at an index comes from. */
    public int tail(int index) {
        return tails[index];
    }
}
