package blastradius.analysis.impact;

import blastradius.model.AccessLevel;
import java.util.Arrays;

/**
 * What several things lose, each summed over organizations: weighted shares in the unit of whoever adds, the two largest shares with the organization of
 * either, how many organizations are held at each level and administered, and how many customers that is.
 */
public final class ShareSums {

    /** The levels, SEE first, and the administration. */
    public static final int MARKS = AccessLevel.values().length + 1;

    public static final int NONE = -1;

    public final long[] sums;
    public final double[] worst;
    public final int[] worstOf; // the organization
    public final double[] next; // the largest share of another one
    public final int[] nextOf;
    public final int[][] counts; // by mark
    public final long[] customers; // as CustomersLost counts them

    public ShareSums(int size) {
        this.sums = new long[size];
        this.worst = new double[size];
        this.worstOf = filled(size);
        this.next = new double[size];
        this.nextOf = filled(size);
        this.counts = new int[MARKS][size];
        this.customers = new long[size];
    }

    private static int[] filled(int size) {
        int[] organizations = new int[size];
        Arrays.fill(organizations, NONE);
        return organizations;
    }

    /** Adds what is lost of one organization. */
    public void add(int index, int organization, long sum, double share, int marks) {
        sums[index] += sum;
        rank(index, organization, share);
        for (int k = 0; k < MARKS; k++) {
            counts[k][index] += marks >>> k & 1;
        }
    }

    /** Adds units of {@link CustomersLost}. */
    public void addCustomers(int index, long units) {
        customers[index] += units;
    }

    /** Adds what another thing loses of other organizations, at other levels, or less of the same. */
    public void add(int index, ShareSums other, int from) {
        sums[index] += other.sums[from];
        rank(index, other.worstOf[from], other.worst[from]);
        rank(index, other.nextOf[from], other.next[from]);
        customers[index] += other.customers[from];
        for (int k = 0; k < MARKS; k++) {
            counts[k][index] += other.counts[k][from];
        }
    }

    private void rank(int index, int organization, double share) {
        if (organization == worstOf[index]) {
            worst[index] = Math.max(worst[index], share);
        } else if (share > worst[index]) {
            next[index] = worst[index];
            nextOf[index] = worstOf[index];
            worst[index] = share;
            worstOf[index] = organization;
        } else if (share > next[index]) {
            next[index] = share;
            nextOf[index] = organization;
        }
    }
}
