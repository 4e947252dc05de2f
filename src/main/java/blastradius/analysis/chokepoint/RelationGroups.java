package blastradius.analysis.chokepoint;

import java.util.Arrays;
import java.util.function.Consumer;

/** States of a derivation by the relation that they came over: one group a relation, found by open addressing. 12 to 20 bytes a state. */
final class RelationGroups {

    private static final int NONE = -1;

    private final Derivation derivation;
    private final int[] states;
    private final int[] buckets; // the place of the state added last to the group, or NONE
    private final int[] before; // by place: that of the state added before it to its group, or NONE

    /** Of those states, in ascending order, that came over a relation. */
    RelationGroups(Derivation derivation, int[] states) {
        this.derivation = derivation;
        this.states = states;
        this.buckets = new int[Integer.highestOneBit(Math.max(4, states.length * 2)) * 2];
        this.before = new int[states.length];
        Arrays.fill(buckets, NONE);
        for (int place = 0; place < states.length; place++) {
            int slot = slot(states[place]);
            before[place] = buckets[slot];
            buckets[slot] = place;
        }
    }

    /** The states of each relation, the last of them first, in a stable order of relations. */
    void forEach(Consumer<int[]> group) {
        for (int last : buckets) {
            if (last != NONE) {
                group.accept(group(last));
            }
        }
    }

    private int[] group(int last) {
        int[] group = new int[4];
        int count = 0;
        for (int place = last; place != NONE; place = before[place]) {
            group = count < group.length ? group : Arrays.copyOf(group, count * 2);
            group[count++] = states[place];
        }
        return Arrays.copyOf(group, count);
    }

    private int slot(int state) {
        int mask = buckets.length - 1;
        int hash = (derivation.holder(state) * 31 + derivation.base(state)) * 31 + derivation.relationClass(state);
        int mixed = hash * 0x9E3779B9;
        int slot = (mixed ^ (mixed >>> 15)) & mask;
        while (buckets[slot] != NONE && !isSame(states[buckets[slot]], state)) {
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
