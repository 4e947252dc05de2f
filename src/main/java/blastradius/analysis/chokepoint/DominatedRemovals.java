package blastradius.analysis.chokepoint;

import blastradius.analysis.graph.DominatorTree;
import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.RelationArcs;
import blastradius.model.AccessLevel;
import blastradius.model.RelationClass;
import blastradius.snapshot.ArcClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The removals whose losses a dominator tree tells, all at once: relations of one arc, and entities of which one level leads on or dominates those
 * that do. Left out is
 * whatever a condition of several premises rests on, as it came about first: as long as nothing of that is removed, the condition holds, and the
 * rest is a plain graph. Also left out is what arcs follow from that do not touch it.
 */
final class DominatedRemovals implements AutoCloseable {

    private static final int NONE = -1;

    private final Reach reach;
    private final Derivation derivation;
    private final byte[] held; // by entity
    private final ReachedGraph graph;
    private final DominatorTree tree;
    private final EntityNodes nodes;
    private final BitSet restedOn; // states
    private final BitSet restedOnForGood; // states that conditions rest on of which nothing else is known
    private final @Nullable StandingConditions conditions; // null if there are none
    private final BitSet single; // arc classes that are alone in standing for their relations
    private final BitSet severalClauses; // arc classes of relations that need one level for one and another for another
    private final BitSet entities = new BitSet(); // nodes whose entity is asked for
    private final int[]
            wholes; // by node: the state whose relation is asked for, which takes the node's entity with it, or NONE
    private final List<Lowered> lowered = new ArrayList<>();
    private final int[] relations; // by node: the state whose relation is asked for, or NONE

    DominatedRemovals(Derivation derivation, byte[] held, BlankArrays blank, Budget budget) {
        this.reach = derivation.reach();
        this.derivation = derivation;
        this.held = held;
        this.graph = new ReachedGraph(derivation, held, blank, budget);
        this.tree = new DominatorTree(graph.size(), graph.parents(), graph.arcs());
        budget.check();
        this.nodes = new EntityNodes(graph, tree, held);
        this.restedOn = derivation.restedOn(graph.conditions());
        this.conditions = restedOn.isEmpty() ? null : new StandingConditions(graph, held);
        this.restedOnForGood = derivation.restedOn(conditions == null ? IntStream.empty() : conditions.unknown());
        this.single = single(reach);
        this.severalClauses = severalClauses(reach);
        this.relations = new int[tree.size()];
        this.wholes = new int[tree.size()];
        Arrays.fill(relations, NONE);
        Arrays.fill(wholes, NONE);
    }

    @Override
    public void close() {
        graph.close();
    }

    private static BitSet severalClauses(Reach reach) {
        List<ArcClass> classes = reach.snapshot().arcClasses();
        BitSet several = new BitSet();
        for (int c = 0; c < classes.size(); c++) {
            RelationClass relation = classes.get(c).relation();
            several.set(c, relation != null && relation.kind().clauses().size() > 1);
        }
        return several;
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
        if (isBase(vertex) || mayFellConditions(vertex)) {
            return false;
        }
        int foremost = nodes.foremost(vertex, 1);
        if (foremost >= 0) {
            entities.set(foremost);
        }
        return foremost != EntityNodes.UNCLEAR;
    }

    /** Whether arcs follow from the entity that do not touch it. */
    boolean isBase(int vertex) {
        return graph.bases().get(vertex);
    }

    /** Whether conditions of several premises may fall with the entity. */
    private boolean mayFellConditions(int entity) {
        return conditions != null
                && anyState(entity, restedOn)
                && (anyState(entity, restedOnForGood) || !conditions.standWithout(entity));
    }

    private boolean anyState(int entity, BitSet of) {
        for (int level = 1; level <= AccessLevel.CONTROL.code(); level++) {
            int state = reach.exactPosition(entity, level);
            if (state >= 0 && of.get(state)) {
                return true;
            }
        }
        return false;
    }

    /** Whether conditions of several premises may fall with the relation that some states came over, the last of them first. */
    private boolean mayFellConditions(int[] states) {
        if (conditions == null || !isAny(states, restedOn)) {
            return false;
        }
        int last = states[0];
        return isAny(states, restedOnForGood)
                || (isManifold(last)
                        ? !conditions.standWithout(reach.vertexAt(last))
                        : !conditions.standWithoutArcInto(graph.node(reach.vertexAt(last), reach.levelAt(last))));
    }

