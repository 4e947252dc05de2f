package blastradius.analysis;

import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * From which components a condition of several premises could be the first to be met: the common ancestors of premises. Everywhere else the
 * {@link StateGraph} alone is exact, since a derivation that uses such a condition has a first one, whose premises need none.
 *
 * <p>A premise with very many ancestors narrows nothing and is passed over unless all have; a superset is harmless, as what is listed is
 * searched one by one.
 */
final class FurtherReach {

    private static final int CAP = 20_000;

    private final Gates gates;
    private final Snapshot snapshot;
    private final Rows reverse;
    private final StateGraph graph;
    private final Components components;
    private final Dag dag;
    private final int[] stamps;
    private final int[] queue;
    private final Set<IntBuffer> judged = new HashSet<>(); // premises, as many conditions have the same
    private int stamp;

    private FurtherReach(Gates gates, StateGraph graph, Components components) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.reverse = snapshot.reverse();
        this.graph = graph;
        this.components = components;
        this.dag = components.dag();
        this.stamps = new int[dag.count()];
        this.queue = new int[dag.count()];
    }

    /** The components whose reach must be searched one by one. */
    static BitSet of(Gates gates, StateGraph graph, Components dag, Budget budget) {
        FurtherReach further = new FurtherReach(gates, graph, dag);
        BitSet components = new BitSet();
        for (int j = 0; j < gates.snapshot().junctions().size(); j++) {
            if (gates.threshold(j) > 1) {
                further.addCandidates(gates.snapshot().firstJunction() + j, gates.threshold(j), components);
            }
            if (j % 1024 == 0) {
                budget.check();
            }
        }
        return components;
    }

    private void addCandidates(int junction, int threshold, BitSet found) {
        int[] premises = new int[reverse.end(junction) - reverse.start(junction)];
        int known = 0;
        int asked = 0;
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
                continue;
            }
            int node = graph.node(tail, Rows.needs(reverse.arc(a)));
            if (node < 0 || components.of(node) == Components.NONE) {
                return; // nothing gives this premise at the start of a derivation
            }
            premises[known++] = components.of(node);
        }
        if (asked == threshold && known > 0) {
            int[] sorted = Arrays.stream(premises, 0, known).sorted().distinct().toArray();
            if (judged.add(IntBuffer.wrap(sorted))) {
                addCommonAncestors(sorted, found);
            }
        }
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

    private void addCommonAncestors(int[] premises, BitSet found) {
        BitSet common = null;
        for (int premise : premises) {
            int count = ancestors(premise, CAP);
            if (count >= 0) {
                common = intersect(common, count);
            }
        }
        if (common == null) {
            common = intersect(null, ancestors(premises[0], Integer.MAX_VALUE));
        }
        found.or(common);
    }

    private BitSet intersect(@org.jspecify.annotations.Nullable BitSet common, int found) {
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
