package blastradius.analysis.graph;

import java.util.Arrays;

/**
 * The weights of a batch of columns, also as bit planes, so that the total of a row with many bits is a few population counts: one per weighting,
 * binary digit and word. Of a row with few bits their weights are added one by one.
 */
public final class WeightPlanes {

    private static final int BITS_PER_DIGIT =
            4; // so many weights are added in the time of one digit's population counts

    private final int words;
    private final long[][][] planes; // by weighting, binary digit, word
    private final int[] digits; // how many are in use, by weighting
    private final long[][]
            weights; // by weighting and bit; those of bits that are not in use may be of an earlier batch

    public WeightPlanes(int weightings, int words) {
        this.words = words;
        this.planes = new long[weightings][Long.SIZE][words];
        this.digits = new int[weightings];
        this.weights = new long[weightings][words * Long.SIZE];
    }

    public void clear() {
        for (int k = 0; k < planes.length; k++) {
            for (int d = 0; d < digits[k]; d++) {
                Arrays.fill(planes[k][d], 0);
            }
            digits[k] = 0;
        }
    }

    /** Sets the weights of one column: those of {@code ofColumns} at {@code column}, under every weighting. */
    public void add(int bit, long[][] ofColumns, int column) {
        for (int k = 0; k < planes.length; k++) {
            long weight = ofColumns[k][column];
            weights[k][bit] = weight;
            for (int d = 0; weight != 0; d++, weight >>>= 1) {
                if ((weight & 1) != 0) {
                    planes[k][d][bit >> 6] |= 1L << bit;
                    digits[k] = Math.max(digits[k], d + 1);
                }
            }
        }
    }

    /** Adds the total weight of the row's columns to {@code sums[weighting][index]}. */
    public void addTo(long[][] sums, int index, long[] rows, int row) {
        int bits = 0;
        for (int w = 0; w < words; w++) {
            bits += Long.bitCount(rows[row + w]);
        }
        for (int k = 0; k < planes.length; k++) {
            sums[k][index] +=
                    bits < digits[k] * BITS_PER_DIGIT ? oneByOne(weights[k], rows, row) : counted(k, rows, row);
        }
    }

    private long oneByOne(long[] ofBits, long[] rows, int row) {
        long sum = 0;
        for (int w = 0; w < words; w++) {
            for (long left = rows[row + w]; left != 0; left &= left - 1) {
                sum += ofBits[w << 6 | Long.numberOfTrailingZeros(left)];
            }
        }
        return sum;
    }

    private long counted(int weighting, long[] rows, int row) {
        long sum = 0;
        for (int d = 0; d < digits[weighting]; d++) {
            long[] plane = planes[weighting][d];
            int count = 0;
            for (int w = 0; w < words; w++) {
                count += Long.bitCount(rows[row + w] & plane[w]);
            }
            sum += (long) count << d;
        }
        return sum;
    }
}
