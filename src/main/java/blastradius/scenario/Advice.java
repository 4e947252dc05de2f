package blastradius.scenario;

import blastradius.analysis.Budget;
import blastradius.analysis.Source;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Change;
import blastradius.model.Scenario;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.List;

/**
 * What to do first: the changes that save most within a budget.
 *
 * <p>Candidates are drawn from what attacks cannot do without, again after each choice, so that what only matters once something else is gone is
 * found too. They are chosen by saving per cost (Khuller, Moss and Naor, "The budgeted maximum coverage problem", 1999), and then the
 * best set of the gravest candidates is searched by branch and bound. Every value is measured with the changes applied.
 *
 * @param scenario the proposal; unsaved, to be edited
 * @param before the damage as it is, from 0 to 100
 * @param after the damage with the proposal
 * @param bound no set of the candidates saves more within the budget
 * @param candidateCount how many changes were weighed
 * @param isExact whether the proposal is proven to save most of all sets of the candidates
 */
public record Advice(
        Scenario scenario, double before, double after, double bound, int candidateCount, boolean isExact) {

    /** What the proposal saves, in points. */
    public double saving() {
        return before - after;
    }

    /** By how much the best set of the candidates may be better; 0 where the proposal is proven. */
    public double gap() {
        return isExact ? 0 : Math.max(0, bound - saving());
    }

    /**
     * What is asked for.
     *
     * @param compromised entities taken over together; empty: each identity alone, all alike
     * @param protect vertices of tenants and entities; empty: everything of value
     * @param limit what the changes may cost
     */
    public record Question(
            Collection<Source> compromised, Collection<Integer> protect, double limit, Assumptions assumptions) {
        public Question {
            compromised = List.copyOf(compromised);
            protect = List.copyOf(protect);
            if (!(limit > 0) || Double.isInfinite(limit)) {
                throw new BlastRadiusException.BadRequest("the budget is " + limit + "; it must be a number above 0");
            }
        }
    }

    /**
     * Searches.
     *
     * @throws BlastRadiusException.TimeExceeded when the budget is spent before anything was found
     */
    public static Advice of(Snapshot base, Question question, Budget budget) {
        Damage damage = new Damage(base, question, budget);
        Candidates candidates = new Candidates(question, budget);
        AdviceSearch search = new AdviceSearch(damage, candidates, question.limit(), budget);
        List<Change> chosen = search.run();
        return new Advice(
                proposal(base, chosen),
                damage.of(List.of()),
                damage.of(chosen),
                search.bound(),
                search.candidateCount(),
                search.isExact());
    }

    private static Scenario proposal(Snapshot base, List<Change> chosen) {
        String id = "advice-" + Integer.toHexString(chosen.hashCode());
        Scenario scenario = Scenario.of("Advice", chosen.toArray(Change[]::new)).withId(id);
        return scenario.saved(1, base.version(), base.takenAt());
    }
}
