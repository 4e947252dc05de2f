package blastradius.analysis.graph;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What sums over everything that each component reaches are prepared with.
 *
 * <p>A component with one predecessor is reached exactly when that one is, so it is <em>folded</em> into it; components with equal predecessors
 * are one <em>column</em>. Every component picks the largest big component that it reaches as its <em>hub</em>, so that only what lies beside
 * the hub's reach has to be carried to it. O(V + E); about 20 bytes a component.
 */
public final class ReachColumns {

    public static final int NONE = -1;

    private static final int SMALLEST_HUB = 4;
    private static final int MOST_HUBS = 1 << 14;

    private final Dag dag;
    private final boolean[] folded;
    private final int[] columnOf; // by component, NONE for one that is folded or that nothing leads to
    private int[] columns = {}; // a component with the column's predecessors
    private final int[] hubNumber; // by component, NONE if it is no hub
    private int[] hubs = {}; // component, by hub number
    private final int[] hubOf; // by component: the number of its hub
    private int[] boundaryFirst = {};
    private int[] boundary = {};

    private ReachColumns(Dag dag) {
        this.dag = dag;
        this.folded = new boolean[dag.count()];
        this.columnOf = new int[dag.count()];
        this.hubNumber = new int[dag.count()];
        this.hubOf = new int[dag.count()];
        for (int c = 0; c < dag.count(); c++) {
            folded[c] = dag.firstTail(c + 1) - dag.firstTail(c) == 1;
        }
        chooseColumns();
        chooseHubs();
        drawBoundaries();
    }

    public static ReachColumns of(Dag dag) {
        return new ReachColumns(dag);
    }

    public Dag dag() {
        return dag;
    }

    /** The component that this one is folded into, or {@link #NONE}. */
    public int parent(int c) {
        return folded[c] ? dag.tail(dag.firstTail(c)) : NONE;
    }

    /** The column that the component belongs to; {@link #NONE} for one that is folded or that nothing leads to. */
    public int columnOf(int c) {
        return columnOf[c];
    }

    public int columnCount() {
        return columns.length;
    }

    /** A component with the column's predecessors. */
    int column(int number) {
        return columns[number];
    }

    public int hubCount() {
        return hubs.length;
    }

    /** The component of a hub. Hubs are numbered in the order of their components. */
    public int hub(int number) {
        return hubs[number];
    }

    /** The number of the component as a hub, {@link #NONE} if it is none. */
    public int hubNumber(int c) {
        return hubNumber[c];
    }

    /** The number of the component's hub; {@link #NONE} if it reaches none or is one itself. */
    public int hubOf(int c) {
        return hubOf[c];
    }

    /** The index of the first tail that needs the whole row of the hub, see {@link #boundary}. */
    int firstBoundary(int number) {
        return boundaryFirst[number];
    }

    /** A component of another hub to which some component of this hub hands its rest on. */
    int boundary(int index) {
        return boundary[index];
    }

    private void chooseColumns() {
        int count = dag.count();
        int[] slots = new int[Integer.highestOneBit(Math.max(8, count)) * 4];
        int[] chosen = new int[count];
        int size = 0;
        Arrays.fill(columnOf, NONE);
        for (int c = 0; c < count; c++) {
            if (folded[c] || dag.firstTail(c + 1) == dag.firstTail(c)) {
                continue;
            }
            int slot = slot(slots, c);
            if (slots[slot] == 0) {
                slots[slot] = c + 1;
                columnOf[c] = size;
                chosen[size++] = c;
            } else {
                columnOf[c] = columnOf[slots[slot] - 1];
            }
        }
        columns = Arrays.copyOf(chosen, size);
    }

    /** The slot of a component with the same predecessors, or a free one. */
    private int slot(int[] slots, int c) {
        int from = dag.firstTail(c);
        int to = dag.firstTail(c + 1);
        long hash = (long) to - from;
        for (int a = from; a < to; a++) {
            hash = (hash ^ dag.tail(a)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0 && !samePredecessors(slots[slot] - 1, from, to)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean samePredecessors(int c, int from, int to) {
        return Arrays.equals(dag.tails(), dag.firstTail(c), dag.firstTail(c + 1), dag.tails(), from, to);
    }

    private void chooseHubs() {
        int smallest = SMALLEST_HUB;
        while (countOfSize(smallest) > MOST_HUBS) {
            smallest *= 2;
        }
        Arrays.fill(hubNumber, NONE);
        hubs = new int[countOfSize(smallest)];
        int number = 0;
        for (int c = 0; c < dag.count(); c++) {
            if (dag.size(c) >= smallest) {
                hubs[number] = c;
                hubNumber[c] = number++;
            }
        }
        for (int c = 0; c < dag.count(); c++) {
            hubOf[c] = hubNumber[c] == NONE ? largestHubBehind(c) : NONE;
        }
    }

    private int countOfSize(int smallest) {
        return (int) IntStream.range(0, dag.count())
                .filter(c -> dag.size(c) >= smallest)
                .count();
    }

    private int largestHubBehind(int c) {
        int best = NONE;
        for (int a = dag.firstHead(c); a < dag.firstHead(c + 1); a++) {
            int head = dag.head(a);
            int hub = hubNumber[head] != NONE ? hubNumber[head] : hubOf[head];
            if (hub != NONE && (best == NONE || dag.size(hubs[hub]) > dag.size(hubs[best]))) {
                best = hub;
            }
        }
        return best;
    }

    /**
     * Where a component hands its rest on to a predecessor of another hub, the predecessor must get the whole row of the component's hub
     * as well: these pairs, by hub, each once.
     */
    private void drawBoundaries() {
        int[] counts = new int[hubs.length + 1];
        boundaryPairs((hub, tail) -> counts[hub + 1]++);
        Arrays.parallelPrefix(counts, Integer::sum);
        int[] all = new int[counts[hubs.length]];
        int[] next = counts.clone();
        boundaryPairs((hub, tail) -> all[next[hub]++] = tail);
        boundaryFirst = counts;
        boundary = all;
    }

    private interface PairSink {
        void pair(int hub, int tail);
    }

    private void boundaryPairs(PairSink sink) {
        int[] lastTail = new int[hubs.length];
        Arrays.fill(lastTail, NONE);
        for (int tail = 0; tail < dag.count(); tail++) {
            for (int a = dag.firstHead(tail); a < dag.firstHead(tail + 1); a++) {
                int hub = hubOf[dag.head(a)];
                if (hub != NONE && hubOf[tail] != hub && lastTail[hub] != tail) {
                    lastTail[hub] = tail;
                    sink.pair(hub, tail);
                }
            }
        }
    }
}
