package blastradius.analysis;

import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is reached as a plain graph: a node for each level that something gives on an entity (each leads to the next lower), a node for each
 * condition that holds, and a root before the compromised. A condition of one premise is passed by any of them; one of several follows from the
 * root, so that the graph is exact as long as nothing is removed that the condition rests on.
 */
final class ReachedGraph {

    static final int ROOT = 0;

    private static final int CONTROL = AccessLevel.CONTROL.code();

    private final Reach reach;
    private final Gates gates;
    private final Snapshot snapshot;
    private final Rows forward;
    private final Rows reverse;
    private final RelationArcs relations;
    private final byte[] held; // by entity
    private byte[] given; // by entity: one bit a level that something gives
    private byte @Nullable [] broad; // the same before weaker clauses were left out
    private boolean anyWeaker;
    private final byte[] met; // by junction: 1 if its condition holds, -1 if not, 0 before it was judged
    private final int[] firstNode; // by vertex; 0 if it has none
    private final BitSet bases = new BitSet();
    private final BitSet conditions = new BitSet();
    private int[] vertices; // by node
    private byte[] levels; // by node
    private int size = 1;
    private int[] tails; // by arc of this graph
    private int[] heads;
    private int arcs;

    ReachedGraph(Reach reach, byte[] held, Budget budget) {
        this.reach = reach;
        this.gates = reach.gates();
        this.snapshot = reach.snapshot();
        this.forward = snapshot.forward();
        this.reverse = snapshot.reverse();
        this.relations = RelationArcs.of(snapshot);
        this.held = held;
        this.given = new byte[held.length];
        this.met = new byte[snapshot.junctions().size()];
        this.firstNode = new int[snapshot.vertexCount()];
        this.vertices = new int[reach.stateCount() + 16];
        this.levels = new byte[vertices.length];
        this.tails = new int[reach.stateCount() * 2 + 16];
        this.heads = new int[tails.length];
        gatherAll();
        if (anyWeaker) {
            this.broad = given;
            this.given = new byte[held.length];
            gatherAll();
        }
        budget.check();
        reach.vertices().forEach(this::number);
        reach.sources()
                .forEach(
                        source -> arc(ROOT, node(source.vertex(), source.level().code())));
        reach.vertices().forEach(this::connect);
        budget.check();
    }

    int size() {
        return size;
    }

    int vertex(int node) {
        return vertices[node];
    }

    /** 0 for a condition. */
    int level(int node) {
        return levels[node];
    }

    /** The node of the lowest level of the entity that is at least this. */
    int node(int entity, int level) {
        return firstNode[entity] + Integer.bitCount(given[entity] & (bit(level) - 1));
    }

    /** One past the entity's last node, which all lie together. */
    int endOfNodes(int entity) {
        return firstNode[entity] + Integer.bitCount(given[entity]);
    }

    /** The nodes that lead to another entity or a condition. */
    BitSet leading() {
        BitSet leading = new BitSet();
        for (int a = 0; a < arcs; a++) {
            leading.set(tails[a], leading.get(tails[a]) || vertices[tails[a]] != vertices[heads[a]]);
        }
        return leading;
    }

    /** Whether a relation of the entity that gives several levels is one arc of this graph. */
    boolean hasSingleArcs(int entity) {
        return Integer.bitCount((broad == null ? given : broad)[entity]) == 1;
    }

    /** Entities that arcs follow from which do not touch them. */
    BitSet bases() {
        return bases;
    }

    /** The conditions of several premises that hold and matter: vertices of junctions. */
    IntStream conditions() {
        return conditions.stream();
    }

    int[] tails() {
        return Arrays.copyOf(tails, arcs);
    }

    int[] heads() {
        return Arrays.copyOf(heads, arcs);
    }

    private void gatherAll() {
        reach.sources()
                .forEach(source -> given[source.vertex()] |= bit(source.level().code()));
        reach.vertices().forEach(this::gather);
        copyLevels();
    }

    /**
     * Whether the arc is the weaker clause of a relation whose stronger one leaves the same node: both stand and fall together, so that the
     * weaker says nothing.
     */
    private boolean isWeaker(int arcClass, int tail, int arc) {
        if (!relations.isTwofold(arcClass) || Rows.gives(arc) == CONTROL || snapshot.isJunction(tail)) {
            return false;
        }
        anyWeaker = true;
        return broad != null && Integer.bitCount(broad[tail]) == 1 && held[tail] >= AccessLevel.WRITE.code();
    }

