package blastradius.analysis.path;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The earliest instant at which a target is held by an attacker who waits for windows to begin, and keeps what he has gained when they end.
 *
 * @param at the question's instant where no waiting is needed
 * @param path the soonest way, of equally soon ones one over few relations
 */
public record TimeToReach(Instant at, AttackPath path) {

    /**
     * Empty if no waiting leads there.
     *
     * @param target the entity and the level that is to be held there at least
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static Optional<TimeToReach> of(Gates gates, Collection<Source> compromised, Source target, Budget budget) {
        WaitToll toll = new WaitToll(gates);
        var goals = Map.of(target.vertex(), target.level().code());
        var question = new PathQuestion(gates, compromised, goals, ClosedArcs.NONE);
        return CheapestSearch.cheapest(question, toll, budget)
                .way()
                .map(step -> new TimeToReach(toll.instant(step.paid()), step.path(gates.snapshot())));
    }
}
