package blastradius.analysis;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * For every component at once, the total weight of all that it reaches, itself included, under several weightings; exact. Batches of columns are
 * independent and run on all processors; see {@link RowPropagation} for what they cost.
 */
final class ReachTotals {

    private final ReachColumns columns;
    private final Components dag;

    private ReachTotals(ReachColumns columns) {
        this.columns = columns;
        this.dag = columns.dag();
    }

    static ReachTotals over(ReachColumns columns) {
        return new ReachTotals(columns);
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
        int[] weighty = IntStream.range(0, columns.columnCount())
                .filter(i -> Arrays.stream(columnWeights).anyMatch(weight -> weight[i] != 0))
                .toArray();
        int batches = (weighty.length + RowPropagation.BATCH - 1) / RowPropagation.BATCH;
        int workers = Math.max(1, Math.min(batches, Runtime.getRuntime().availableProcessors()));
        AtomicInteger nextBatch = new AtomicInteger();
        long[][][] sums = IntStream.range(0, workers)
                .parallel()
                .mapToObj(worker -> {
                    Worker mine = new Worker(weighty, columnWeights);
                    for (int b = nextBatch.getAndIncrement(); b < batches; b = nextBatch.getAndIncrement()) {
                        budget.check();
                        mine.batch(b * RowPropagation.BATCH, Math.min(weighty.length, (b + 1) * RowPropagation.BATCH));
                    }
                    return mine.sums;
                })
                .toArray(long[][][]::new);
        return total(weights, sums);
    }

    private void fold(long[][] weights) {
        for (int c = 0; c < dag.count(); c++) {
            int parent = columns.parent(c);
            if (parent != ReachColumns.NONE) {
                for (long[] weight : weights) {
                    weight[parent] += weight[c];
                }
            }
        }
    }

    private long[][] columnWeights(long[][] weights) {
        long[][] ofColumns = new long[weights.length][columns.columnCount()];
        for (int c = 0; c < dag.count(); c++) {
            int column = columns.columnOf(c);
            if (column != ReachColumns.NONE) {
                for (int k = 0; k < weights.length; k++) {
                    ofColumns[k][column] += weights[k][c];
                }
            }
        }
        return ofColumns;
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
                if (columns.hubOf(c) != ReachColumns.NONE) {
                    int hub = columns.hub(columns.hubOf(c));
                    total[c] += total[hub] - weights[k][hub]; // the hub itself is a column of its predecessors
                }
            }
            totals[k] = total;
        }
        return totals;
    }

    private final class Worker {
        private final int[] chosen; // columns in the order of batches
        private final long[][] columnWeights;
        private final long[][] sums;
        private final RowPropagation propagation = new RowPropagation(columns);
        private final WeightPlanes planes;

        Worker(int[] chosen, long[][] columnWeights) {
            this.chosen = chosen;
            this.columnWeights = columnWeights;
            this.sums = new long[columnWeights.length][dag.count()];
            this.planes = new WeightPlanes(columnWeights.length, RowPropagation.WORDS);
        }

        void batch(int from, int to) {
            planes.clear();
            for (int i = from; i < to; i++) {
                planes.add(i - from, columnWeights, chosen[i]);
                propagation.mark(i - from, chosen[i]);
            }
            propagation.run((component, rows, row) -> planes.addTo(sums, component, rows, row));
        }
    }
}
