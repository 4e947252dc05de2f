package blastradius.analysis.chokepoint;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.Closing;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * What falls away from a reach when something is removed, found where it happens: every state whose derivation rests on the removed is taken back,
 * then those that other arcs still give are given back (delete and rederive; Gupta, Mumick and Subrahmanian, "Maintaining views incrementally",
 * SIGMOD 1993). Exact with levels and conditions. Costs the states that were taken back and their arcs, not the reach;
 * where those are most of it, a search of the rest. For one thread.
 */
final class FallenStates implements AutoCloseable, ArcRules.Holdings {

    private final Reach reach;
    private final Gates gates;
    private final Budget budget;
    private final Derivation derivation;
    private final Snapshot snapshot;
    private final Rows forward;
    private final Rows reverse;
    private final byte[] held; // by entity
    private final BlankArrays blank;
    private final byte[] now; // by entity: what is left
    private final byte[] left; // by entity: bit L-1 if its state of the level is not taken
    private int[] takenStates = new int[64];
    private final BitSet firing = new BitSet();
    private int takenCount;
    private int[] affected = new int[64];
    private int affectedCount;
    private int[] risen = new int[64]; // entity << 3 | level before
    private int risenCount;

    FallenStates(Derivation derivation, byte[] held, BlankArrays blank, Budget budget) {
        this.reach = derivation.reach();
        this.budget = budget;
        this.gates = reach.gates();
        this.derivation = derivation;
        this.snapshot = reach.snapshot();
        this.forward = snapshot.forward();
        this.reverse = snapshot.reverse();
        this.held = held;
        this.blank = blank;
        this.now = blank.bytes();
        this.left = blank.bytes();
        reach.writeLevels(now);
        for (int state = 0; state < reach.stateCount(); state++) {
            left[reach.vertexAt(state)] |= bit(state);
        }
    }

    @Override
    public void close() {
        for (int state = 0; state < reach.stateCount(); state++) {
            now[reach.vertexAt(state)] = 0;
            left[reach.vertexAt(state)] = 0;
        }
        blank.giveBack(now);
        blank.giveBack(left);
    }

    private byte bit(int state) {
        return (byte) (1 << (reach.levelAt(state) - 1));
    }

    /** Withdraws; the states of the removed entity or relation are named by {@code direct}. Undone by {@link #restore}. */
    void withdraw(Closing closing, int[] direct) {
        for (int state : direct) {
            take(state);
        }
        for (int i = 0; i < takenCount && !isMost(); i++) {
            int state = takenStates[i];
            int end = derivation.endOfDependents(state);
            for (int d = derivation.firstDependent(state); d < end; d++) {
                take(derivation.dependent(d));
            }
        }
        if (isMost()) {
            searchAnew(closing);
            return;
        }
        for (int i = 0; i < takenCount; i++) {
            lower(reach.vertexAt(takenStates[i]));
        }
        for (int i = 0; i < affectedCount; i++) {
            if (!closing.removes(affected[i])) {
                supply(affected[i], closing);
            }
        }
        for (int i = 0; i < risenCount; i++) {
            pass(risen[i] >>> 3, risen[i] & 7, closing);
        }
    }

    private boolean isMost() {
        return takenCount * 2 > reach.stateCount();
    }

    /** Where most rests on the removed, what does not is found sooner. */
    private void searchAnew(Closing closing) {
        for (int state = 0; state < reach.stateCount(); state++) {
            if (reach.isFinal(state)) {
                now[reach.vertexAt(state)] = 0;
                affected = with(affected, affectedCount++, reach.vertexAt(state));
            }
        }
        Reach rest = Reach.from(gates, reach.sources(), closing, budget);
        for (int state = 0; state < rest.stateCount(); state++) {
            now[rest.vertexAt(state)] = (byte) Math.max(now[rest.vertexAt(state)], rest.levelAt(state));
        }
    }

    void restore() {
        for (int i = 0; i < takenCount; i++) {
            left[reach.vertexAt(takenStates[i])] |= bit(takenStates[i]);
        }
        for (int i = 0; i < affectedCount; i++) {
            now[affected[i]] = held[affected[i]];
        }
        takenCount = 0;
        affectedCount = 0;
        risenCount = 0;
    }

    /** The entities that are held at a lower level now, or no more. */
    void fallen(IntConsumer entity) {
        for (int i = 0; i < affectedCount; i++) {
            if (now[affected[i]] < held[affected[i]]) {
                entity.accept(affected[i]);
            }
        }
    }

    int before(int entity) {
        return held[entity];
    }

    int after(int entity) {
        return now[entity];
    }

    private void take(int state) {
        int entity = reach.vertexAt(state);
        if ((left[entity] & bit(state)) != 0) {
            left[entity] &= (byte) ~bit(state);
            takenStates = with(takenStates, takenCount++, state);
        }
    }

    private void lower(int entity) {
        int highest = Integer.SIZE - Integer.numberOfLeadingZeros(left[entity]);
        if (highest < now[entity]) {
            now[entity] = (byte) highest;
            affected = with(affected, affectedCount++, entity);
        }
    }

    /** Gives the entity the highest level that what is left gives it. */
    private void supply(int entity, Closing closing) {
        int end = reverse.end(entity);
        int best = now[entity];
        for (int a = reverse.start(entity); a < end && best < held[entity]; a++) {
            int arc = reverse.arc(a);
            int tail = Rows.otherEnd(arc);
            int gives = ArcRules.isCopy(arc) ? now[tail] : ArcRules.given(arc);
            if (gives > best
                    && ArcRules.isFollowed(gates, a, this)
                    && !closing.closes(tail, entity, reverse.arcClass(a))) {
                best = gives;
            }
        }
        rise(entity, best);
    }

    @Override
    public boolean holds(int vertex, int level) {
        return snapshot.isJunction(vertex) ? ArcRules.isMet(gates, vertex, this) : now[vertex] >= level;
    }

    private void rise(int entity, int level) {
        if (level > now[entity]) {
            risen = with(risen, risenCount++, entity << 3 | now[entity]);
            now[entity] = (byte) level;
        }
    }

    /** Follows what the rise of an entity opened again; nothing can rise above what was held. */
    private void pass(int entity, int before, Closing closing) {
        int level = now[entity];
        int end = forward.end(entity);
        for (int a = forward.start(entity); a < end; a++) {
            int arc = forward.arc(a);
            if (ArcRules.asksMore(arc, level)) {
                return;
            }
            if (ArcRules.gains(arc, before)) {
                follow(a, entity, ArcRules.given(arc, level), closing);
            }
        }
    }

    private void follow(int index, int tail, int gives, Closing closing) {
        int head = Rows.otherEnd(forward.arc(index));
        int arcClass = forward.arcClass(index);
        if (snapshot.isJunction(head)) {
            if (gates.isOpen(arcClass) && ArcRules.isMet(gates, head, this)) {
                fire(head, closing);
            }
        } else if (now[head] < gives
                && !closing.removes(head)
                && gates.isOpen(arcClass)
                && !closing.closes(tail, head, arcClass)) {
            rise(head, gives);
        }
    }

    private void fire(int junction, Closing closing) {
        if (firing.get(junction)) {
            return; // conditions may lead round in circles
        }
        firing.set(junction);
        for (int a = forward.start(junction); a < forward.end(junction); a++) {
            follow(a, junction, ArcRules.given(forward.arc(a)), closing);
        }
        firing.clear(junction);
    }

    private static int[] with(int[] array, int index, int value) {
        int[] room = index < array.length ? array : Arrays.copyOf(array, index * 2);
        room[index] = value;
        return room;
    }
}
