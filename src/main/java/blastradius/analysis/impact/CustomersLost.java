package blastradius.analysis.impact;

import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;

/**
 * Customers lost, in customer equivalents: the sum over valued organizations of their stated weight times the weight of the highest level that is held
 * there. No share of anything, so that an inventory that grows moves it by nothing. Counted in whole units, so that sums do not depend on their order
 * and what is gained and lost can be added to and taken from them. Immutable; 8 bytes an organization.
 */
public final class CustomersLost {

    private static final int LEVELS = AccessLevel.values().length;
    private static final double THOUSAND = 1000;

    /** Sums of all organizations fit a long. */
    private static final double MOST_UNITS = 4e18;

    private static final int MOST_DIGITS = 9;

    private final long[] weights; // by organization, in units
    private final long[] ofLevels; // by marks, in thousandths
    private final double unit;

    private CustomersLost(Valuation valuation) {
        this.weights = new long[valuation.organizationCount()];
        double all = 0;
        for (int organization = 0; organization < weights.length; organization++) {
            all += valuation.statedWeight(organization);
        }
        double scale =
                Math.pow(10, Math.min(MOST_DIGITS, Math.floor(Math.log10(MOST_UNITS / THOUSAND / Math.max(1, all)))));
        for (int organization = 0; organization < weights.length; organization++) {
            weights[organization] = Math.round(valuation.statedWeight(organization) * scale);
        }
        this.unit = THOUSAND * scale;
        this.ofLevels = new long[1 << LEVELS];
        for (int marks = 1; marks < ofLevels.length; marks++) {
            int highest = Integer.numberOfTrailingZeros(Integer.highestOneBit(marks)) + 1;
            ofLevels[marks] = ofLevels[marks & ~Integer.highestOneBit(marks)]
                    + thousandths(valuation, highest)
                    - thousandths(valuation, highest - 1);
        }
    }

    /** What they are where the snapshot is asked. */
    public static CustomersLost of(Snapshot snapshot) {
        return snapshot.companion(CustomersLost.class, of -> new CustomersLost(of.valuation()));
    }

    private static long thousandths(Valuation valuation, int levelCode) {
        return Math.round(valuation.levelWeight(levelCode) * THOUSAND);
    }

    /**
     * What some levels of an organization add, in units.
     *
     * @param marks a bit a level, SEE first; further bits are not read
     */
    public long units(int organization, int marks) {
        return weights[organization] * ofLevels[marks & (1 << LEVELS) - 1];
    }

    /** Units as customers. */
    public double customers(long units) {
        return units / unit;
    }
}
