package blastradius.analysis.impact;

import blastradius.model.Weighting;
import blastradius.model.Weighting.Part;
import blastradius.snapshot.Valuation;
import blastradius.snapshot.Valued;

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
 * @param weighting what was weighed with
 */
public record Score(double inherent, double residual, Band band, String vector, Valued valued, Weighting weighting) {

    /** How grave a score is. */
    public enum Band {
        LOW,
        MODERATE,
        HIGH,
        CRITICAL;

        /** By default from 70 critical, from 40 high, from 15 moderate. */
        public static Band of(double score, Weighting.Bands bands) {
            if (score >= bands.critical()) {
                return CRITICAL;
            }
            if (score >= bands.high()) {
                return HIGH;
            }
            return score >= bands.moderate() ? MODERATE : LOW;
        }
    }

    /**
     * {@code 100·(0.25·max I + 0.50·ln(1+S)/ln(1+N) + 0.25·S/N)} by default.
     *
     * @param worst the largest share that one organization loses
     * @param sum S, the weighted sum of all shares
     * @param valuation of N organizations
     */
    public static double of(double worst, double sum, Valuation valuation) {
        Weighting weighting = valuation.weighting();
        int organizations = valuation.organizationCount();
        if (organizations == 0) {
            return 0;
        }
        double breadth = Math.log1p(sum) / Math.log1p(organizations);
        return Math.min(100, 100 * weighted(weighting, worst, breadth, sum / organizations));
    }

    private static double weighted(Weighting weighting, double worst, double breadth, double sum) {
        return weighting.part(Part.DEPTH) * worst
                + weighting.part(Part.BREADTH) * breadth
                + weighting.part(Part.SUM) * sum;
    }
}
