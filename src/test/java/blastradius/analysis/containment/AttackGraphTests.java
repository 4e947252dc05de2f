package blastradius.analysis.containment;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.containment.AttackGraph.Kind;
import blastradius.analysis.question.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts of random attack graphs against all sets of their actions; a failure names its seed. */
class AttackGraphTests {

    private static final int GRAPHS = Math.max(250, RandomEstates.tried(2_000));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aFlowIsACheapestCutWhereItSaysSo(long block) {
        int exact = 0;
        int impossible = 0;
        for (int i = 0; i < GRAPHS; i++) {
            Trial trial = Trial.of(block * 10_000 + i, 1);
            FlowCut flow = FlowCut.of(trial.graph(), Budget.unlimited());
            assertThat(trial.graph().hasConditions()).as(trial.toString()).isFalse();
            assertThat(flow.isImpossible()).as(trial.toString()).isEqualTo(trial.holds(trial.everything()));
            if (flow.isImpossible()) {
                impossible++;
                continue;
            }
            assertThat(trial.holds(flow.cut())).as(trial.toString()).isFalse();
            if (flow.isExact()) {
                exact++;
                assertThat(flow.value()).as(trial.toString()).isEqualTo(trial.cheapest());
                assertThat(trial.graph().total(flow.cut())).as(trial.toString()).isEqualTo(flow.value());
                List<FlowCut.Amount> ways = flow.ways();
                assertThat(ways.stream().mapToLong(FlowCut.Amount::amount).sum())
                        .as(trial.toString())
                        .isEqualTo(flow.value());
                trial.checkProof(ways);
            }
        }
        assertThat(exact).isGreaterThan(GRAPHS / 4);
        assertThat(impossible).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5})
    void aSearchFindsACheapestCutAndWhatItCostsAtLeast(long block) {
        int searched = 0;
        for (int i = 0; i < GRAPHS; i++) {
            Trial trial = Trial.of(block * 10_000 + i, block == 3 ? 1 : 3);
            if (!trial.holds(trial.everything())) {
                CutSearch search = CutSearch.of(trial.graph(), trial.everything(), Budget.unlimited());
                assertThat(trial.holds(search.best())).as(trial.toString()).isFalse();
                assertThat(trial.graph().total(search.best()))
                        .as(trial.toString())
                        .isEqualTo(trial.cheapest());
                assertThat(search.bound()).as(trial.toString()).isEqualTo(trial.cheapest());
                trial.checkProof(search.proof());
                searched += trial.cheapest() > 1 ? 1 : 0;
            }
        }
        assertThat(searched).isGreaterThan(GRAPHS / 8);
    }

    /** Whatever is known by then: a cut of which nothing can be left out, and what no cut costs less than. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aSearchThatIsStoppedKnowsACutAndABound(int asked) {
        int inexact = 0;
        for (int i = 0; i < GRAPHS; i++) {
            Trial trial = Trial.of(60_000L + i, 3);
            if (!trial.holds(trial.everything())) {
                AtomicInteger left = new AtomicInteger(asked);
                Budget budget = Budget.of(Duration.ofDays(1), () -> left.getAndDecrement() <= 0);
                CutSearch search = CutSearch.of(trial.graph(), trial.everything(), budget);
                long cost = trial.graph().total(search.best());
                assertThat(trial.holds(search.best())).as(trial.toString()).isFalse();
                assertThat(search.best().stream().allMatch(action -> trial.holds(without(search.best(), action))))
                        .as(trial.toString())
                        .isTrue();
                assertThat(trial.cheapest()).as(trial.toString()).isBetween(search.bound(), cost);
                long proven = search.proof().stream()
                        .mapToLong(FlowCut.Amount::amount)
                        .sum();
                assertThat(search.bound()).as(trial.toString()).isIn(proven, trial.cheapest());
                inexact += search.bound() < cost ? 1 : 0;
            }
        }
        assertThat(inexact).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void whatIsRelevantFallsByTheSameSetsOfActions(long block) {
        for (int i = 0; i < GRAPHS; i++) {
            Trial trial = Trial.of(block * 10_000 + i, 3);
            Trial relevant = new Trial(trial.seed(), RelevantSubgraph.of(trial.graph()));
            AttackGraph.Edges kept = relevant.graph().edges();
            assertThat(kept.size()).isLessThanOrEqualTo(trial.graph().edges().size());
            BitSet held = trial.held(new BitSet(), trial.all());
            for (int e = 0; e < kept.size(); e++) {
                assertThat(held.get(kept.tails()[e]) && held.get(kept.heads()[e]))
                        .as("held, " + trial)
                        .isTrue();
            }
            for (BitSet cut : trial.sets()) {
                assertThat(relevant.holds(cut)).as(trial + ", cut " + cut).isEqualTo(trial.holds(cut));
            }
        }
    }

    private static BitSet without(BitSet set, int bit) {
        BitSet rest = (BitSet) set.clone();
        rest.clear(bit);
        return rest;
    }

    /** A random graph and what holds in it, found by trying every edge until nothing comes of it. */
    private record Trial(long seed, AttackGraph graph) {

        static Trial of(long seed, int mostPremises) {
            SplittableRandom random = new SplittableRandom(seed);
            int size = 3 + random.nextInt(7);
            int[] thresholds = new int[size];
            for (int node = 0; node < size; node++) {
                thresholds[node] = random.nextInt(3) == 0 ? 1 + random.nextInt(mostPremises) : 1;
            }
            BitSet sources = new BitSet();
            BitSet targets = new BitSet();
            sources.set(0);
            sources.set(random.nextInt(size));
            targets.set(size - 1);
            targets.set(1 + random.nextInt(size - 1));
            targets.andNot(sources);
            var nodes = new AttackGraph.Nodes(
                    Collections.nCopies(size, Kind.FACT), new int[size], new byte[size], thresholds, sources, targets);
            int[] costs = random.ints(1 + random.nextInt(8), 1, 6).toArray();
            return new Trial(seed, graph(nodes, costs, random));
        }

        private static AttackGraph graph(AttackGraph.Nodes nodes, int[] costs, SplittableRandom random) {
            int edges = random.nextInt(4 * nodes.size());
            int[] actions = new int[edges];
            for (int e = 0; e < edges; e++) {
                actions[e] = random.nextInt(12) == 0 ? AttackGraph.NONE : random.nextInt(costs.length);
            }
            List<CutAction> named = new ArrayList<>();
            for (int action = 0; action < costs.length; action++) {
                named.add(new CutAction.Rotate(action));
            }
            int[] tails = random.ints(edges, 0, nodes.size()).toArray();
            int[] heads = random.ints(edges, 0, nodes.size()).toArray();
            if (random.nextBoolean()) {
                gather(actions, tails, heads);
            }
            return new AttackGraph(nodes, new AttackGraph.Edges(tails, heads, new int[edges], actions), named, costs);
        }

        /** Lets the edges of an action share their tail, those of another their head. */
        private static void gather(int[] actions, int[] tails, int[] heads) {
            for (int e = 0; e < actions.length; e++) {
                if (actions[e] >= 0) {
                    int[] ends = actions[e] % 2 == 0 ? tails : heads;
                    ends[e] = ends[Arrays.stream(actions).boxed().toList().indexOf(actions[e])];
                }
            }
        }

        BitSet everything() {
            BitSet all = new BitSet();
            all.set(0, graph.actions().size());
            return all;
        }

        List<BitSet> sets() {
            List<BitSet> sets = new ArrayList<>();
            for (long bits = 0; bits < 1L << graph.actions().size(); bits++) {
                sets.add(BitSet.valueOf(new long[] {bits}));
            }
            return sets;
        }

        long cheapest() {
            return sets().stream()
                    .filter(cut -> !holds(cut))
                    .mapToLong(graph::total)
                    .min()
                    .orElseThrow();
        }

        BitSet all() {
            BitSet edges = new BitSet();
            edges.set(0, graph.edges().size());
            return edges;
        }

        /** Whether a target holds after the actions. */
        boolean holds(BitSet cut) {
            return held(cut, all()).intersects(graph.nodes().targets());
        }

        BitSet held(BitSet cut, BitSet edges) {
            BitSet held = (BitSet) graph.nodes().sources().clone();
            int before = -1;
            while (before < held.cardinality()) {
                before = held.cardinality();
                int[] hits = new int[graph.nodes().size()];
                edges.stream()
                        .filter(e -> held.get(graph.edges().tails()[e]))
                        .filter(e -> graph.edges().actions()[e] < 0
                                || !cut.get(graph.edges().actions()[e]))
                        .forEach(e -> hits[graph.edges().heads()[e]]++);
                for (int node = 0; node < hits.length; node++) {
                    if (hits[node] >= graph.nodes().thresholds()[node]) {
                        held.set(node);
                    }
                }
            }
            return held;
        }

        /** Each way alone leads to its target, each of its actions stops it, and no action is counted beyond its cost. */
        void checkProof(List<FlowCut.Amount> ways) {
            long[] load = new long[graph.actions().size()];
            for (FlowCut.Amount each : ways) {
                assertThat(each.amount()).as(toString()).isPositive();
                BitSet edges = new BitSet();
                each.way().completed().values().forEach(by -> by.forEach(edges::set));
                int target = each.way().target();
                assertThat(graph.nodes().targets().get(target)).as(toString()).isTrue();
                assertThat(held(new BitSet(), edges).get(target)).as(toString()).isTrue();
                each.way().actions().stream().forEach(action -> {
                    BitSet cut = new BitSet();
                    cut.set(action);
                    assertThat(held(cut, edges).get(target)).as(toString()).isFalse();
                    load[action] += each.amount();
                });
            }
            for (int action = 0; action < load.length; action++) {
                assertThat(load[action]).as(toString()).isLessThanOrEqualTo(graph.cost(action));
            }
        }

        @Override
        public String toString() {
            return "seed " + seed;
        }
    }
}