    private void gather(int entity) {
        for (int a = reverse.start(entity); a < reverse.end(entity); a++) {
            int arc = reverse.arc(a);
            int tail = Rows.otherEnd(arc);
            int arcClass = reverse.arcClass(a);
            if (Rows.needs(arc) != Rows.COPY && isUsable(a, tail, Rows.needs(arc)) && !isWeaker(arcClass, tail, arc)) {
                given[entity] |= bit(Rows.gives(arc));
                if (relations.isDerived(arcClass)) {
                    int base = relations.base(tail, arcClass, entity);
                    if (base != RelationArcs.NONE) {
                        bases.set(base);
                    }
                }
            }
        }
    }

    private void copyLevels() {
        int[] queue = reach.vertices().toArray();
        BitSet waiting = new BitSet();
        int count = queue.length;
        for (int next = 0; next < count; next++) {
            int entity = queue[next];
            waiting.clear(entity);
            for (int a = forward.start(entity); a < forward.end(entity); a++) {
                int arc = forward.arc(a);
                if (Rows.needs(arc) != Rows.COPY) {
                    break;
                }
                int head = Rows.otherEnd(arc);
                byte both = (byte) (given[head] | given[entity]);
                if (both != given[head] && gates.isOpen(forward.arcClass(a))) {
                    given[head] = both;
                    if (head < held.length && !waiting.get(head)) {
                        waiting.set(head);
                        queue = count < queue.length ? queue : Arrays.copyOf(queue, count * 2);
                        queue[count++] = head;
                    }
                }
            }
        }
    }

    private void number(int entity) {
        for (int level = 1; level <= CONTROL; level++) {
            if ((given[entity] & bit(level)) != 0) {
                int node = add(entity, level);
                if (firstNode[entity] == 0) {
                    firstNode[entity] = node;
                } else {
                    arc(node, node - 1);
                }
            }
        }
    }

    private void connect(int entity) {
        for (int a = reverse.start(entity); a < reverse.end(entity); a++) {
            int arc = reverse.arc(a);
            int tail = Rows.otherEnd(arc);
            int needs = Rows.needs(arc);
            if (isUsable(a, tail, needs)) {
                if (needs != Rows.COPY) {
                    if (!isWeaker(reverse.arcClass(a), tail, arc)) {
                        arc(before(tail, needs), node(entity, Rows.gives(arc)));
                    }
                } else {
                    for (int level = 1; level <= held[tail]; level++) {
                        if ((given[tail] & bit(level)) != 0) {
                            arc(node(tail, level), node(entity, level));
                        }
                    }
                }
            }
        }
    }

    private int before(int tail, int needs) {
        if (!snapshot.isJunction(tail)) {
            return node(tail, needs);
        }
        if (firstNode[tail] == 0) {
            int node = add(tail, 0);
            firstNode[tail] = node;
            if (threshold(tail) > 1) {
                arc(ROOT, node);
                conditions.set(tail);
            } else {
                for (int a = reverse.start(tail); a < reverse.end(tail); a++) {
                    int premise = Rows.otherEnd(reverse.arc(a));
                    if (isUsable(a, premise, Rows.needs(reverse.arc(a)))) {
                        arc(before(premise, Rows.needs(reverse.arc(a))), node);
                    }
                }
            }
        }
        return firstNode[tail];
    }

    private boolean isUsable(int reverseIndex, int tail, int needs) {
        if (!gates.isOpen(reverse.arcClass(reverseIndex))) {
            return false;
        }
        return snapshot.isJunction(tail) ? isMet(tail) : held[tail] >= Math.max(needs, 1);
    }

    /** Whether the condition holds while nothing is removed. */
    boolean isMet(int junction) {
        int number = junction - snapshot.firstJunction();
        if (met[number] == 0) {
            int count = 0;
            for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
                int arc = reverse.arc(a);
                count += isUsable(a, Rows.otherEnd(arc), Rows.needs(arc)) ? 1 : 0;
            }
            met[number] = (byte) (count >= threshold(junction) ? 1 : -1);
        }
        return met[number] > 0;
    }

    private int threshold(int junction) {
        return gates.threshold(junction - snapshot.firstJunction());
    }

    private int add(int vertex, int level) {
        if (size == vertices.length) {
            vertices = Arrays.copyOf(vertices, size * 2);
            levels = Arrays.copyOf(levels, size * 2);
        }
        vertices[size] = vertex;
        levels[size] = (byte) level;
        return size++;
    }

    private void arc(int tail, int head) {
        if (arcs == tails.length) {
            tails = Arrays.copyOf(tails, arcs * 2);
            heads = Arrays.copyOf(heads, arcs * 2);
        }
        tails[arcs] = tail;
        heads[arcs++] = head;
    }

    private static byte bit(int level) {
        return (byte) (1 << (level - 1));
    }
}
