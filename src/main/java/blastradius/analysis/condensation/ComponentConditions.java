package blastradius.analysis.condensation;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Gates;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What conditions of several premises ask for, in terms of {@link Components}. Read when first asked for; for one thread. */
public final class ComponentConditions {

    private final Gates gates;
    private final Snapshot snapshot;
    private final StateGraph graph;
    private final Components components;
    private final Map<Integer, Condition> known = new HashMap<>(); // by junction

    /**
     * What a junction asks for.
     *
     * @param threshold how many of the premises
     * @param components that reach one premise, ascending; one that reaches two is there twice unless all are asked for
     * @param conditions premises that are conditions themselves
     */
    record Condition(int threshold, List<Integer> components, List<Condition> conditions) {

        boolean canBeMet() {
            return threshold <= components.size() + conditions.size();
        }
    }

    ComponentConditions(Gates gates, StateGraph graph, Components components) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.graph = graph;
        this.components = components;
    }

    /** Adds the first ones on all ways from a junction over others, itself if it is one; none where the snapshot lacks it. */
    public static void behind(Gates gates, int junction, Set<Integer> found) {
        if (ArcRules.asksSeveral(gates, junction)) {
            found.add(junction);
        } else {
            after(gates, junction, found);
        }
    }

    /** The same, the junction itself left out unless a way leads back to it. */
    public static void after(Gates gates, int junction, Set<Integer> found) {
        Snapshot snapshot = gates.snapshot();
        Rows forward = snapshot.forward();
        Set<Integer> passed = new LinkedHashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(junction);
        while (!open.isEmpty()) {
            int next = open.remove();
            if (next >= snapshot.vertexCount() || !passed.add(next)) {
                continue;
            }
            for (int a = forward.start(next); a < forward.end(next); a++) {
                int head = Rows.otherEnd(forward.arc(a));
                if (gates.isOpen(forward.arcClass(a)) && snapshot.isJunction(head)) {
                    (ArcRules.asksSeveral(gates, head) ? found : open).add(head);
                }
            }
        }
    }

    Condition of(int junction) {
        Condition condition = known.get(junction);
        if (condition == null) {
            condition = read(junction);
            known.put(junction, condition);
        }
        return condition;
    }

    /** Those that were asked for, and their premises, by junction. */
    Map<Integer, Condition> all() {
        return Collections.unmodifiableMap(known);
    }

    private Condition read(int junction) {
        Rows reverse = snapshot.reverse();
        IntArrayList reached = new IntArrayList();
        List<Condition> nested = new ArrayList<>();
        int asked = 0;
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            if (gates.isOpen(reverse.arcClass(a))) {
                asked++;
                int tail = Rows.otherEnd(reverse.arc(a));
                if (ArcRules.asksSeveral(gates, tail)) {
                    nested.add(of(tail));
                } else {
                    int node = graph.node(tail, ArcRules.asked(reverse.arc(a)));
                    reached.add(node < 0 ? Components.NONE : components.of(node));
                }
            }
        }
        int threshold = ArcRules.threshold(gates, junction);
        IntStream premises = Arrays.stream(reached.toIntArray()).sorted();
        if (asked > threshold) {
            return condition(threshold, premises, nested);
        }
        int[] distinct = premises.distinct().toArray();
        return condition(threshold - reached.size() + distinct.length, Arrays.stream(distinct), nested);
    }

    /** Leaves out what nothing ever reaches. */
    private static Condition condition(int threshold, IntStream premises, List<Condition> nested) {
        return new Condition(
                threshold,
                premises.filter(c -> c != Components.NONE).boxed().toList(),
                nested.stream().filter(Condition::canBeMet).toList());
    }
}
