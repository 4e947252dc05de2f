package blastradius.analysis.condensation;

import blastradius.analysis.condensation.ComponentConditions.Condition;
import blastradius.analysis.graph.Ancestors;
import blastradius.analysis.graph.Dag;
import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What conditions of several premises add to the {@link StateGraph}, as shortcuts: who reaches as many premises as a condition asks for is above one
 * of the lowest components that do, so arcs from these to what the condition gives stand for it. Repeated until none is new, as a condition may be
 * met only after another.
 *
 * <p>Where very many components are the lowest, those that meet the condition are listed instead, to be searched one by one. O(rounds · ancestors of
 * the premises); a bit a component for each premise that very many reach.
 */
public final class FurtherReach {

    private static final int WIDE = 20_000;
    private static final int MANY_LOWEST = 64;
    private static final int MOST_LOWEST = 4_096;

    private final Gates gates;
    private final Snapshot snapshot;
    private final StateGraph graph;
    private final Components components;
    private final Dag dag;
    private final Budget budget;
    private final Ancestors ancestors;
    private final int[] hits; // by component: premises reached
    private final ComponentConditions conditions;
    private final Map<Condition, Set<Integer>> given =
            new LinkedHashMap<>(); // components, as many junctions ask the same
    private final Map<Condition, int[]> metBy = new HashMap<>(); // components, of conditions that are premises
    private final Set<Shortcut> shortcuts = new LinkedHashSet<>();
    private final BitSet searched = new BitSet();
    private final Map<Condition, int[]> lowest = new HashMap<>(); // components that meet it

