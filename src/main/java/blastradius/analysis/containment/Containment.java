package blastradius.analysis.containment;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.Reach;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest actions that keep an attack from what is to be protected, with the proof that nothing cheaper does.
 *
 * <p>Without conditions this is a minimum cut; with conditions, or where one relation gives several things in different places, it is NP-hard
 * in general and searched by branch and bound within a fixed amount of work. The cut always has been tried: a search that takes the actions
 * into account finds no way. What other rules read of a relation (who is a member and so may approve, what a tenant contains) stays as it
 * is when the relation is ended. Not limited by the assumptions' {@code maxHops}: longer ways are stopped too.
 *
 * @param actions what to do, cheapest first; none where nothing is reached, or nothing helps
 * @param cost what the actions cost together
 * @param lowerBound no set of actions costs less; equal to the cost where {@code isExact}
 * @param isExact whether the actions are proven to be the cheapest
 * @param ways ways that together prove the bound: each action's cost is at least what the ways over it amount to
 * @param unavoidable a way that no action stops, perhaps without a hop where a compromised entity is to be protected; null: there is none
 */
public record Containment(
        List<CutAction> actions,
        long cost,
        long lowerBound,
        boolean isExact,
        List<Witness> ways,
        @Nullable AttackPath unavoidable) {

    public Containment {
        actions = List.copyOf(actions);
        ways = List.copyOf(ways);
    }

    /**
     * A way that has to be stopped.
     *
     * @param amount how much of the cost it proves; the amounts add up to the bound, or to less of it after a branch and bound
     */
    public record Witness(long amount, AttackPath path) {}

    /** Whether the actions keep the attack away: always, unless there is an unavoidable way. */
    public boolean isPossible() {
        return unavoidable == null;
    }

    /** The same with the parts of the question one by one. */
    public static Containment of(
            Gates gates, Collection<Source> compromised, Collection<Source> protect, CutCosts costs, Budget budget) {
        return of(new ContainmentQuestion(gates, compromised, protect, costs), budget);
    }

    /**
     * Finds the actions.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static Containment of(ContainmentQuestion asked, Budget budget) {
        ContainmentQuestion question = asked.unlimited();
        Protection protection = new Protection(question.gates().snapshot(), question.protect());
        Reach reach = Reach.from(question.gates(), question.compromised(), budget);
        AttackGraph graph = AttackGraphBuilder.of(reach, protection.levels(), question.costs(), budget);
        Containment found = solve(graph, question.gates(), budget);
        if (found.isPossible()) {
            new CutReach(question.gates(), found.actions())
                    .wayTo(protection, List.copyOf(question.compromised()), budget)
                    .ifPresent(path -> {
                        throw new IllegalStateException("the cut " + found.actions() + " leaves open " + path);
                    });
        }
        return found;
    }

    private static Containment solve(AttackGraph graph, Gates gates, Budget budget) {
        BitSet everything = new BitSet();
        everything.set(0, graph.actions().size());
        Optional<CutWay> unavoidable = new CutWaySearch(graph).avoiding(everything);
        if (unavoidable.isPresent()) {
            AttackPath path = unavoidable.get().path(gates.snapshot());
            return new Containment(List.of(), 0, 0, true, List.of(), path);
        }
        FlowCut flow = FlowCut.of(graph, budget);
        if (flow.isExact()) {
            return of(graph, flow.cut(), flow.value(), flow.ways(), gates);
        }
        CutSearch search = CutSearch.of(graph, flow.isImpossible() ? everything : flow.cut(), budget);
        return of(graph, search.best(), search.bound(), search.proof(), gates);
    }

    private static Containment of(AttackGraph graph, BitSet cut, long bound, List<FlowCut.Amount> ways, Gates gates) {
        List<CutAction> actions = cut.stream()
                .boxed()
                .sorted(Comparator.comparingInt(graph::cost))
                .map(graph.actions()::get)
                .toList();
        List<Witness> witnesses = ways.stream()
                .map(each -> new Witness(each.amount(), each.way().path(gates.snapshot())))
                .toList();
        return new Containment(actions, graph.total(cut), bound, bound == graph.total(cut), witnesses, null);
    }
}
