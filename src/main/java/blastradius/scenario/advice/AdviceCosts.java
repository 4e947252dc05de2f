package blastradius.scenario.advice;

import blastradius.analysis.containment.CutCosts;
import blastradius.model.BlastRadiusException;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the changes that advice may propose cost, in any unit.
 *
 * @param ending what ending something costs
 * @param remedies what the rest costs, each above 0; what is not named is not proposed
 */
public record AdviceCosts(CutCosts ending, Map<Remedy, Double> remedies) {

    /**
     * Where revoking a grant is 1: activation, approval and narrowing cost less, as the work goes on; a security key for somebody as much; new values
     * to hand out, or a tool to confine, as much as ending any other relation.
     */
    public static final AdviceCosts DEFAULT = new AdviceCosts(CutCosts.DEFAULT, byDefault());

    public AdviceCosts {
        remedies = Map.copyOf(remedies);
        remedies.forEach((remedy, cost) -> {
            if (!(cost > 0) || cost.isInfinite()) {
                throw new BlastRadiusException.BadRequest(
                        "the cost of " + remedy + " is " + cost + "; it must be a number above 0");
            }
        });
    }

    private static Map<Remedy, Double> byDefault() {
        Map<Remedy, Double> costs = new EnumMap<>(Remedy.class);
        costs.put(Remedy.SCOPE, 0.5);
        costs.put(Remedy.MAKE_ELIGIBLE, 0.5);
        costs.put(Remedy.REQUIRE_APPROVAL, 0.75);
        costs.put(Remedy.REQUIRE_MFA, 1.0);
        costs.put(Remedy.SPLIT, 2.0);
        costs.put(Remedy.RESTRICT, 2.0);
        return costs;
    }
}
