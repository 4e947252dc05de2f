package blastradius.analysis.chokepoint;

import static blastradius.analysis.chokepoint.GivenLevels.bit;

import blastradius.analysis.graph.DominatorTree;
import blastradius.analysis.question.Budget;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * What each node of a dominator tree takes with it, for all nodes at once: the tree's heavy paths are walked from the bottom, so that the meter only
 * ever adds, and each node is added once for every light step above it. O(n log n) and what the meter costs per answer. For one thread.
 */
final class DominatedLosses implements AutoCloseable {

    /** Of which nodes it is asked what falls without them. */
    interface NodeFilter {

        /** Whether what falls without the node is of interest. */
        boolean isAsked(int node);

        /** Whether what falls without any node of its entity is; the node dominates whatever those lead to. */
        boolean isAskedWithEntity(int node);
    }

    /** Is told what falls. */
    interface Sink {

        /**
         * Takes one answer.
         *
         * @param node the node
         * @param withEntity whether all nodes of the entity are gone
         * @param fallen entities that are held at a lower level or not at all
         * @param targets targets that are no longer held
         */
        void accept(int node, boolean withEntity, Loss loss, int fallen, int targets);
    }

    private final ReachedGraph graph;
    private final DominatorTree tree;
    private final LossMeter meter;
    private final BitSet targets;
    private final IntPredicate isHelper;
    private final byte[] held; // by entity
    private final BlankArrays blank;
    private final byte[] fell; // by entity: one bit a level whose node is gone
    private final int[] heavy; // by node: the child with the largest subtree, or 0
    private final int[] added; // nodes
    private int addedCount;
    private int fallen;
    private int targetsLost;

    DominatedLosses(ReachedGraph graph, DominatorTree tree, LossMeter meter, BitSet targets) {
        this.graph = graph;
        this.isHelper = graph.snapshot()::isHelper;
        this.tree = tree;
        this.meter = meter;
        this.targets = targets;
        this.held = graph.held();
        this.blank = graph.blank();
        this.fell = blank.bytes();
        this.heavy = new int[tree.size()];
        this.added = new int[tree.size()];
        for (int w = 1; w < tree.size(); w++) {
            int d = tree.dominator(w);
            if (heavy[d] == 0 || tree.subtreeSize(w) > tree.subtreeSize(heavy[d])) {
                heavy[d] = w;
            }
        }
    }

    @Override
    public void close() {
        restore();
        blank.giveBack(fell);
    }

    /** Measures every node that is asked about but the root. */
    void measure(NodeFilter filter, Sink sink, Budget budget) {
        IntPredicate wanted = node -> filter.isAsked(node) || filter.isAskedWithEntity(node);
        int[] path = new int[64];
        for (int head = 0; head < tree.size(); head++) {
            if (head == 0 || heavy[tree.dominator(head)] != head) {
                int length = 0;
                int last = 0; // the part of the path above the highest wanted node need not be walked
                for (int w = head; w != 0 || length == 0; w = heavy[w]) {
                    path = length < path.length ? path : Arrays.copyOf(path, length * 2);
                    path[length++] = w;
                    if (last == 0 && w != 0 && wanted.test(w)) {
                        last = length;
                    }
                }
                if (last > 0) {
                    budget.check();
                    walk(path, length, last - 1, filter, sink);
                }
            }
        }
    }

    private void walk(int[] path, int length, int stop, NodeFilter filter, Sink sink) {
        for (int i = length - 1; i >= stop; i--) {
            int w = path[i];
            add(w);
            int below = i + 1 < length ? path[i + 1] : 0;
            addPlaces(tree.place(w) + 1, below == 0 ? tree.place(w) + 1 : tree.place(below));
            if (below != 0) {
                addPlaces(tree.place(below) + tree.subtreeSize(below), tree.place(w) + tree.subtreeSize(w));
            }
            if (filter.isAsked(w)) {
                sink.accept(w, false, meter.loss(), fallen, targetsLost);
            }
            if (filter.isAskedWithEntity(w)) {
                int before = addedCount;
                addEntity(graph.vertex(w));
                sink.accept(w, true, meter.loss(), fallen, targetsLost);
                takeBack(before);
            }
        }
        restore();
    }

    private void addEntity(int entity) {
        int levels = graph.levels(entity) & ~fell[entity];
        for (int level = 1; levels >>> (level - 1) != 0; level++) {
            if ((levels & bit(level)) != 0) {
                add(graph.node(entity, level));
            }
        }
    }

    /** Nodes of one entity. */
    private void takeBack(int count) {
        while (addedCount > count) {
            int node = added[--addedCount];
            settle(graph.vertex(node), fell[graph.vertex(node)] & ~bit(graph.level(node)));
        }
    }

    private void addPlaces(int from, int to) {
        for (int place = from; place < to; place++) {
            add(tree.at(place));
        }
    }

    private void add(int node) {
        int level = graph.level(node);
        if (level > 0) {
            added[addedCount++] = node;
            settle(graph.vertex(node), fell[graph.vertex(node)] | bit(level));
        }
    }

    /** Brings the entity to the level that is left, up or down. */
    private void settle(int entity, int gone) {
        int before = left(entity);
        fell[entity] = (byte) gone;
        int after = left(entity);
        if (after != before) {
            meter.fall(entity, before, after);
            fallen += isHelper.test(entity) ? 0 : (before == held[entity] ? 1 : 0) - (after == held[entity] ? 1 : 0);
            if (targets.get(entity)) {
                targetsLost += (after == 0 ? 1 : 0) - (before == 0 ? 1 : 0);
            }
        }
    }

    private int left(int entity) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(graph.levels(entity) & ~fell[entity]);
    }

    private void restore() {
        for (int i = 0; i < addedCount; i++) {
            fell[graph.vertex(added[i])] = 0;
        }
        addedCount = 0;
        fallen = 0;
        targetsLost = 0;
        meter.reset();
    }
}
