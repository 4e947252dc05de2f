package blastradius.analysis;

import blastradius.model.AccessLevel;
import blastradius.model.RelationClass;
import blastradius.snapshot.Rows;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The removals whose losses a dominator tree tells, all at once: relations of one arc, and entities of which one level leads on or dominates those
 * that do. Left out is
 * whatever a condition of several premises rests on, as it came about first: as long as nothing of that is removed, the condition holds, and the
 * rest is a plain graph. Also left out is what arcs follow from that do not touch it.
 */
final class DominatedRemovals {

    private static final int NONE = -1;

    private final Reach reach;
    private final Derivation derivation;
    private final ReachedGraph graph;
    private final DominatorTree tree;
    private final BitSet restedOn; // states
    private final BitSet leading; // nodes of the graph
    private final BitSet single; // arc classes that are alone in standing for their relations
    private final BitSet entities = new BitSet(); // by number: the entity itself is asked for
    private final int[] relations; // by number: the state whose relation is asked for, or NONE

    DominatedRemovals(Reach reach, Derivation derivation, byte[] held, Budget budget) {
        this.reach = reach;
        this.derivation = derivation;
        this.graph = new ReachedGraph(reach, held, budget);
        this.tree = new DominatorTree(graph.size(), ReachedGraph.ROOT, graph.tails(), graph.heads());
        budget.check();
        this.restedOn = derivation.restedOn(graph.conditions());
        this.leading = graph.leading();
        this.single = single(reach);
        this.relations = new int[tree.size()];
        Arrays.fill(relations, NONE);
    }

    private static BitSet single(Reach reach) {
        RelationArcs arcs = RelationArcs.of(reach.snapshot());
        int[] open = new int[reach.snapshot().arcClasses().size()];
        for (int c = 0; c < open.length; c++) {
            if (reach.gates().isOpen(c) && arcs.relationClass(c) != RelationArcs.NONE) {
                open[arcs.relationClass(c)]++;
            }
        }
        BitSet single = new BitSet();
        for (int c = 0; c < open.length; c++) {
            single.set(c, open[c] == 1);
        }
        return single;
    }

    /** Asks for the removal of a reached entity; false if it is not for this tree to tell. */
    boolean offerEntity(int vertex) {
        if (graph.bases().get(vertex) || anyRestsOn(vertex)) {
            return false;
        }
        int foremost = NONE;
        for (int node = graph.node(vertex, 1); node < graph.endOfNodes(vertex); node++) {
            int next = tree.number(node);
            if (leading.get(node) && (foremost == NONE || !tree.dominates(foremost, next))) {
                if (foremost != NONE && !tree.dominates(next, foremost)) {
                    return false;
                }
                foremost = next;
            }
        }
        if (foremost != NONE) {
            entities.set(foremost);
        }
        return true;
    }

    private boolean anyRestsOn(int vertex) {
        for (int level = 1; level <= AccessLevel.CONTROL.code() && !restedOn.isEmpty(); level++) {
            int state = reach.exactPosition(vertex, level);
            if (state >= 0 && restedOn.get(state)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Asks for the closing of the relation that some states came over, the last of them first; false if it is not for this tree to tell. A
     * relation that gives several levels is one arc as long as its source is held at one: the strongest leads to the others.
     */
    boolean offerRelation(int[] states) {
        int last = states[0];
        int arcClass = derivation.relationClass(last);
        if (derivation.isConditional(last)
                || !single.get(arcClass)
                || (isManifold(last) && !graph.hasSingleArcs(derivation.holder(last)))
                || isRestedOn(states)) {
            return false;
        }
        int number = tree.number(graph.node(reach.vertexAt(last), reach.levelAt(last)));
        if (tree.isEnteredByOneArc(number)) {
            relations[number] = last;
        }
        return true;
    }

    private boolean isRestedOn(int[] states) {
        for (int state : states) {
            if (restedOn.get(state)) {
                return true;
            }
        }
        return false;
    }

    private boolean isManifold(int state) {
        Rows forward = reach.snapshot().forward();
        RelationClass relation = reach.snapshot()
                .arcClasses()
                .get(derivation.relationClass(state))
                .relation();
        return Rows.needs(forward.arc(reach.arcAt(state))) == Rows.COPY
                || (relation != null && relation.kind().clauses().size() > 1);
    }

    /** Is told each removal that was asked for and costs something. */
    interface Sink {

        /**
         * Takes one answer.
         *
         * @param entity the removed entity, or -1
         * @param state a state that came over the closed relation, or -1
         * @param fallen entities that fall, the removed among them
         * @param targets targets no longer held, the removed among them
         */
        void accept(int entity, int state, Loss loss, int fallen, int targets);
    }

    void measure(LossMeter meter, byte[] held, BitSet targets, Sink sink, Budget budget) {
        new DominatedLosses(graph, tree, meter, held, targets)
                .measure(
                        new Asked(),
                        (number, withEntity, loss, fallen, lost) -> sink.accept(
                                withEntity ? graph.vertex(tree.node(number)) : NONE,
                                withEntity ? NONE : relations[number],
                                loss,
                                fallen,
                                lost),
                        budget);
    }

    private final class Asked implements DominatedLosses.Question {

        @Override
        public boolean isAsked(int number) {
            return relations[number] != NONE;
        }

        @Override
        public boolean isAskedWithEntity(int number) {
            return entities.get(number) && tree.subtreeSize(number) > 1;
        }
    }
}
