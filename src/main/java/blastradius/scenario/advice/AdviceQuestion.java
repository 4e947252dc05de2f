package blastradius.scenario.advice;

import blastradius.analysis.question.Source;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import java.util.Collection;
import java.util.List;

/**
 * What is asked for.
 *
 * @param compromised entities taken over together; empty: each identity alone, all alike
 * @param protect vertices of tenants and entities; empty: everything of value
 * @param limit what the changes may cost
 */
public record AdviceQuestion(
        Collection<Source> compromised,
        Collection<Integer> protect,
        double limit,
        AdviceCosts costs,
        Assumptions assumptions) {
    public AdviceQuestion {
        compromised = List.copyOf(compromised);
        protect = List.copyOf(protect);
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new BlastRadiusException.BadRequest("the budget is " + limit + "; it must be a number above 0");
        }
    }
}
