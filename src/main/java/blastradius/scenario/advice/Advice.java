package blastradius.scenario.advice;

import blastradius.analysis.question.Budget;
import blastradius.model.BlastRadiusException;
import blastradius.model.Change;
import blastradius.model.Scenario;
import blastradius.snapshot.Snapshot;
import java.util.List;

/**
 * What to do first: the changes that save most within a budget.
 *
 * <p>Candidates are drawn from what attacks cannot do without, again after each choice, so that what only matters once something else is gone is
 * found too: it can be ended, or gated and narrowed so that the work goes on. They are chosen by saving per cost (Khuller, Moss and Naor, "The budgeted maximum
 * coverage problem", 1999), and then the best set of what was weighed is searched by branch and bound. Every value is measured with the changes applied, by
 * the residual score: the inherent one does not see gates.
 *
 * @param scenario the proposal; unsaved, to be edited
 * @param worths what each of its changes saves beside the others, in their order
 * @param before the damage as it is, from 0 to 100
 * @param after the damage with the proposal
 * @param bound no set of the candidates saves more within the budget
 * @param candidateCount how many changes were weighed
 * @param isExact whether the proposal is proven to save most of all sets of the candidates
 * @param seesGates whether closed gates counted at their prices; else, with too many identities to do so, as open
 */
public record Advice(
        Scenario scenario,
        List<Worth> worths,
        double before,
        double after,
        double bound,
        int candidateCount,
        boolean isExact,
        boolean seesGates) {

    public Advice {
        worths = List.copyOf(worths);
    }

    /** What the proposal saves, in points. */
    public double saving() {
        return before - after;
    }

    /** By how much the best set of the candidates may be better; 0 where the proposal is proven. */
    public double gap() {
        return isExact ? 0 : Math.max(0, bound - saving());
    }

    /**
     * What a change is worth.
     *
     * @param saving by how many points less the proposal would save without it
     */
    public record Worth(Change change, double saving) {

        public double savingPerCost() {
            return saving / change.cost();
        }
    }

    /**
     * Searches.
     *
     * @throws BlastRadiusException.TimeExceeded when the budget is spent before anything was found
     */
    public static Advice of(Snapshot base, AdviceQuestion question, Budget budget) {
        return of(base, question, AdviceSearch.Patience.within(budget), budget);
    }

    static Advice of(Snapshot base, AdviceQuestion question, AdviceSearch.Patience patience, Budget budget) {
        Damage damage = new Damage(base, question, budget);
        AdviceSearch search =
                new AdviceSearch(damage, new Candidates(base, question, budget), question.limit(), patience);
        List<Change> chosen = search.run();
        double before = damage.of(List.of());
        return new Advice(
                proposal(base, chosen),
                worths(damage, chosen),
                before,
                damage.of(chosen),
                before - search.floor(),
                search.weighed().size(),
                search.isExact(),
                damage.seesGates());
    }

    private static List<Worth> worths(Damage damage, List<Change> chosen) {
        return chosen.stream()
                .map(change -> {
                    List<Change> others = chosen.stream()
                            .filter(other -> !other.equals(change))
                            .toList();
                    return new Worth(change, damage.of(others) - damage.of(chosen));
                })
                .toList();
    }

    private static Scenario proposal(Snapshot base, List<Change> chosen) {
        String id = "advice-" + Integer.toHexString(chosen.hashCode());
        Scenario scenario = Scenario.of("Advice", chosen.toArray(Change[]::new)).withId(id);
        return scenario.saved(1, base.version(), base.takenAt());
    }
}
