package blastradius.analysis.containment;

import blastradius.analysis.question.Budget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cheapest set of actions that stops every way, where conditions make it a hitting set: branch and bound over the actions of one way that
 * is still open. A branch is bounded by ways that share their actions' costs (a feasible dual of the covering program), which also leaves a
 * cut behind. Exact unless the work runs out; then what is known is a cut and a bound.
 */
final class CutSearch {

    private static final long MOST_WORK = 20_000_000; // edges looked at: a fraction of a second

    private final AttackGraph graph;
    private final CutWaySearch search;
    private final Budget budget;
    private final BitSet taken = new BitSet();
    private final BitSet refused = new BitSet();
    private BitSet best;
    private long bound;
    private List<FlowCut.Amount> proof = List.of();
    private boolean exhausted;

    private CutSearch(AttackGraph graph, BitSet enough, Budget budget) {
        this.graph = graph;
        this.search = new CutWaySearch(graph);
        this.budget = budget;
        this.best = thinned(enough);
    }

    /** @param enough a set of actions that stops every way */
    static CutSearch of(AttackGraph graph, BitSet enough, Budget budget) {
        CutSearch search = new CutSearch(graph, enough, budget);
        Bound root = search.assess();
        search.bound = root.value();
        search.proof = root.ways();
        search.branch();
        if (!search.exhausted) {
            search.bound = graph.total(search.best);
        }
        return search;
    }

    BitSet best() {
        return best;
    }

    /** No cut costs less. */
    long bound() {
        return bound;
    }

    /** Ways that share no more of any action than it costs. */
    List<FlowCut.Amount> proof() {
        return proof;
    }

    /** Drops what is not needed, the dearest first. */
    private BitSet thinned(BitSet enough) {
        BitSet thin = (BitSet) enough.clone();
        enough.stream()
                .boxed()
                .sorted(Comparator.comparingInt(graph::cost).reversed().thenComparing(Comparator.naturalOrder()))
                .forEach(action -> {
                    thin.clear(action);
                    if (search.avoiding(thin).isPresent()) {
                        thin.set(action);
                    }
                });
        return thin;
    }

    /**
     * What the open ways cost at least.
     *
     * @param value {@link Long#MAX_VALUE} where one of them cannot be stopped
     * @param enough a set of actions that stops them all
     */
    private record Bound(long value, List<FlowCut.Amount> ways, BitSet enough) {}

    private Bound assess() {
        BitSet enough = (BitSet) taken.clone();
        List<FlowCut.Amount> ways = new ArrayList<>();
        int[] left = new int[graph.actions().size()];
        for (int action = 0; action < left.length; action++) {
            left[action] = graph.cost(action);
        }
        long value = 0;
        for (Optional<CutWay> way = search.avoiding(enough); way.isPresent(); way = search.avoiding(enough)) {
            BitSet actions = choices(way.get());
            if (actions.isEmpty()) {
                return new Bound(Long.MAX_VALUE, List.of(), enough);
            }
            int amount = actions.stream().map(action -> left[action]).min().orElseThrow();
            actions.stream().forEach(action -> {
                left[action] -= amount;
                enough.set(action, left[action] == 0);
            });
            value += amount;
            ways.add(new FlowCut.Amount(amount, way.get()));
        }
        return new Bound(value, ways, enough);
    }

    private BitSet choices(CutWay way) {
        BitSet actions = way.actions();
        actions.andNot(refused);
        return actions;
    }

    private void branch() {
        if (search.work() > MOST_WORK || budget.isSpent()) {
            exhausted = true;
            return;
        }
        Bound open = assess();
        int cost = graph.total(taken);
        if (open.value() == Long.MAX_VALUE || cost + open.value() >= graph.total(best)) {
            return;
        }
        BitSet thin = thinned(open.enough());
        if (graph.total(thin) < graph.total(best)) {
            best = thin;
        }
        if (open.ways().isEmpty() || cost + open.value() >= graph.total(best)) {
            return;
        }
        BitSet choices = open.ways().stream()
                .map(each -> choices(each.way()))
                .min(Comparator.comparingInt(BitSet::cardinality))
                .orElseThrow();
        choices.stream().forEach(action -> {
            taken.set(action);
            branch();
            taken.clear(action);
            refused.set(action);
        });
        refused.andNot(choices);
    }
}
