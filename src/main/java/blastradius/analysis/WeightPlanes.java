package blastradius.analysis;

import java.util.Arrays;

/** The weights of a batch of columns as bit planes, so that a row's total is a few population counts: one per weighting and binary digit. */
final class WeightPlanes {

    private final int words;
    private final long[][][] planes; // by weighting, binary digit, word
    private final int[] digits; // how many are in use, by weighting

    WeightPlanes(int weightings, int words) {
        this.words = words;
        this.planes = new long[weightings][Long.SIZE][words];
        this.digits = new int[weightings];
    }

    void clear() {
        for (int k = 0; k < planes.length; k++) {
            for (int d = 0; d < digits[k]; d++) {
                Arrays.fill(planes[k][d], 0);
            }
            digits[k] = 0;
        }
    }

    /** Sets the weights of one column: those of {@code weights} at {@code column}, under every weighting. */
    void add(int bit, long[][] weights, int column) {
        for (int k = 0; k < planes.length; k++) {
            long weight = weights[k][column];
            for (int d = 0; weight != 0; d++, weight >>>= 1) {
                if ((weight & 1) != 0) {
                    planes[k][d][bit >> 6] |= 1L << bit;
                    digits[k] = Math.max(digits[k], d + 1);
                }
            }
        }
    }

    /** Adds the total weight of the row's columns to {@code sums[weighting][index]}. */
    void addTo(long[][] sums, int index, long[] rows, int row) {
        for (int k = 0; k < planes.length; k++) {
            long sum = 0;
            for (int d = 0; d < digits[k]; d++) {
                long[] plane = planes[k][d];
                int count = 0;
                for (int w = 0; w < words; w++) {
                    count += Long.bitCount(rows[row + w] & plane[w]);
                }
                sum += (long) count << d;
            }
            sums[k][index] += sum;
        }
    }
}
