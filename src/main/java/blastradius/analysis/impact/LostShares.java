package blastradius.analysis.impact;

import blastradius.analysis.reach.Reach;
import blastradius.snapshot.Valuation;

/** What each valued organization loses: the sum of value · level weight over what is held of it, as a share of everything it has. */
public final class LostShares {

    private final Valuation valuation;
    private final double[] lost; // by organization

    public LostShares(Valuation valuation) {
        this.valuation = valuation;
        this.lost = new double[valuation.organizationCount()];
    }

    public static LostShares of(Reach reach) {
        return of(reach, reach.snapshot().valuation());
    }

    /** By another valuation of the same entities. */
    static LostShares of(Reach reach, Valuation valuation) {
        LostShares losses = new LostShares(valuation);
        for (int i = 0; i < reach.stateCount(); i++) {
            if (reach.isFinal(i)) {
                losses.add(reach.vertexAt(i), valuation.levelWeight(reach.levelAt(i)));
            }
        }
        return losses;
    }

    public void add(int entity, double weight) {
        int organization = valuation.organization(entity);
        if (organization != Valuation.NONE) {
            lost[organization] += valuation.value(entity) * weight;
        }
    }

    /** I: the share of its value that an organization loses, from 0 to 1. */
    public double share(int organization) {
        double total = valuation.total(organization);
        return total == 0 ? 0 : Math.min(1, lost[organization] / total);
    }

    /** S: the weighted sum of all shares. */
    public double sum() {
        double sum = 0;
        for (int organization = 0; organization < lost.length; organization++) {
            sum += valuation.weight(organization) * share(organization);
        }
        return sum;
    }

    /** The largest share that one organization loses. */
    public double worst() {
        double worst = 0;
        for (int organization = 0; organization < lost.length; organization++) {
            worst = Math.max(worst, share(organization));
        }
        return worst;
    }

    /** The organization that loses the largest share; {@link ShareSums#NONE} where nothing is lost. */
    public int worstOf() {
        int worst = ShareSums.NONE;
        for (int organization = 0; organization < lost.length; organization++) {
            if (share(organization) > (worst == ShareSums.NONE ? 0 : share(worst))) {
                worst = organization;
            }
        }
        return worst;
    }

    /** The largest share that another organization loses. */
    public double next() {
        int worst = worstOf();
        double next = 0;
        for (int organization = 0; organization < lost.length; organization++) {
            next = Math.max(next, organization == worst ? 0 : share(organization));
        }
        return next;
    }

    public double score() {
        return Score.of(worst(), sum(), valuation);
    }
}
