package blastradius.analysis.graph;

import java.util.Arrays;

/**
 * What is left of a graph where vertices that reach little are folded away, since those are quickly searched one by one: the vertices that reach much,
 * and of the others those at which ways from them meet. Everything that a vertex of the core reaches is <em>represented</em> by a vertex of the core
 * that is reached exactly when it is.
 *
 * <p>O(V + E); 9 bytes a vertex, and the core itself.
 */
public final class FoldedGraph {

    public static final int NONE = -1;

    private static final int MOST = 4096; // reached by what may still be called small
    private static final int STEPS = 3; // a vertex of the graph, for all searches together

    private final boolean[] small;
    private final int[] representatives; // by vertex: a vertex of the core, or NONE
    private final Dag dag;

    private FoldedGraph(Dag whole, int[] asked) {
        this.small = small(whole, asked);
        this.representatives = new int[whole.count()];
        int[] members = members(whole);
        int[] numbers = new int[whole.count()];
        for (int n = 0; n < members.length; n++) {
            numbers[members[n]] = n;
        }
        for (int v = 0; v < representatives.length; v++) {
            representatives[v] = representatives[v] == NONE ? NONE : numbers[representatives[v]];
        }
        this.dag = dag(whole, members);
    }

    /**
     * Folds away what reaches little.
     *
     * @param asked the vertices that would have to be searched if they are small: the more they are, the fewer is little
     */
    public static FoldedGraph of(Dag whole, int[] asked) {
        return new FoldedGraph(whole, asked);
    }

    /** The core; its vertices are in the order of those that they were. */
    public Dag dag() {
        return dag;
    }

    /** Whether the vertex reaches so little that it is to be searched; its reach cannot be read off the core. */
    public boolean isSmall(int v) {
        return small[v];
    }

    /** The vertex of the core that is reached exactly when this one is, itself for one that is not small; {@link #NONE} where nothing but small ones reaches it. */
    public int representative(int v) {
        return representatives[v];
    }

    private static boolean[] small(Dag whole, int[] asked) {
        int[] most = most(whole);
        int few = MOST;
        while (few > 1 && steps(most, asked, few) > (long) STEPS * most.length) {
            few /= 2;
        }
        boolean[] small = new boolean[most.length];
        for (int v = 0; v < most.length; v++) {
            small[v] = most[v] <= few;
        }
        return small;
    }

    private static long steps(int[] most, int[] asked, int few) {
        return Arrays.stream(asked)
                .map(v -> most[v])
                .filter(count -> count <= few)
                .asLongStream()
                .sum();
    }

    /** At most how much each vertex reaches, by size; where ways meet again, some is counted twice. */
    private static int[] most(Dag whole) {
        int[] most = new int[whole.count()];
        for (int v = 0; v < most.length; v++) {
            int sum = Math.min(whole.size(v), MOST + 1);
            for (int a = whole.firstHead(v); a < whole.firstHead(v + 1) && sum <= MOST; a++) {
                sum += most[whole.head(a)];
            }
            most[v] = Math.min(sum, MOST + 1);
        }
        return most;
    }

    /** Chooses representatives among the vertices, and returns those that represent themselves. */
    private int[] members(Dag whole) {
        int[] chosen = new int[whole.count()];
        int at = chosen.length;
        for (int v = whole.count() - 1; v >= 0; v--) {
            representatives[v] = small[v] ? common(whole, v) : v;
            if (representatives[v] == v) {
                chosen[--at] = v;
            }
        }
        return Arrays.copyOfRange(chosen, at, chosen.length);
    }

    private int common(Dag whole, int v) {
        int common = NONE;
        for (int a = whole.firstTail(v); a < whole.firstTail(v + 1); a++) {
            int representative = representatives[whole.tail(a)];
            if (common != NONE && representative != NONE && representative != common) {
                return v;
            }
            common = representative == NONE ? common : representative;
        }
        return common;
    }

    private Dag dag(Dag whole, int[] members) {
        int[] sizes = Arrays.stream(members).map(whole::size).toArray();
        int[] first = new int[members.length + 1];
        int[] seen = new int[members.length];
        arcs(whole, members, seen, (tail, head) -> first[tail + 1]++);
        Arrays.parallelPrefix(first, Integer::sum);
        int[] heads = new int[first[members.length]];
        int[] next = first.clone();
        Arrays.fill(seen, 0);
        arcs(whole, members, seen, (tail, head) -> heads[next[tail]++] = head);
        return new Dag(sizes, first, heads);
    }

    private interface ArcSink {
        void arc(int tail, int head);
    }

    private void arcs(Dag whole, int[] members, int[] seen, ArcSink sink) {
        for (int head = 0; head < members.length; head++) {
            for (int a = whole.firstTail(members[head]); a < whole.firstTail(members[head] + 1); a++) {
                int tail = representatives[whole.tail(a)];
                if (tail != NONE && seen[tail] != head + 1) {
                    seen[tail] = head + 1;
                    sink.arc(tail, head);
                }
            }
        }
    }
}
