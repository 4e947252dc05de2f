package blastradius.analysis;

import blastradius.model.AccessLevel;

/**
 * What several things lose, each summed over organizations: weighted shares in the unit of whoever adds, the largest share, and how many organizations
 * are held at each level and administered.
 */
final class LossSums {

    /** The levels, SEE first, and the administration. */
    static final int MARKS = AccessLevel.values().length + 1;

    final long[] sums;
    final double[] worst;
    final int[][] counts; // by mark

    LossSums(int size) {
        this.sums = new long[size];
        this.worst = new double[size];
        this.counts = new int[MARKS][size];
    }

    /** Adds what is lost of one organization. */
    void add(int index, long sum, double share, int marks) {
        sums[index] += sum;
        worst[index] = Math.max(worst[index], share);
        for (int k = 0; k < MARKS; k++) {
            counts[k][index] += marks >>> k & 1;
        }
    }

    /** Adds what another thing loses of other organizations, or at other levels. */
    void add(int index, LossSums other, int from) {
        sums[index] += other.sums[from];
        worst[index] = Math.max(worst[index], other.worst[from]);
        for (int k = 0; k < MARKS; k++) {
            counts[k][index] += other.counts[k][from];
        }
    }
}
