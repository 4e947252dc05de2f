package blastradius.analysis.chokepoint;

import static blastradius.analysis.chokepoint.GivenLevels.bit;

import blastradius.analysis.graph.ArcsInto;
import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * What is reached as a plain graph: a node for each level that something gives on an entity (each leads to the next lower), a node for each
 * condition that holds, and a root before the compromised. A condition of one premise is passed by any of them; one of several follows from the
 * root, so that the graph is exact as long as nothing is removed that the condition rests on. Arcs are kept by where they lead. Each arc of what
 * is reached is read twice, and once more for each further level of its head. 4 bytes an arc, 22 a node.
 */
final class ReachedGraph implements AutoCloseable {

    static final int ROOT = ReachedNodes.ROOT;

    private final Gates gates;
    private final byte[] held; // by entity
    private final BlankArrays blank;
    private final Snapshot snapshot;
    private final Rows reverse;
    private final GivenLevels given;
    private final ReachedNodes nodes;
    private final ArcsInto arcs;
    private boolean[] leading; // by node
    private final BitSet entered = new BitSet(); // nodes that are compromised

    ReachedGraph(Derivation derivation, byte[] held, BlankArrays blank, Budget budget) {
        Reach reach = derivation.reach();
        this.gates = reach.gates();
        this.snapshot = reach.snapshot();
        this.reverse = snapshot.reverse();
        this.held = held;
        this.blank = blank;
        this.given = new GivenLevels(reach, held, blank);
        budget.check();
        this.nodes = new ReachedNodes(reach, derivation, given, blank);
        budget.check();
        this.leading = new boolean[nodes.size() + 16];
        this.arcs = new ArcsInto(nodes.size() + 16, nodes.size() * 2);
        reach.sources()
                .forEach(source ->
                        entered.set(node(source.vertex(), source.level().code())));
        for (int node = 1; node < nodes.size(); node++) {
            connect(node);
        }
    }

    @Override
    public void close() {
        nodes.close();
        given.close();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    int size() {
        return nodes.size();
    }

    /** The entity or junction of a node; the root has none. */
    int vertex(int node) {
        return nodes.vertex(node);
    }

    /** 0 for a condition and the root. */
    int level(int node) {
        return nodes.level(node);
    }

    /** The node of the lowest level of the entity that is at least this; the entity has one. */
    int node(int entity, int level) {
        return nodes.node(entity, level);
    }

    /** One bit a level for which the entity has a node; the highest is held. */
    int levels(int entity) {
        return nodes.levels(entity);
    }

    /** By node, the node before it on one way from the root, which is smaller; the root's is itself. */
    int[] parents() {
        return nodes.parents();
    }

    /** Each node's. */
    ArcsInto arcs() {
        return arcs;
    }

    /** Whether the node leads to another entity or a condition. */
    boolean isLeading(int node) {
        return leading[node];
    }

    /** Whether a relation of the entity that gives several levels is one arc of this graph. */
    boolean hasSingleArcs(int entity) {
        return given.isSingle(entity);
    }

    /** By entity, the level that is held. */
    byte[] held() {
        return held;
    }

    /** Where further arrays by entity come from. */
    BlankArrays blank() {
        return blank;
    }

    /** Entities that arcs follow from which do not touch them. */
    BitSet bases() {
        return given.bases();
    }

    /** The conditions of several premises that hold and matter: vertices of junctions. */
    IntStream conditions() {
        return nodes.conditions().stream();
    }

    /** The node of one of the {@link #conditions}. */
    int conditionNode(int junction) {
        return nodes.conditionNode(junction);
    }

    /** How many of its premises a condition needs. */
    int threshold(int junction) {
        return nodes.threshold(junction);
    }

    /** The nodes of a condition's premises that hold, but for conditions that have none. */
    int[] premises(int junction) {
        return nodes.premises(junction);
    }

    /** Adds the arcs into the node, and into those of the same entity, as that is read now. */
    private void connect(int node) {
        int vertex = vertex(node);
        if (snapshot.isJunction(vertex)) {
            arcs.begin(node);
            connectCondition(vertex);
            arcs.finish(node);
        } else if (arcs.end(node) == 0) {
            for (int level = 1; level <= AccessLevel.CONTROL.code(); level++) {
                if (hasNode(vertex, bit(level))) {
                    connectLevel(node(vertex, level), vertex, level);
                }
            }
        }
    }

    private void connectLevel(int node, int entity, int level) {
        arcs.begin(node);
        if (entered.get(node)) {
            arcs.add(ROOT);
        }
        if (levels(entity) >>> level != 0) {
            arcs.add(node(entity, level + 1));
        }
        connectEntity(entity, level);
        arcs.finish(node);
    }

    private void connectEntity(int entity, int level) {
        int end = reverse.end(entity);
        for (int a = reverse.start(entity); a < end; a++) {
            int arc = reverse.arc(a);
            if (ArcRules.gives(arc, level)) {
                int tail = Rows.otherEnd(arc);
                int needed = ArcRules.asked(arc, level);
                if (snapshot.isJunction(tail)) {
                    if (given.isUsable(a)) {
                        lead(nodes.condition(tail));
                    }
                } else if (hasNode(tail, ArcRules.isCopy(arc) ? bit(level) : -bit(needed))
                        && gates.isOpen(reverse.arcClass(a))
                        && !given.isWeaker(reverse.arcClass(a), tail, arc)) {
                    if (tail == entity) {
                        arcs.add(node(tail, needed));
                    } else {
                        lead(node(tail, needed));
                    }
                }
            }
        }
    }

    private boolean hasNode(int entity, int atLevels) {
        return (nodes.levels(entity) & atLevels) != 0;
    }

    private void connectCondition(int junction) {
        if (nodes.conditions().get(junction)) {
            arcs.add(ROOT);
        } else {
            nodes.usable(junction)
                    .forEach(a -> lead(tail(Rows.otherEnd(reverse.arc(a)), ArcRules.asked(reverse.arc(a)))));
        }
    }

    private int tail(int vertex, int needs) {
        return snapshot.isJunction(vertex) ? nodes.condition(vertex) : node(vertex, needs);
    }

    private void lead(int tail) {
        if (tail != ReachedNodes.NONE) {
            leading = tail < leading.length ? leading : Arrays.copyOf(leading, tail * 2);
            leading[tail] = true;
            arcs.add(tail);
        }
    }
}
