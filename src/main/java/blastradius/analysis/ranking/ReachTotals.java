package blastradius.analysis.ranking;

import blastradius.analysis.graph.FoldedGraph;
import blastradius.analysis.graph.ReachColumns;
import blastradius.analysis.graph.RowPropagation;
import blastradius.analysis.graph.SmallReach;
import blastradius.analysis.graph.WeightPlanes;
import blastradius.analysis.graph.Workers;
import blastradius.analysis.question.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The total weight of all that a component reaches, itself included, under several weightings, for many components at once; exact. Those that
 * reach little are searched, the others added up in batches of columns, see {@link RowPropagation} for what those cost.
 */
final class ReachTotals {

    private static final int RANGE = 4096;

    private final IdentityGraph graph;
    private final ReachColumns columns;
    private final int[] components;
    private final long[][] totals; // by weighting, then as the components

    private ReachTotals(IdentityGraph graph, int[] components, int weightings) {
        this.graph = graph;
        this.columns = graph.columns();
        this.components = components;
        this.totals = new long[weightings][components.length];
    }

    /**
     * Adds up.
     *
     * @param components those that are asked about
     * @param weights by weighting and component
     * @return the totals, by weighting and then as the components
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    static long[][] of(IdentityGraph graph, int[] components, long[][] weights, Budget budget) {
        ReachTotals totals = new ReachTotals(graph, components, weights.length);
        totals.addLarge(weights, budget);
        Workers.run(components.length, RANGE, () -> totals.small(weights), budget);
        return totals.totals;
    }

    private IntConsumer small(long[][] weights) {
        SmallReach reach = new SmallReach(graph.components().dag());
        return i -> {
            if (graph.core().isSmall(components[i])) {
                int size = reach.find(components[i]);
                for (int k = 0; k < weights.length; k++) {
                    long sum = 0;
                    for (int n = 0; n < size; n++) {
                        sum += weights[k][reach.found(n)];
                    }
                    totals[k][i] = sum;
                }
            }
        };
    }

    private void addLarge(long[][] weights, Budget budget) {
        long[][] own = new long[weights.length][];
        for (int k = 0; k < weights.length; k++) {
            own[k] = represented(weights[k]);
            fold(own[k]);
        }
        List<long[][]> sums = sums(columnWeights(own), budget);
        for (int k = 0; k < weights.length; k++) {
            long[] total = total(own[k], sums, k);
            for (int i = 0; i < components.length; i++) {
                if (!graph.core().isSmall(components[i])) {
                    totals[k][i] = total[graph.core().representative(components[i])];
                }
            }
        }
    }

    private long[] represented(long[] weights) {
        long[] own = new long[columns.dag().count()];
        for (int c = 0; c < weights.length; c++) {
            int representative = graph.core().representative(c);
            if (representative != FoldedGraph.NONE) {
                own[representative] += weights[c];
            }
        }
        return own;
    }

    private void fold(long[] own) {
        for (int v = 0; v < own.length; v++) {
            int parent = columns.parent(v);
            if (parent != ReachColumns.NONE) {
                own[parent] += own[v];
            }
        }
    }

    private long[][] columnWeights(long[][] own) {
        long[][] ofColumns = new long[own.length][columns.columnCount()];
        for (int v = 0; v < columns.dag().count(); v++) {
            int column = columns.columnOf(v);
            if (column != ReachColumns.NONE) {
                for (int k = 0; k < own.length; k++) {
                    ofColumns[k][column] += own[k][v];
                }
            }
        }
        return ofColumns;
    }

    /** What is added over columns, beside the hubs: from each worker, by weighting and vertex of the core. */
    private List<long[][]> sums(long[][] columnWeights, Budget budget) {
        int[] weighty = IntStream.range(0, columns.columnCount())
                .filter(i -> Arrays.stream(columnWeights).anyMatch(weight -> weight[i] != 0))
                .toArray();
        int batches = (weighty.length + RowPropagation.BATCH - 1) / RowPropagation.BATCH;
        List<long[][]> sums = Collections.synchronizedList(new ArrayList<>());
        Workers.run(
                batches,
                () -> {
                    Worker worker = new Worker(weighty, columnWeights);
                    sums.add(worker.sums);
                    return worker::batch;
                },
                budget);
        return sums;
    }

    private long[] total(long[] own, List<long[][]> sums, int weighting) {
        long[] total = own.clone();
        for (long[][] sum : sums) {
            for (int v = 0; v < total.length; v++) {
                total[v] += sum[weighting][v];
            }
        }
        for (int v = 0; v < total.length; v++) {
            if (columns.hubOf(v) != ReachColumns.NONE) {
                int hub = columns.hub(columns.hubOf(v));
                total[v] += total[hub] - own[hub]; // the hub itself is a column of its predecessors
            }
        }
        return total;
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
            this.sums = new long[columnWeights.length][columns.dag().count()];
            this.planes = new WeightPlanes(columnWeights.length, RowPropagation.WORDS);
        }

        void batch(int batch) {
            int from = batch * RowPropagation.BATCH;
            planes.clear();
            for (int i = from; i < Math.min(chosen.length, from + RowPropagation.BATCH); i++) {
                planes.add(i - from, columnWeights, chosen[i]);
                propagation.mark(i - from, chosen[i]);
            }
            propagation.run((vertex, rows, row) -> planes.addTo(sums, vertex, rows, row));
        }
    }
}
