package blastradius.analysis;

import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * From which components a condition of several premises could be the first to be met: the common ancestors of premises. Everywhere else the
 * {@link StateGraph} alone is exact, since a derivation that uses such a condition has a first one, whose premises need none.
 *
 * <p>A premise with very many ancestors narrows nothing and is passed over unless all have; a superset is harmless, as what is listed is
 * searched one by one. Where very many would be, those that gain nothing by the condition are left out, and for the others there are
 * {@link #shortcuts}: who reaches all premises reaches one of the lowest components that do, so arcs from these to what the condition gives
 * stand for it.
 */
final class FurtherReach {

    private static final int CAP = 20_000;
    private static final int MOST_LOWEST = 4_096;
    private static final int BY_A_CONDITION = -1;

    private final Gates gates;
    private final Snapshot snapshot;
    private final Rows reverse;
    private final StateGraph graph;
    private final Components components;
    private final Dag dag;
    private final int many; // in proportion to what making the graph anew costs
    private final int[] stamps;
    private final int[] queue;
    private final Map<Premises, Set<Integer>> given =
            new LinkedHashMap<>(); // nodes, as many conditions have the same premises
    private final BitSet found = new BitSet();
    private final List<Shortcut> shortcuts = new ArrayList<>();
    private int stamp;

    /**
     * Premises of conditions.
     *
     * @param components in ascending order
     * @param all whether nothing else is needed
     */
    private record Premises(List<Integer> components, boolean all) {}

    /** That whoever reaches one node reaches the other. */
    record Shortcut(int from, int to) {}

    private FurtherReach(Gates gates, StateGraph graph, Components components) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.reverse = snapshot.reverse();
        this.graph = graph;
        this.components = components;
        this.dag = components.dag();
        this.many = dag.count() / 128;
        this.stamps = new int[dag.count()];
        this.queue = new int[dag.count()];
    }

    static FurtherReach of(Gates gates, StateGraph graph, Components components, Budget budget) {
        FurtherReach further = new FurtherReach(gates, graph, components);
        for (int j = 0; j < gates.snapshot().junctions().size(); j++) {
            if (gates.threshold(j) > 1) {
                further.collect(gates.snapshot().firstJunction() + j, gates.threshold(j));
            }
        }
        further.given.forEach((premises, nodes) -> {
            budget.check();
            further.addCandidates(premises, nodes);
        });
        return further;
    }

    /** The components whose reach must be searched one by one. */
    BitSet components() {
        return found;
    }

    /** Arcs that make searches unnecessary; none where few are necessary. */
    List<Shortcut> shortcuts() {
        return shortcuts;
    }

    private void collect(int junction, int threshold) {
        TreeSet<Integer> premises = new TreeSet<>();
        int asked = 0;
        boolean all = true;
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            if (!gates.isOpen(reverse.arcClass(a))) {
                continue;
            }
            asked++;
            int tail = Rows.otherEnd(reverse.arc(a));
            if (isCondition(tail)) {
                if (isConjunction(tail)) {
                    return; // is met only after that one
                }
                all = false;
                continue;
            }
            int node = graph.node(tail, Rows.needs(reverse.arc(a)));
            if (node < 0 || components.of(node) == Components.NONE) {
                return; // nothing gives this premise at the start of a derivation
            }
            premises.add(components.of(node));
        }
        if (asked == threshold && !premises.isEmpty()) {
            given.computeIfAbsent(new Premises(List.copyOf(premises), all), missing -> new HashSet<>())
                    .addAll(nodesGiven(junction));
        }
    }

    private Set<Integer> nodesGiven(int junction) {
        Rows forward = snapshot.forward();
        Set<Integer> nodes = new HashSet<>();
        for (int a = forward.start(junction); a < forward.end(junction); a++) {
            if (gates.isOpen(forward.arcClass(a))) {
                int head = Rows.otherEnd(forward.arc(a));
                nodes.add(
                        isCondition(head) ? BY_A_CONDITION : graph.node(head, Math.max(1, Rows.gives(forward.arc(a)))));
            }
        }
        return nodes;
    }

    private boolean isCondition(int vertex) {
        return snapshot.isJunction(vertex) && gates.threshold(vertex - snapshot.firstJunction()) > 1;
    }

    private boolean isConjunction(int junction) {
        int asked = 0;
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            asked += gates.isOpen(reverse.arcClass(a)) ? 1 : 0;
        }
        return asked <= gates.threshold(junction - snapshot.firstJunction());
    }

    private void addCandidates(Premises premises, Set<Integer> nodes) {
        BitSet common = commonAncestors(premises, CAP);
        if (common.cardinality() > many && !nodes.contains(BY_A_CONDITION)) {
            common = commonAncestors(premises, Integer.MAX_VALUE);
            common.andNot(reachingAll(nodes));
            if (premises.all() && common.cardinality() > many) {
                addShortcuts(lowest(common), nodes);
            }
        }
        found.or(common);
    }

    private BitSet commonAncestors(Premises premises, int cap) {
        BitSet common = null;
        for (int premise : premises.components()) {
            int count = ancestors(premise, cap);
            if (count >= 0) {
                common = intersect(common, count);
            }
        }
        return common == null
                ? intersect(null, ancestors(premises.components().getFirst(), Integer.MAX_VALUE))
                : common;
    }

    private BitSet reachingAll(Set<Integer> nodes) {
        BitSet reaching = null;
        for (int node : nodes) {
            int component = components.of(node);
            reaching = component == Components.NONE
                    ? new BitSet()
                    : intersect(reaching, ancestors(component, Integer.MAX_VALUE));
        }
        return reaching == null ? new BitSet() : reaching;
    }

    /** Those from which no other of them is reached. */
    private List<Integer> lowest(BitSet these) {
        return these.stream()
                .filter(c ->
                        IntStream.range(dag.firstHead(c), dag.firstHead(c + 1)).noneMatch(a -> these.get(dag.head(a))))
                .limit(MOST_LOWEST + 1L)
                .boxed()
                .toList();
    }

    private void addShortcuts(List<Integer> lowest, Set<Integer> nodes) {
        if (lowest.size() <= MOST_LOWEST) {
            int[] representatives = components.representatives();
            for (int component : lowest) {
                nodes.forEach(node -> shortcuts.add(new Shortcut(representatives[component], node)));
            }
        }
    }

    private BitSet intersect(@Nullable BitSet common, int found) {
        BitSet these = new BitSet();
        for (int i = 0; i < found; i++) {
            these.set(queue[i]);
        }
        if (common != null) {
            these.and(common);
        }
        return these;
    }

    /** Fills the queue with the component and its ancestors and returns their number, or -1 if there are more than the cap. */
    private int ancestors(int component, int cap) {
        stamp++;
        int size = 0;
        queue[size++] = component;
        stamps[component] = stamp;
        for (int next = 0; next < size; next++) {
            for (int a = dag.firstTail(queue[next]); a < dag.firstTail(queue[next] + 1); a++) {
                int tail = dag.tail(a);
                if (stamps[tail] != stamp) {
                    if (size == cap) {
                        return -1;
                    }
                    stamps[tail] = stamp;
                    queue[size++] = tail;
                }
            }
        }
        return size;
    }
}
