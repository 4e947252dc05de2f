package blastradius.analysis.graph;

import java.util.Arrays;

/**
 * Dominators by semi-NCA (Georgiadis, Tarjan and Werneck, "Finding dominators in practice", JGAA 10, 2006), over a depth first search of its own:
 * O(m log n) however deep the graph is. For {@link DominatorTree}, where its quicker way would take long.
 */
final class SemiNca {

    private final int size;
    private final ArcsInto arcs;
    private final int[] number; // by node: its preorder number, or -1
    private final int[] nodes; // by number
    private final int[] parents; // by number
    private final int[] semi; // by number
    private final int[] label; // by number
    private final int[] ancestor; // by number, or -1
    private final int[] stack;

    private SemiNca(int size, ArcsInto arcs) {
        this.size = size;
        this.arcs = arcs;
        this.number = new int[size];
        this.nodes = new int[size];
        this.parents = new int[size];
        this.semi = new int[size];
        this.label = new int[size];
        this.ancestor = new int[size];
        this.stack = new int[size];
        Arrays.fill(number, -1);
        Arrays.fill(ancestor, -1);
        Arrays.setAll(semi, i -> i);
        Arrays.setAll(label, i -> i);
    }

    /** The closest dominator of each node, by node; the root's is itself. See {@link DominatorTree} for the graph. */
    static int[] dominators(int size, ArcsInto arcs) {
        SemiNca made = new SemiNca(size, arcs);
        made.search();
        return made.dominators();
    }

    private void search() {
        int[] out = new int[size + 2];
        int[] heads = heads(out);
        int[] next = out.clone();
        int count = 1;
        int depth = 1;
        number[0] = 0;
        while (depth > 0) {
            int node = nodes[stack[depth - 1]];
            while (next[node] < out[node + 1] && number[heads[next[node]]] >= 0) {
                next[node]++;
            }
            if (next[node] == out[node + 1]) {
                depth--;
            } else {
                int head = heads[next[node]];
                number[head] = count;
                nodes[count] = head;
                parents[count] = number[node];
                stack[depth++] = count++;
            }
        }
    }

    /** The arcs' heads by where they come from; {@code out} becomes the index of each node's first. */
    private int[] heads(int[] out) {
        for (int node = 0; node < size; node++) {
            for (int a = arcs.first(node); a < arcs.end(node); a++) {
                out[arcs.tail(a) + 2]++;
            }
        }
        for (int node = 2; node < out.length; node++) {
            out[node] += out[node - 1];
        }
        int[] heads = new int[arcs.count()];
        for (int node = 0; node < size; node++) {
            for (int a = arcs.first(node); a < arcs.end(node); a++) {
                heads[out[arcs.tail(a) + 1]++] = node;
            }
        }
        return heads;
    }

    private int[] dominators() {
        for (int w = size - 1; w > 0; w--) {
            semi[w] = leastBefore(w);
            ancestor[w] = parents[w];
        }
        int[] byNumber = new int[size];
        int[] result = new int[size];
        for (int w = 1; w < size; w++) {
            int d = parents[w];
            while (d > semi[w]) {
                d = byNumber[d];
            }
            byNumber[w] = d;
            result[nodes[w]] = nodes[d];
        }
        return result;
    }

    private int leastBefore(int w) {
        int least = w;
        int end = arcs.end(nodes[w]);
        for (int a = arcs.first(nodes[w]); a < end; a++) {
            int u = number[arcs.tail(a)];
            if (u > w) {
                compress(u);
                u = semi[label[u]];
            }
            least = Math.min(least, u);
        }
        return least;
    }

    private void compress(int from) {
        int depth = 0;
        for (int at = from; ancestor[at] >= 0 && ancestor[ancestor[at]] >= 0; at = ancestor[at]) {
            stack[depth++] = at;
        }
        while (depth > 0) {
            int below = stack[--depth];
            int above = ancestor[below];
            if (semi[label[above]] < semi[label[below]]) {
                label[below] = label[above];
            }
            ancestor[below] = ancestor[above];
        }
    }
}
