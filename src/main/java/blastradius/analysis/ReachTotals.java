package blastradius.analysis;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * For every component at once, the total weight of all that it reaches, itself included, under several weightings; exact.
 *
 * <p>A component with one predecessor is reached exactly when that one is, so it is folded into it; components with equal predecessors are
 * one column. Columns are propagated backwards in topological order, 512 at a time. <em>Hub differencing</em>: every component picks the
 * largest big component that it reaches as its hub and carries only the bits outside the hub's row, so that what thousands share is
 * carried once; its total is the hub's and the rest. Batches are independent and run on all processors.
 *
 * <p>Time is in the rows touched, which hubs make few in estates of providers; memory is 64 bytes a component for each processor.
 */
final class ReachTotals {

    private static final int WORDS = 8;
    private static final int BATCH = WORDS * Long.SIZE;
    private static final int SMALLEST_HUB = 4;
    private static final int MOST_HUBS = 1 << 14;
    private static final int NONE = -1;

    private final Components dag;
    private final boolean[] folded;
    private final int[] columnOf; // by component, NONE for one that is folded or that nothing leads to
    private int[] columns = {}; // a component with the column's predecessors
    private final int[] hubNumber; // by component, NONE if it is no hub
    private int[] hubs = {}; // component, by hub number
    private final int[] hubOf; // by component: the number of its hub
    private int[] boundaryFirst = {};
    private int[] boundary = {};

    private ReachTotals(Components dag) {
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

    /** Prepares a graph for any number of weightings. O(V + E). */
    static ReachTotals over(Components dag) {
        return new ReachTotals(dag);
    }

    /**
     * Adds up.
     *
     * @param weights by weighting and component; what is folded is added to its parent in place
     * @return the totals, by weighting and component
     */
    long[][] add(long[][] weights, Budget budget) {
        fold(weights);
        long[][] columnWeights = columnWeights(weights);
        int[] weighty = IntStream.range(0, columns.length)
                .filter(i -> Arrays.stream(columnWeights).anyMatch(weight -> weight[i] != 0))
                .toArray();
        int batches = (weighty.length + BATCH - 1) / BATCH;
        int workers = Math.max(1, Math.min(batches, Runtime.getRuntime().availableProcessors()));
        AtomicInteger nextBatch = new AtomicInteger();
        long[][][] sums = IntStream.range(0, workers)
                .parallel()
                .mapToObj(worker -> {
                    Worker mine = new Worker(weighty, columnWeights);
                    for (int b = nextBatch.getAndIncrement(); b < batches; b = nextBatch.getAndIncrement()) {
                        budget.check();
                        mine.batch(b * BATCH, Math.min(weighty.length, (b + 1) * BATCH));
                    }
                    return mine.sums;
                })
                .toArray(long[][][]::new);
        return total(weights, sums);
    }

    private void fold(long[][] weights) {
        for (int c = 0; c < dag.count(); c++) {
            if (folded[c]) {
                int parent = dag.tail(dag.firstTail(c));
                for (long[] weight : weights) {
                    weight[parent] += weight[c];
                }
            }
        }
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

    private long[][] columnWeights(long[][] weights) {
        long[][] ofColumns = new long[weights.length][columns.length];
        for (int c = 0; c < dag.count(); c++) {
            if (columnOf[c] != NONE) {
                for (int k = 0; k < weights.length; k++) {
                    ofColumns[k][columnOf[c]] += weights[k][c];
                }
            }
        }
        return ofColumns;
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

    private long[][] total(long[][] weights, long[][][] sums) {
        long[][] totals = new long[weights.length][];
        for (int k = 0; k < weights.length; k++) {
            long[] total = weights[k].clone();
            for (long[][] sum : sums) {
                for (int c = 0; c < total.length; c++) {
                    total[c] += sum[k][c];
                }
            }
            for (int c = 0; c < total.length; c++) {
                if (hubOf[c] != NONE) {
                    int hub = hubs[hubOf[c]];
                    total[c] += total[hub] - weights[k][hub]; // the hub itself is a column of its predecessors
                }
            }
            totals[k] = total;
        }
        return totals;
    }

    /** Propagates batches; rows are all zero between batches. */
    private final class Worker {
        private final int[] chosen; // columns in the order of batches
        private final long[][] columnWeights;
        private final long[][] sums;
        private final long[] rows = new long[Math.multiplyExact(dag.count(), WORDS)];
        private final long[] hubRows = new long[hubs.length * WORDS];
        private final int[] usedHubs = new int[hubs.length];
        private final long[] active = new long[(dag.count() >> 6) + 1];
        private final WeightPlanes planes;
        private int usedHubCount;

        Worker(int[] chosen, long[][] columnWeights) {
            this.chosen = chosen;
            this.columnWeights = columnWeights;
            this.sums = new long[columnWeights.length][dag.count()];
            this.planes = new WeightPlanes(columnWeights.length, WORDS);
        }

        void batch(int from, int to) {
            planes.clear();
            usedHubCount = 0;
            for (int i = from; i < to; i++) {
                int bit = i - from;
                int column = columns[chosen[i]];
                planes.add(bit, columnWeights, chosen[i]);
                for (int a = dag.firstTail(column); a < dag.firstTail(column + 1); a++) {
                    int tail = dag.tail(a);
                    rows[tail * WORDS + (bit >> 6)] |= 1L << bit;
                    active[tail >> 6] |= 1L << tail;
                }
            }
            for (int word = 0; word < active.length; word++) {
                while (active[word] != 0) {
                    int c = (word << 6) + Long.numberOfTrailingZeros(active[word]);
                    active[word] &= active[word] - 1;
                    settle(c);
                }
            }
            for (int i = 0; i < usedHubCount; i++) {
                Arrays.fill(hubRows, usedHubs[i] * WORDS, (usedHubs[i] + 1) * WORDS, 0);
            }
        }

        private void settle(int c) {
            int row = c * WORDS;
            int hub = hubOf[c];
            if (hub != NONE && !subtract(row, hub * WORDS)) {
                return;
            }
            planes.addTo(sums, c, rows, row);
            int number = hubNumber[c];
            if (number != NONE) {
                System.arraycopy(rows, row, hubRows, number * WORDS, WORDS);
                usedHubs[usedHubCount++] = number;
                for (int i = boundaryFirst[number]; i < boundaryFirst[number + 1]; i++) {
                    push(row, boundary[i]);
                }
            }
            for (int a = dag.firstTail(c); a < dag.firstTail(c + 1); a++) {
                int tail = dag.tail(a);
                if (number == NONE || hubOf[tail] != number) {
                    push(row, tail);
                }
            }
            Arrays.fill(rows, row, row + WORDS, 0);
        }

        /** Takes the hub's bits out of the row; false if nothing is left, and the row is then zero. */
        private boolean subtract(int row, int hubRow) {
            long left = 0;
            for (int w = 0; w < WORDS; w++) {
                rows[row + w] &= ~hubRows[hubRow + w];
                left |= rows[row + w];
            }
            return left != 0;
        }

        private void push(int row, int tail) {
            int target = tail * WORDS;
            for (int w = 0; w < WORDS; w++) {
                rows[target + w] |= rows[row + w];
            }
            active[tail >> 6] |= 1L << tail;
        }
    }
}
