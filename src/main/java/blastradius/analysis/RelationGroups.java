package blastradius.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** The states of a derivation by the relation that they came over: one group a relation, found by open addressing. 8 to 16 bytes a state, more where several came over one. */
final class RelationGroups {

    private static final int NONE = -1;

    private final Derivation derivation;
    private final int[] buckets; // the state added last to the group, or NONE
    private final Map<Integer, Integer> before; // by state: the one added before it to its group

    /** Of those states, in ascending order, that came over a relation. */
    RelationGroups(Derivation derivation, int[] states) {
        this.derivation = derivation;
        this.buckets = new int[Integer.highestOneBit(Math.max(4, states.length * 2)) * 2];
        this.before = new HashMap<>();
        Arrays.fill(buckets, NONE);
        for (int state : states) {
            int slot = slot(state);
            if (buckets[slot] != NONE) {
                before.put(state, buckets[slot]);
            }
            buckets[slot] = state;
        }
    }

    /** One state of each relation, in a stable order. */
    void forEach(IntConsumer lastState) {
        for (int state : buckets) {
            if (state != NONE) {
                lastState.accept(state);
            }
        }
    }

    /** All states of the relation of a state that {@link #forEach} named. */
    int[] states(int lastState) {
        int[] states = new int[4];
        int count = 0;
        for (Integer state = lastState; state != null; state = before.get(state)) {
            if (count == states.length) {
                states = Arrays.copyOf(states, count * 2);
            }
            states[count++] = state;
        }
        return Arrays.copyOf(states, count);
    }

    private int slot(int state) {
        int mask = buckets.length - 1;
        int hash = (derivation.holder(state) * 31 + derivation.base(state)) * 31 + derivation.relationClass(state);
        int mixed = hash * 0x9E3779B9;
        int slot = (mixed ^ (mixed >>> 15)) & mask;
        while (buckets[slot] != NONE && !isSame(buckets[slot], state)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isSame(int a, int b) {
        return derivation.holder(a) == derivation.holder(b)
                && derivation.base(a) == derivation.base(b)
                && derivation.relationClass(a) == derivation.relationClass(b);
    }
}