    private static boolean isAny(int[] states, BitSet of) {
        return Arrays.stream(states).anyMatch(of::get);
    }

    /** Whether the state's relation is arcs of one class between two entities, so that {@link #states} finds all of its states. */
    boolean isSimple(int state) {
        return !derivation.isConditional(state) && single.get(derivation.relationClass(state));
    }

    /** All states that came over the simple relation of one, the last of them first. */
    int[] states(int state) {
        if (!isManifold(state)) {
            return new int[] {state};
        }
        int[] states = new int[AccessLevel.CONTROL.code()];
        int count = 0;
        for (int level = AccessLevel.CONTROL.code(); level > 0; level--) {
            int other = reach.exactPosition(reach.vertexAt(state), level);
            if (other >= 0 && isSameRelation(state, other)) {
                states[count++] = other;
            }
        }
        return Arrays.copyOf(states, count);
    }

    private boolean isSameRelation(int state, int other) {
        return derivation.tail(other) == derivation.tail(state)
                && derivation.relationClass(other) == derivation.relationClass(state);
    }

    /**
     * Asks for the closing of the relation that some states came over, the last of them first; false if it is not for this tree to tell. A
     * relation that gives several levels is one arc as long as its source is held at one: the strongest leads to the others.
     */
    boolean offerRelation(int[] states) {
        int last = states[0];
        if (!isSimple(last) || mayFellConditions(states)) {
            return false;
        }
        if (isManifold(last) && !graph.hasSingleArcs(derivation.holder(last))) {
            return offerManifold(last);
        }
        int node = graph.node(reach.vertexAt(last), reach.levelAt(last));
        if (tree.isEnteredByOneArc(node)) {
            relations[node] = last;
        }
        return true;
    }

    /** The same of a relation that gives several levels from several. */
    private boolean offerManifold(int state) {
        int entity = derivation.base(state);
        int left = nodes.left(entity, derivation.holder(state), isCopy(state));
        if (left == EntityNodes.UNCLEAR) {
            return false;
        }
        int foremost = left == held[entity] ? NONE : nodes.foremost(entity, left + 1);
        if (left < held[entity] && foremost == NONE) {
            lowered.add(new Lowered(state, left));
        } else if (foremost >= 0 && left == 0) {
            wholes[foremost] = state;
        }
        return foremost == NONE || left == 0;
    }

    /** A relation without which only its target falls, to the level that is left. */
    private record Lowered(int state, int left) {}

    private boolean isManifold(int state) {
        return isCopy(state) || severalClauses.get(derivation.relationClass(state));
    }

    private boolean isCopy(int state) {
        return ArcRules.isCopy(reach.snapshot().forward().arc(reach.arcAt(state)));
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

    void measure(LossMeter meter, BitSet targets, Sink sink, Budget budget) {
        for (Lowered relation : lowered) {
            int entity = derivation.base(relation.state);
            meter.fall(entity, held[entity], relation.left);
            sink.accept(NONE, relation.state, meter.loss(), 1, relation.left == 0 && targets.get(entity) ? 1 : 0);
            meter.reset();
        }
        try (DominatedLosses losses = new DominatedLosses(graph, tree, meter, targets)) {
            losses.measure(
                    new Asked(),
                    (node, withEntity, loss, fallen, lost) -> {
                        if (!withEntity) {
                            sink.accept(NONE, relations[node], loss, fallen, lost);
                        } else {
                            if (isEntityAsked(node)) {
                                sink.accept(graph.vertex(node), NONE, loss, fallen, lost);
                            }
                            if (wholes[node] != NONE) {
                                sink.accept(NONE, wholes[node], loss, fallen, lost);
                            }
                        }
                    },
                    budget);
        }
    }

    private boolean isEntityAsked(int node) {
        return entities.get(node) && tree.subtreeSize(node) > 1;
    }

    private final class Asked implements DominatedLosses.NodeFilter {

        @Override
        public boolean isAsked(int node) {
            return relations[node] != NONE;
        }

        @Override
        public boolean isAskedWithEntity(int node) {
            return isEntityAsked(node) || wholes[node] != NONE;
        }
    }
}
