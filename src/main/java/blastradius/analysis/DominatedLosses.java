package blastradius.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * What each node of a dominator tree takes with it, for all nodes at once: the tree's heavy paths are walked from the bottom, so that the meter only
 * ever adds, and each node is added once for every light step above it. O(n log n) and what the meter costs per answer. For one thread.
 */
final class DominatedLosses {

    /** What is asked about nodes. */
    interface Question {

        /** Whether what falls without the node is of interest. */
        boolean isAsked(int number);

        /** Whether what falls without any node of its entity is; the node dominates whatever those lead to. */
        boolean isAskedWithEntity(int number);
    }

    /** Is told what falls. */
    interface Sink {

        /**
         * Takes one answer.
         *
         * @param number of the node in the tree
         * @param withEntity whether all nodes of the entity are gone
         * @param fallen entities that are held at a lower level or not at all
         * @param targets targets that are no longer held
         */
        void accept(int number, boolean withEntity, Loss loss, int fallen, int targets);
    }

    private final ReachedGraph graph;
    private final DominatorTree tree;
    private final LossMeter meter;
    private final BitSet targets;
    private final byte[] held; // by entity
    private final byte[] now; // by entity
    private final boolean[] dead; // by node of the graph
    private final int[] heavy; // by number: the child with the largest subtree, or 0
    private final int[] added; // numbers
    private int addedCount;
    private int fallen;
    private int targetsLost;

    DominatedLosses(ReachedGraph graph, DominatorTree tree, LossMeter meter, byte[] held, BitSet targets) {
        this.graph = graph;
        this.tree = tree;
        this.meter = meter;
        this.targets = targets;
        this.held = held;
        this.now = held.clone();
        this.dead = new boolean[graph.size()];
        this.heavy = new int[tree.size()];
        this.added = new int[tree.size()];
        for (int w = 1; w < tree.size(); w++) {
            int d = tree.dominator(w);
            if (heavy[d] == 0 || tree.subtreeSize(w) > tree.subtreeSize(heavy[d])) {
                heavy[d] = w;
            }
        }
    }

    /** Measures every node that is asked about but the root. */
    void measure(Question question, Sink sink, Budget budget) {
        IntPredicate wanted = number -> question.isAsked(number) || question.isAskedWithEntity(number);
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
                    walk(path, length, last - 1, question, sink);
                }
            }
        }
    }

    private void walk(int[] path, int length, int stop, Question question, Sink sink) {
        for (int i = length - 1; i >= stop; i--) {
            int w = path[i];
            add(w);
            int below = i + 1 < length ? path[i + 1] : 0;
            addPlaces(tree.place(w) + 1, below == 0 ? tree.place(w) + 1 : tree.place(below));
            if (below != 0) {
                addPlaces(tree.place(below) + tree.subtreeSize(below), tree.place(w) + tree.subtreeSize(w));
            }
            if (question.isAsked(w)) {
                sink.accept(w, false, meter.loss(), fallen, targetsLost);
            }
            if (question.isAskedWithEntity(w)) {
                int before = addedCount;
                addEntity(graph.vertex(tree.node(w)));
                sink.accept(w, true, meter.loss(), fallen, targetsLost);
                takeBack(before);
            }
        }
        restore();
    }

    private void addEntity(int entity) {
        for (int node = graph.node(entity, 1); node < graph.endOfNodes(entity); node++) {
            if (!dead[node]) {
                add(tree.number(node));
            }
        }
    }

    /** Nodes of one entity. */
    private void takeBack(int count) {
        while (addedCount > count) {
            int node = tree.node(added[--addedCount]);
            dead[node] = false;
            settle(graph.vertex(node));
        }
    }

    private void addPlaces(int from, int to) {
        for (int place = from; place < to; place++) {
            add(tree.at(place));
        }
    }

    private void add(int number) {
        int node = tree.node(number);
        if (graph.level(node) == 0) {
            return;
        }
        added[addedCount++] = number;
        dead[node] = true;
        settle(graph.vertex(node));
    }

    /** Brings the entity to the level that is left, up or down. */
    private void settle(int entity) {
        int before = now[entity];
        int after = highest(entity);
        if (after != before) {
            now[entity] = (byte) after;
            meter.fall(entity, before, after);
            fallen += (before == held[entity] ? 1 : 0) - (after == held[entity] ? 1 : 0);
            if (targets.get(entity)) {
                targetsLost += (after == 0 ? 1 : 0) - (before == 0 ? 1 : 0);
            }
        }
    }

    private int highest(int entity) {
        int highest = 0;
        for (int node = graph.node(entity, 1); node < graph.endOfNodes(entity); node++) {
            highest = dead[node] ? highest : graph.level(node);
        }
        return highest;
    }

    private void restore() {
        for (int i = 0; i < addedCount; i++) {
            int node = tree.node(added[i]);
            dead[node] = false;
            now[graph.vertex(node)] = held[graph.vertex(node)];
        }
        addedCount = 0;
        fallen = 0;
        targetsLost = 0;
        meter.reset();
    }
}
