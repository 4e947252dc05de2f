package blastradius.analysis.impact;

import blastradius.snapshot.Valuation.Valued;

/**
 * The blast radius score, from 0 (no asset is reached) to 100 (everything is at CONTROL); it never falls when reach grows. Never to be shown
 * without its vector.
 *
 * @param inherent with every gate open but windows and source filters
 * @param residual with gates weighed by the share of attacks that pass them; an upper bound, exact where no gate is met twice on a
 *     condition
 * @param band of the residual score
 * @param vector what stands behind the number, see {@link Impact#vector}
 * @param valued whose losses were counted
 */
public record Score(double inherent, double residual, Band band, String vector, Valued valued) {

    /** How grave a score is. */
    public enum Band {
        LOW,
        MODERATE,
        HIGH,
        CRITICAL;

        /** From 70 critical, from 40 high, from 15 moderate. */
        public static Band of(double score) {
            if (score >= 70) {
                return CRITICAL;
            }
            if (score >= 40) {
                return HIGH;
            }
            return score >= 15 ? MODERATE : LOW;
        }
    }

    /**
     * {@code 100·(0.25·max I + 0.50·ln(1+S)/ln(1+N) + 0.25·S/N)}.
     *
     * @param worst the largest share that one organization loses
     * @param sum S, the weighted sum of all shares
     * @param organizations N
     */
    public static double of(double worst, double sum, int organizations) {
        if (organizations == 0) {
            return 0;
        }
        double breadth = Math.log1p(sum) / Math.log1p(organizations);
        return Math.min(100, 100 * (0.25 * worst + 0.50 * breadth + 0.25 * sum / organizations));
    }
}
