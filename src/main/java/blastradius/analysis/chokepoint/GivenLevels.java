package blastradius.analysis.chokepoint;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Gates;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.RelationArcs;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;

/** Which levels something gives on each reached entity, once everything reached is held: what a {@link ReachedGraph} has nodes for. */
final class GivenLevels implements AutoCloseable, ArcRules.Holdings {

    private static final int CONTROL = AccessLevel.CONTROL.code();

    private final Reach reach;
    private final Gates gates;
    private final Snapshot snapshot;
    private final Rows reverse;
    private final RelationArcs relations;
    private final byte[] held; // by entity
    private final BlankArrays blank;
    private final int[] reached; // entities as they lie in the estate, so that their rows are read one after the other
    private final byte[] given; // by entity: one bit a level that something gives
    private final byte[] broad; // the same before weaker clauses were left out
    private boolean anyWeaker;
    private boolean leavesWeakerOut;
    private final byte[] met; // by junction: 1 if its condition holds, -1 if not, 0 before it was judged
    private final BitSet bases = new BitSet();

    GivenLevels(Reach reach, byte[] held, BlankArrays blank) {
        this.reach = reach;
        this.gates = reach.gates();
        this.snapshot = reach.snapshot();
        this.reverse = snapshot.reverse();
        this.relations = RelationArcs.of(snapshot);
        this.held = held;
        this.blank = blank;
        this.reached = reached();
        this.given = blank.bytes();
        this.broad = blank.bytes();
        this.met = new byte[snapshot.junctions().size()];
        gatherAll();
        if (anyWeaker) {
            for (int entity : reached) {
                broad[entity] = given[entity];
                given[entity] = 0;
            }
            leavesWeakerOut = true;
            gatherAll();
        }
    }

    @Override
    public void close() {
        for (int entity : reached) {
            given[entity] = 0;
            broad[entity] = 0;
        }
        blank.giveBack(given);
        blank.giveBack(broad);
    }

    private int[] reached() {
        BitSet vertices = new BitSet();
        for (int state = 0; state < reach.stateCount(); state++) {
            vertices.set(reach.vertexAt(state));
        }
        return vertices.stream().toArray();
    }

    static int bit(int level) {
        return 1 << (level - 1);
    }

    /** One bit a level. */
    int of(int entity) {
        return given[entity];
    }

    /** Whether a relation of the entity that gives several levels is one arc. */
    boolean isSingle(int entity) {
        return Integer.bitCount((leavesWeakerOut ? broad : given)[entity]) == 1;
    }

    /** Entities that arcs follow from which do not touch them. */
    BitSet bases() {
        return bases;
    }

    /** Whether the arc is open and its tail held as it asks. */
    boolean isUsable(int reverseIndex) {
        return ArcRules.isFollowed(gates, reverseIndex, this);
    }

    @Override
    public boolean holds(int vertex, int level) {
        return snapshot.isJunction(vertex) ? isMet(vertex) : held[vertex] >= level;
    }

    /**
     * Whether the arc is the weaker clause of a relation whose stronger one leaves the same node: both stand and fall together, so that the
     * weaker says nothing.
     */
    boolean isWeaker(int arcClass, int tail, int arc) {
        if (!relations.isTwofold(arcClass) || ArcRules.gives(arc, CONTROL) || snapshot.isJunction(tail)) {
            return false;
        }
        anyWeaker = true;
        return leavesWeakerOut && Integer.bitCount(broad[tail]) == 1 && held[tail] >= AccessLevel.WRITE.code();
    }

    private void gatherAll() {
        reach.sources()
                .forEach(source ->
                        given[source.vertex()] |= (byte) bit(source.level().code()));
        for (int entity : reached) {
            gather(entity);
        }
        ArcRules.copyLevels(gates, given, reached);
    }

    private void gather(int entity) {
        int levels = given[entity];
        int end = reverse.end(entity);
        for (int a = reverse.start(entity); a < end; a++) {
            int arc = reverse.arc(a);
            int arcClass = reverse.arcClass(a);
            int gives = ArcRules.givenLevels(arc, 0); // what is copied follows
            boolean saysNothingNew = (levels & gives) == gives && relations.isPlain(arcClass);
            if (!saysNothingNew && gives != 0) {
                int tail = Rows.otherEnd(arc);
                if (isUsable(a) && !isWeaker(arcClass, tail, arc)) {
                    levels |= gives;
                    if (relations.isDerived(arcClass)) {
                        noteBase(tail, arcClass, entity);
                    }
                }
            }
        }
        given[entity] = (byte) levels;
    }

    private void noteBase(int tail, int arcClass, int head) {
        int base = relations.base(tail, arcClass, head);
        if (base != RelationArcs.NONE) {
            bases.set(base);
        }
    }

    /** Whether the condition holds while nothing is removed. */
    private boolean isMet(int junction) {
        int number = junction - snapshot.firstJunction();
        if (met[number] == 0) {
            met[number] = (byte) (ArcRules.isMet(gates, junction, this) ? 1 : -1);
        }
        return met[number] > 0;
    }
}
