package blastradius.scenario.advice;

import blastradius.analysis.question.Budget;
import blastradius.model.BlastRadiusException;
import blastradius.model.Change;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What to do first: the changes that save most within a budget.
 *
 * <p>Candidates are drawn from what attacks cannot do without, again after each choice, so that what only matters once something else is gone is
 * found too: it can be ended, or gated and narrowed so that the work goes on. They are chosen by saving per cost (Khuller, Moss and Naor, "The budgeted maximum
 * coverage problem", 1999), and then the best set of what was weighed is searched by branch and bound. Every value is measured with the changes applied, by
 * the residual score: the inherent one does not see gates.
 *
 * @param proposal unsaved, to be edited; and what it does to the estate
 * @param worths what each of its changes saves beside the others, in their order
 * @param before the damage as it is, from 0 to 100
 * @param after the damage with the proposal
 * @param bound no set of the candidates saves more within the budget
 * @param candidateCount how many changes were weighed
 * @param isExact whether the proposal is proven to save most of all sets of the candidates
 * @param seesGates whether closed gates counted at their prices; else, with too many identities to do so, as open
 */
public record Advice(
        Resolution proposal,
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

    public Scenario scenario() {
        return proposal.scenario();
    }

    /** What the proposal costs: what its changes do together, which is at most what they would cost alone. */
    public double cost() {
        return proposal.cost();
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
     * @param ends what work it would end, in words; empty: all goes on, at most under a further gate
     */
    public record Worth(Resolution.Applied applied, double saving, Optional<String> ends) {

        public double savingPerCost() {
            return saving / applied.cost();
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
        Prices prices = new Prices(base, budget);
        Candidates candidates = new Candidates(base, question, prices, budget);
        AdviceSearch search = new AdviceSearch(damage, candidates, prices, question, patience);
        List<Change> chosen = search.run();
        double before = damage.of(List.of());
        Resolution proposal = Resolution.of(base, proposal(base, chosen), budget);
        return new Advice(
                proposal,
                worths(damage, proposal),
                before,
                damage.of(chosen),
                before - search.floor(),
                search.weighed().size(),
                search.isExact(),
                damage.seesGates());
    }

    private static List<Worth> worths(Damage damage, Resolution proposal) {
        List<Change> chosen = proposal.scenario().changes();
        return proposal.applied().stream()
                .map(applied -> {
                    List<Change> others = chosen.stream()
                            .filter(other -> !other.equals(applied.change()))
                            .toList();
                    double saving = damage.of(others) - damage.of(chosen);
                    return new Worth(applied, saving, EndedWork.of(proposal, applied));
                })
                .toList();
    }

    private static Scenario proposal(Snapshot base, List<Change> chosen) {
        String id = "advice-" + Integer.toHexString(chosen.hashCode());
        Scenario scenario = Scenario.of("Advice", chosen.toArray(Change[]::new)).withId(id);
        return scenario.saved(1, base.version(), base.takenAt());
    }
}
