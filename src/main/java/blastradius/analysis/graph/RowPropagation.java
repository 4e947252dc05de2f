package blastradius.analysis.graph;

import java.util.Arrays;

/**
 * Tells for a batch of 512 columns which components reach which of them: rows of bits, propagated backwards in topological order.
 *
 * <p><em>Hub differencing</em>: a component with a hub carries only the bits outside the hub's row, so that what thousands share is carried
 * once. Time is in the rows touched, which hubs make few in estates of providers; memory is 64 bytes a component. For one thread.
 */
public final class RowPropagation {

    /** Words of a row. */
    public static final int WORDS = 8;
    /** Columns of a batch. */
    public static final int BATCH = WORDS * Long.SIZE;

    private final ReachColumns columns;
    private final Dag dag;
    private final long[] rows; // all zero between batches
    private final long[] hubRows; // likewise
    private final int[] usedHubs;
    private final AscendingSet active;
    private int usedHubCount;

    public RowPropagation(ReachColumns columns) {
        this.columns = columns;
        this.dag = columns.dag();
        this.rows = new long[Math.multiplyExact(dag.count(), WORDS)];
        this.hubRows = new long[columns.hubCount() * WORDS];
        this.usedHubs = new int[columns.hubCount()];
        this.active = new AscendingSet(dag.count());
    }

    /** Receives the bits that a component reaches beside its hub, in ascending order of components; those without any are left out. */
    public interface RowSink {

        /**
         * Takes one row.
         *
         * @param rows valid only during the call, {@link #WORDS} words from {@code row} on
         */
        void row(int component, long[] rows, int row);
    }

    /** Lets a bit stand for a column. */
    public void mark(int bit, int column) {
        int component = columns.column(column);
        for (int a = dag.firstTail(component); a < dag.firstTail(component + 1); a++) {
            int tail = dag.tail(a);
            rows[tail * WORDS + (bit >> 6)] |= 1L << bit;
            active.add(tail);
        }
    }

    /** Tells the rows of the marked columns, and forgets the marks. */
    public void run(RowSink sink) {
        for (int c = active.removeFirst(); c >= 0; c = active.removeFirst()) {
            settle(c, sink);
        }
        for (int i = 0; i < usedHubCount; i++) {
            Arrays.fill(hubRows, usedHubs[i] * WORDS, (usedHubs[i] + 1) * WORDS, 0);
        }
        usedHubCount = 0;
    }

    private void settle(int c, RowSink sink) {
        int row = c * WORDS;
        int hub = columns.hubOf(c);
        if (hub != ReachColumns.NONE && !subtract(row, hub * WORDS)) {
            return;
        }
        sink.row(c, rows, row);
        int number = columns.hubNumber(c);
        if (number != ReachColumns.NONE) {
            System.arraycopy(rows, row, hubRows, number * WORDS, WORDS);
            usedHubs[usedHubCount++] = number;
            for (int i = columns.firstBoundary(number); i < columns.firstBoundary(number + 1); i++) {
                push(row, columns.boundary(i));
            }
        }
        for (int a = dag.firstTail(c); a < dag.firstTail(c + 1); a++) {
            int tail = dag.tail(a);
            if (number == ReachColumns.NONE || columns.hubOf(tail) != number) {
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
        active.add(tail);
    }
}
