package blastradius.analysis.impact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How values are spread. Quantiles are values that occur: the least that the stated share of all values does not exceed.
 *
 * @param count how many values there are; everything else is 0 or empty where there is none
 * @param cvar95 the mean of the highest 5 percent, at least of one value (Rockafellar and Uryasev, "Optimization of conditional
 *     value-at-risk", 2000)
 * @param histogram how many values lie in each of equally wide ranges from the least to the highest
 */
public record Distribution(
        int count, double mean, double median, double p95, double cvar95, double max, List<Bin> histogram) {

    private static final int MOST_BINS = 20;

    public Distribution {
        histogram = List.copyOf(histogram);
    }

    /** How many values lie from one to another; the latter belongs to the last range alone. */
    public record Bin(double from, double to, int count) {}

    /** Of values in any order; O(n log n). */
    public static Distribution of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    /** Of values in ascending order; O(n). */
    public static Distribution ofSorted(double[] values) {
        int n = values.length;
        if (n == 0) {
            return new Distribution(0, 0, 0, 0, 0, 0, List.of());
        }
        int tail = n - Math.max(1, (int) Math.ceil(n * 0.05));
        return new Distribution(
                n,
                Arrays.stream(values).average().orElse(0),
                quantile(values, 0.5),
                quantile(values, 0.95),
                Arrays.stream(values, tail, n).average().orElse(0),
                values[n - 1],
                histogram(values));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static List<Bin> histogram(double[] sorted) {
        double least = sorted[0];
        double width = (sorted[sorted.length - 1] - least) / MOST_BINS;
        if (width == 0) {
            return List.of(new Bin(least, least, sorted.length));
        }
        int[] counts = new int[MOST_BINS];
        for (double value : sorted) {
            counts[Math.min(MOST_BINS - 1, (int) ((value - least) / width))]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < MOST_BINS; i++) {
            bins.add(new Bin(least + i * width, least + (i + 1) * width, counts[i]));
        }
        return bins;
    }
}
