package blastradius.analysis.graph;

import blastradius.analysis.question.Budget;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A network of capacities and its maximum flow, by Dinic's "Algorithm for solution of a problem of maximum flow in networks with power
 * estimation" (1970): O(V²·E), in practice a few passes. Arcs come in pairs, an arc and its reverse.
 */
public final class FlowNetwork {

    public static final long UNLIMITED = Long.MAX_VALUE / 4;

    private final int source;
    private final int sink;
    private final IntArrayList heads = new IntArrayList();
    private final IntArrayList tails = new IntArrayList();
    private long[] left = new long[64]; // by arc
    private int nodeCount;
    private int[] first = new int[0]; // by node, into out
    private int[] out = new int[0];
    private int[] depth = new int[0];
    private int[] next = new int[0];

    public FlowNetwork(int nodes) {
        this.source = nodes;
        this.sink = nodes + 1;
        this.nodeCount = nodes + 2;
    }

    public int source() {
        return source;
    }

    public int sink() {
        return sink;
    }

    public int addNode() {
        return nodeCount++;
    }

    /** Adds an arc and returns its number; the number after it is its reverse. */
    public int add(int tail, int head, long capacity) {
        int arc = heads.size();
        tails.add(tail);
        heads.add(head);
        tails.add(head);
        heads.add(tail);
        if (arc + 2 > left.length) {
            left = Arrays.copyOf(left, left.length * 2);
        }
        left[arc] = capacity;
        return arc;
    }

    /** Pushes as much as fits; at least {@link #UNLIMITED} means that no capacity limits it. */
    public long maximum(Budget budget) {
        index();
        long flow = 0;
        while (flow < UNLIMITED && layer()) {
            budget.check();
            next = Arrays.copyOf(first, nodeCount);
            for (long pushed = augment(); pushed > 0; pushed = augment()) {
                flow += pushed;
            }
        }
        return flow;
    }

    private void index() {
        first = new int[nodeCount + 1];
        for (int arc = 0; arc < tails.size(); arc++) {
            first[tails.getInt(arc) + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] at = first.clone();
        out = new int[tails.size()];
        for (int arc = 0; arc < out.length; arc++) {
            out[at[tails.getInt(arc)]++] = arc;
        }
        depth = new int[nodeCount];
    }

    private boolean layer() {
        Arrays.fill(depth, -1);
        int[] queue = new int[nodeCount];
        int size = 1;
        queue[0] = source;
        depth[source] = 0;
        for (int i = 0; i < size && depth[sink] < 0; i++) {
            for (int o = first[queue[i]]; o < first[queue[i] + 1]; o++) {
                int head = heads.getInt(out[o]);
                if (left[out[o]] > 0 && depth[head] < 0) {
                    depth[head] = depth[queue[i]] + 1;
                    queue[size++] = head;
                }
            }
        }
        return depth[sink] >= 0;
    }

    /** Pushes along one shortest way that is not blocked; a long chain must not be a deep recursion. */
    private long augment() {
        int[] way = new int[nodeCount];
        int length = 0;
        int node = source;
        while (node != sink) {
            int arc = advance(node);
            if (arc >= 0) {
                way[length++] = arc;
                node = heads.getInt(arc);
            } else if (length == 0) {
                return 0;
            } else {
                node = tails.getInt(way[--length]);
                next[node]++;
            }
        }
        return push(way, length);
    }

    private int advance(int node) {
        for (; next[node] < first[node + 1]; next[node]++) {
            int arc = out[next[node]];
            if (left[arc] > 0 && depth[heads.getInt(arc)] == depth[node] + 1) {
                return arc;
            }
        }
        return -1;
    }

    private long push(int[] way, int length) {
        long amount = UNLIMITED;
        for (int i = 0; i < length; i++) {
            amount = Math.min(amount, left[way[i]]);
        }
        for (int i = 0; i < length; i++) {
            left[way[i]] -= amount;
            left[way[i] ^ 1] += amount;
        }
        return amount;
    }

    /** The nodes on the source's side of the smallest cut; only after {@link #maximum}. */
    public BitSet sourceSide() {
        BitSet side = new BitSet(nodeCount);
        for (int node = 0; node < nodeCount; node++) {
            side.set(node, depth[node] >= 0);
        }
        return side;
    }

    public int tail(int arc) {
        return tails.getInt(arc);
    }

    public int head(int arc) {
        return heads.getInt(arc);
    }

    /** The flow over an arc; 0 for reverse arcs and where nothing flows. */
    public long flow(int arc) {
        return arc % 2 == 0 ? left[arc + 1] : 0;
    }

    /** Takes a part of the flow away again, for splitting it into ways. */
    public void reduce(int arc, long amount) {
        left[arc + 1] -= amount;
    }

    public int outStart(int node) {
        return first[node];
    }

    public int outEnd(int node) {
        return first[node + 1];
    }

    public int out(int index) {
        return out[index];
    }
}