    private FurtherReach(Gates gates, StateGraph graph, Components components, Budget budget) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.graph = graph;
        this.components = components;
        this.dag = components.dag();
        this.budget = budget;
        this.conditions = new ComponentConditions(gates, graph, components);
        this.ancestors = new Ancestors(dag, WIDE);
        this.hits = new int[dag.count()];
        for (int j = 0; j < snapshot.junctions().size(); j++) {
            if (ArcRules.asksSeveral(gates, snapshot.firstJunction() + j)) {
                collect(snapshot.firstJunction() + j);
            }
        }
        int before;
        do {
            before = shortcuts.size();
            searched.clear();
            metBy.clear();
            ancestors.forget();
            given.forEach(this::meet);
        } while (shortcuts.size() > before);
    }

    /**
     * Finds them.
     *
     * @param components of everything that identities reach or conditions give
     */
    public static FurtherReach of(Gates gates, StateGraph graph, Components components, Budget budget) {
        return new FurtherReach(gates, graph, components, budget);
    }

    /** The nodes that conditions of several premises give. */
    public static IntStream given(Gates gates, StateGraph graph) {
        Snapshot snapshot = gates.snapshot();
        Rows forward = snapshot.forward();
        return IntStream.range(snapshot.firstJunction(), snapshot.vertexCount())
                .filter(junction -> ArcRules.asksSeveral(gates, junction))
                .flatMap(junction -> IntStream.range(forward.start(junction), forward.end(junction)))
                .filter(a -> gates.isOpen(forward.arcClass(a))
                        && !ArcRules.asksSeveral(gates, Rows.otherEnd(forward.arc(a))))
                .map(a -> graph.node(Rows.otherEnd(forward.arc(a)), ArcRules.given(forward.arc(a))));
    }

    /** The components whose reach must be searched one by one. */
    public BitSet searched() {
        return searched;
    }

    /** Between components; they leave what {@link #searched} names aside. */
    public Set<Shortcut> shortcuts() {
        return shortcuts;
    }

    /** Where conditions that give something are met, as far as that is few. */
    public MeetingPoints meetingPoints() {
        int[] nodes = components.representatives();
        Map<Integer, long[]> points = new HashMap<>();
        conditions.all().forEach((junction, condition) -> {
            int[] met = condition.canBeMet() ? lowest.get(condition) : new int[0];
            if (met != null && met.length <= MOST_LOWEST) {
                points.put(
                        junction,
                        Arrays.stream(met).mapToLong(c -> graph.point(nodes[c])).toArray());
            }
        });
        return new MeetingPoints(points);
    }

    private void collect(int junction) {
        Set<Integer> heads = new HashSet<>();
        Rows forward = snapshot.forward();
        for (int a = forward.start(junction); a < forward.end(junction); a++) {
            int head = Rows.otherEnd(forward.arc(a));
            if (gates.isOpen(forward.arcClass(a)) && !ArcRules.asksSeveral(gates, head)) {
                heads.add(components.of(graph.node(head, ArcRules.given(forward.arc(a)))));
            }
        }
        Condition condition = conditions.of(junction);
        if (!heads.isEmpty() && condition.canBeMet()) {
            given.computeIfAbsent(condition, missing -> new HashSet<>()).addAll(heads);
        }
    }

    private void meet(Condition condition, Set<Integer> heads) {
        budget.check();
        int[] meeting = meeting(condition);
        int[] all = lowest(meeting);
        lowest.put(condition, all);
        int[] lowest = all.length > MANY_LOWEST ? lowest(without(meeting, heads)) : all;
        if (lowest.length > MOST_LOWEST) {
            Arrays.stream(meeting).forEach(searched::set);
            return;
        }
        for (int from : lowest) {
            for (int to : heads) {
                if (from != to && shortcuts.add(new Shortcut(from, to))) {
                    ancestors.add(from, to);
                }
            }
        }
    }

    /** The components from which the condition is met. */
    private int[] meeting(Condition condition) {
        int[][] nested = condition.conditions().stream()
                .map(premise -> {
                    int[] known = metBy.get(premise);
                    if (known == null) {
                        known = meeting(premise);
                        metBy.put(premise, known);
                    }
                    return known;
                })
                .toArray(int[][]::new);
        Tally tally = new Tally();
        for (int[] meeting : nested) {
            tally.hit(meeting, meeting.length);
        }
        for (int premise : condition.components()) {
            BitSet wide = ancestors.wide(premise);
            if (wide == null) {
                tally.hit(ancestors.found(), ancestors.count());
            } else {
                tally.wide.add(wide);
            }
        }
        return tally.atLeast(condition.threshold());
    }

    /** Counts premises by component; every count is zero again after it. */
    private final class Tally {
        private final IntArrayList touched = new IntArrayList();
        private final List<BitSet> wide = new java.util.ArrayList<>();

        void hit(int[] these, int count) {
            for (int i = 0; i < count; i++) {
                if (hits[these[i]]++ == 0) {
                    touched.add(these[i]);
                }
            }
        }

        int[] atLeast(int threshold) {
            int[] these = touched.toIntArray();
            int[] enough = IntStream.concat(
                            Arrays.stream(these), wide.size() < threshold ? IntStream.empty() : untouched(threshold))
                    .filter(c ->
                            hits[c] + wide.stream().filter(set -> set.get(c)).count() >= threshold)
                    .toArray();
            for (int c : these) {
                hits[c] = 0;
            }
            return enough;
        }

        /** Enough for a candidate: all but as many of the wide ones as may be missing share it. */
        private IntStream untouched(int threshold) {
            BitSet any = new BitSet();
            if (threshold == wide.size()) {
                any.or(wide.getFirst());
                wide.forEach(any::and);
            } else {
                wide.forEach(any::or);
            }
            return any.stream().filter(c -> hits[c] == 0);
        }
    }

    /** Those from which no other of them is reached by an arc of the graph itself, which has no cycles. */
    private int[] lowest(int[] these) {
        for (int c : these) {
            hits[c] = 1;
        }
        int[] lowest = Arrays.stream(these)
                .filter(c ->
                        IntStream.range(dag.firstHead(c), dag.firstHead(c + 1)).noneMatch(a -> hits[dag.head(a)] > 0))
                .toArray();
        for (int c : these) {
            hits[c] = 0;
        }
        return lowest;
    }

    /** Those that do not reach all heads anyway. */
    private int[] without(int[] these, Set<Integer> heads) {
        Tally tally = new Tally();
        for (int head : heads) {
            BitSet wide = ancestors.wide(head);
            if (wide == null) {
                tally.hit(ancestors.found(), ancestors.count());
            } else {
                tally.wide.add(wide);
            }
        }
        BitSet reaching = new BitSet();
        Arrays.stream(tally.atLeast(heads.size())).forEach(reaching::set);
        return Arrays.stream(these).filter(c -> !reaching.get(c)).toArray();
    }
}
