package blastradius.analysis.condensation;

import blastradius.analysis.graph.Dag;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.Collection;

/**
 * The strongly connected components of what some roots reach in a {@link StateGraph}, and the acyclic graph between them (Tarjan 1972, without
 * recursion). Components are numbered so that arcs lead from larger numbers to smaller ones; parallel arcs between components are kept once.
 * O(V + E).
 */
public final class Components {

    /** The component of a node that no root reaches. */
    public static final int NONE = -1;

    private final int[] component; // by node
    private final Dag dag;
    private int count;

    private Components(StateGraph graph, int[] roots) {
        component = new int[graph.nodeCount()];
        tarjan(graph, roots);
        int[] sizes = new int[count];
        for (int c : component) {
            if (c != NONE) {
                sizes[c]++;
            }
        }
        dag = condense(graph, sizes);
    }

    private Components(Components without, Dag dag) {
        this.component = without.component;
        this.count = without.count;
        this.dag = dag;
    }

    /** The same with further arcs between components, all of which lead from larger numbers to smaller ones. */
    public Components with(Collection<Shortcut> shortcuts) {
        Int2ObjectMap<IntArrayList> heads = new Int2ObjectOpenHashMap<>();
        shortcuts.forEach(shortcut -> heads.computeIfAbsent(shortcut.from(), missing -> new IntArrayList())
                .add(shortcut.to()));
        return new Components(this, dag.with(heads));
    }

    public static Components of(StateGraph graph, int[] roots) {
        return new Components(graph, roots);
    }

    /** The component of a node, {@link #NONE} where no root reaches it. */
    public int of(int node) {
        return component[node];
    }

    /** A node of each component; O(nodes). */
    public int[] representatives() {
        int[] nodes = new int[count];
        for (int node = 0; node < component.length; node++) {
            if (component[node] != NONE) {
                nodes[component[node]] = node;
            }
        }
        return nodes;
    }

    /** The components and the arcs between them; a component's size is its number of nodes. */
    public Dag dag() {
        return dag;
    }

    private void tarjan(StateGraph graph, int[] roots) {
        int nodes = component.length;
        int[] number = new int[nodes]; // 0: not visited
        int[] low = new int[nodes];
        int[] next = new int[nodes];
        int[] path = new int[nodes];
        int[] stack = new int[nodes];
        Arrays.fill(component, NONE);
        int numbered = 1;
        int stacked = 0;
        for (int root : roots) {
            if (number[root] != 0) {
                continue;
            }
            int depth = 0;
            path[depth++] = root;
            while (depth > 0) {
                int node = path[depth - 1];
                if (number[node] == 0) {
                    number[node] = low[node] = numbered++;
                    stack[stacked++] = node;
                    next[node] = graph.first(node);
                }
                if (next[node] < graph.first(node + 1)) {
                    int head = graph.head(next[node]++);
                    if (number[head] == 0) {
                        path[depth++] = head;
                    } else if (component[head] < 0) {
                        low[node] = Math.min(low[node], number[head]);
                    }
                } else {
                    depth--;
                    if (depth > 0) {
                        low[path[depth - 1]] = Math.min(low[path[depth - 1]], low[node]);
                    }
                    if (low[node] == number[node]) {
                        stacked = close(node, stack, stacked);
                    }
                }
            }
        }
    }

    private int close(int root, int[] stack, int stacked) {
        int left = stacked;
        int node;
        do {
            node = stack[--left];
            component[node] = count;
        } while (node != root);
        count++;
        return left;
    }

    private Dag condense(StateGraph graph, int[] sizes) {
        int[] start = new int[count + 1];
        System.arraycopy(sizes, 0, start, 1, count);
        Arrays.parallelPrefix(start, Integer::sum);
        int[] nodes = new int[start[count]];
        int[] next = start.clone();
        for (int node = 0; node < component.length; node++) {
            if (component[node] != NONE) {
                nodes[next[component[node]]++] = node;
            }
        }
        int[] seenFrom = new int[count];
        Arrays.fill(seenFrom, -1);
        int[] kept = new int[graph.first(component.length)];
        int[] first = new int[count + 1];
        int size = 0;
        for (int c = 0; c < count; c++) {
            for (int i = start[c]; i < start[c + 1]; i++) {
                for (int a = graph.first(nodes[i]); a < graph.first(nodes[i] + 1); a++) {
                    int d = component[graph.head(a)];
                    if (d != c && seenFrom[d] != c) {
                        seenFrom[d] = c;
                        kept[size++] = d;
                    }
                }
            }
            first[c + 1] = size;
        }
        return new Dag(sizes, first, Arrays.copyOf(kept, size));
    }
}
