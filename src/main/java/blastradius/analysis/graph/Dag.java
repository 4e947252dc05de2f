package blastradius.analysis.graph;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/** An acyclic graph whose arcs lead from larger numbers to smaller ones, by both ends. 8 bytes an arc and 12 a vertex. */
public final class Dag {

    private final int[] sizes;
    private final int[] first;
    private final int[] heads;
    private final int[] firstReverse;
    private final int[] tails;

    /**
     * Takes the arrays over.
     *
     * @param sizes by vertex: what it stands for
     * @param first by vertex: the index of its first head, and behind the last vertex their number
     */
    public Dag(int[] sizes, int[] first, int[] heads) {
        this.sizes = sizes;
        this.first = first;
        this.heads = heads;
        this.firstReverse = new int[sizes.length + 1];
        for (int head : heads) {
            firstReverse[head + 1]++;
        }
        Arrays.parallelPrefix(firstReverse, Integer::sum);
        this.tails = new int[heads.length];
        int[] next = firstReverse.clone();
        for (int v = 0; v < sizes.length; v++) {
            for (int a = first[v]; a < first[v + 1]; a++) {
                tails[next[heads[a]]++] = v;
            }
        }
    }

    /**
     * The same with further arcs, which lead from larger numbers to smaller ones as well; O(V + E).
     *
     * @param ofTail the heads of the arcs to add, by tail
     */
    public Dag with(Int2ObjectMap<IntArrayList> ofTail) {
        int[] newFirst = new int[first.length];
        int added = ofTail.values().stream().mapToInt(IntArrayList::size).sum();
        int[] newHeads = new int[heads.length + added];
        int size = 0;
        for (int v = 0; v < sizes.length; v++) {
            int count = first[v + 1] - first[v];
            System.arraycopy(heads, first[v], newHeads, size, count);
            size += count;
            IntArrayList more = ofTail.get(v);
            for (int i = 0; more != null && i < more.size(); i++) {
                newHeads[size++] = more.getInt(i);
            }
            newFirst[v + 1] = size;
        }
        return new Dag(sizes, newFirst, newHeads);
    }

    public int count() {
        return sizes.length;
    }

    /** How much the vertex stands for. */
    public int size(int v) {
        return sizes[v];
    }

    public int firstHead(int v) {
        return first[v];
    }

    public int head(int arc) {
        return heads[arc];
    }

    /** The index of the first arc into the vertex; its tails are in ascending order. */
    int firstTail(int v) {
        return firstReverse[v];
    }

    int tail(int arc) {
        return tails[arc];
    }

    int[] tails() {
        return tails;
    }
}
