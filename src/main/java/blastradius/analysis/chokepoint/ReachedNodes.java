package blastradius.analysis.chokepoint;

import static blastradius.analysis.chokepoint.GivenLevels.bit;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.StateCode;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The nodes of a {@link ReachedGraph}, numbered in the order in which the reach found them, so that each comes after the one before it on one way
 * from the root. 13 bytes a node, 4 a condition of the estate.
 */
final class ReachedNodes implements AutoCloseable {

    static final int ROOT = 0;
    static final int NONE = -1;

    private static final int LEVEL_BITS = 4;
    private static final int LEVELS = (1 << LEVEL_BITS) - 1;

    private final Reach reach;
    private final Derivation derivation;
    private final Snapshot snapshot;
    private final Rows reverse;
    private final GivenLevels given;
    private final BlankArrays blank;
    private final int[] places; // by entity: where its nodes begin << 4 | one bit a level for which it has one; or 0
    private int[] nodes; // by place
    private final int[] conditionNodes; // by junction; 0 if it has none
    private int placeCount = 1;
    private int[] vertices; // by node
    private byte[] levels; // by node
    private int[] parents; // by node
    private int size;
    private final BitSet conditions = new BitSet();

    ReachedNodes(Reach reach, Derivation derivation, GivenLevels given, BlankArrays blank) {
        this.reach = reach;
        this.derivation = derivation;
        this.snapshot = reach.snapshot();
        this.reverse = snapshot.reverse();
        this.given = given;
        this.blank = blank;
        this.places = blank.ints();
        this.conditionNodes = new int[snapshot.junctions().size()];
        this.nodes = new int[reach.stateCount() * 2 + 16];
        this.vertices = new int[nodes.length];
        this.levels = new byte[nodes.length];
        this.parents = new int[nodes.length];
        add(NONE, 0, ROOT);
        for (int state = 0; state < reach.stateCount(); state++) {
            number(state);
        }
    }

    @Override
    public void close() {
        for (int state = 0; state < reach.stateCount(); state++) {
            places[reach.vertexAt(state)] = 0;
        }
        blank.giveBack(places);
    }

    /** Grows while {@link #condition} is asked for conditions that no state came from. */
    int size() {
        return size;
    }

    /** The entity or junction of a node; the root has none. */
    int vertex(int node) {
        return vertices[node];
    }

    /** 0 for a condition and the root. */
    int level(int node) {
        return levels[node];
    }

    /** By node, the node before it on one way from the root, which is smaller; the root's is itself. */
    int[] parents() {
        return parents;
    }

    /** The node of the lowest level of the entity that is at least this; the entity has one. */
    int node(int entity, int level) {
        int place = places[entity];
        return nodes[(place >>> LEVEL_BITS) + Integer.bitCount(place & (bit(level) - 1))];
    }

    /** One bit a level for which the entity has a node; the highest is held. */
    int levels(int entity) {
        return places[entity] & LEVELS;
    }

    /** The conditions of several premises that hold and matter: vertices of junctions. */
    BitSet conditions() {
        return conditions;
    }

    /** The node of a condition; the root if it has none. */
    int conditionNode(int junction) {
        return conditionNodes[junction - snapshot.firstJunction()];
    }

    /** How many of its premises a condition needs. */
    int threshold(int junction) {
        return ArcRules.threshold(reach.gates(), junction);
    }

    /** The nodes of a condition's premises that hold, but for conditions that have none. */
    int[] premises(int junction) {
        return usable(junction)
                .map(a -> {
                    int premise = Rows.otherEnd(reverse.arc(a));
                    return snapshot.isJunction(premise)
                            ? conditionNode(premise)
                            : node(premise, ArcRules.asked(reverse.arc(a)));
                })
                .filter(node -> node != ROOT)
                .toArray();
    }

    /** The indices of the arcs into a junction whose premises hold. */
    IntStream usable(int junction) {
        return IntStream.range(reverse.start(junction), reverse.end(junction)).filter(given::isUsable);
    }

    /** Numbers what the entity is given by a state and at lower levels, unless an earlier state did. */
    private void number(int state) {
        int entity = reach.vertexAt(state);
        int level = reach.levelAt(state);
        int all = given.of(entity);
        if (places[entity] == 0) {
            places[entity] = placeCount << LEVEL_BITS | all;
            placeCount += Integer.bitCount(all);
            nodes = placeCount <= nodes.length ? nodes : Arrays.copyOf(nodes, placeCount * 2);
        }
        int parent = (all & bit(level)) == 0 ? NONE : parent(state, level);
        for (int below = level; below > 0 && parent != NONE; below--) {
            if ((all & bit(below)) != 0) {
                int place = (places[entity] >>> LEVEL_BITS) + Integer.bitCount(all & (bit(below) - 1));
                if (nodes[place] != 0) {
                    return;
                }
                parent = add(entity, below, parent);
                nodes[place] = parent;
            }
        }
    }

    /** The node that the state came from; NONE if it came over an arc that is not one of this graph, as another gives more. */
    private int parent(int state, int level) {
        int index = reach.arcAt(state);
        if (index == StateCode.NO_ARC) {
            return ROOT;
        }
        int tail = derivation.tail(state);
        if (snapshot.isJunction(tail)) {
            return condition(tail);
        }
        int arc = snapshot.forward().arc(index);
        if (ArcRules.isCopy(arc)) {
            return (given.of(tail) & bit(level)) == 0 ? NONE : node(tail, level);
        }
        return given.isWeaker(snapshot.forward().arcClass(index), tail, arc) ? NONE : node(tail, ArcRules.asked(arc));
    }

    /** The node of a condition that holds; NONE as long as none of its premises has a node. */
    int condition(int junction) {
        if (conditionNode(junction) == ROOT) {
            boolean isOne = !ArcRules.asksSeveral(reach.gates(), junction);
            int parent = isOne ? anyPremise(junction) : ROOT;
            if (parent == NONE) {
                return NONE;
            }
            conditions.set(junction, !isOne);
            conditionNodes[junction - snapshot.firstJunction()] = add(junction, 0, parent);
        }
        return conditionNode(junction);
    }

    private int anyPremise(int junction) {
        int found = NONE;
        for (int a = reverse.start(junction); a < reverse.end(junction) && found == NONE; a++) {
            if (given.isUsable(a)) {
                found = numbered(Rows.otherEnd(reverse.arc(a)), ArcRules.asked(reverse.arc(a)));
            }
        }
        return found;
    }

    private int numbered(int premise, int needs) {
        if (snapshot.isJunction(premise)) {
            return condition(premise);
        }
        int node = places[premise] == 0 ? 0 : node(premise, needs);
        return node == 0 ? NONE : node;
    }

    private int add(int vertex, int level, int parent) {
        if (size == vertices.length) {
            vertices = Arrays.copyOf(vertices, size * 2);
            levels = Arrays.copyOf(levels, size * 2);
            parents = Arrays.copyOf(parents, size * 2);
        }
        vertices[size] = vertex;
        levels[size] = (byte) level;
        parents[size] = parent;
        return size++;
    }
}
