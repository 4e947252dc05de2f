package blastradius.analysis;

/** Finds the position of an (entity, level) among the states of a reach: open addressing, 8 to 16 bytes a state, O(1). */
final class StateIndex {

    private static final int LEVEL_BITS = 3;

    private final int[] states;
    private final int[] buckets; // position + 1, or 0

    StateIndex(int[] states) {
        this.states = states;
        this.buckets = new int[Integer.highestOneBit(Math.max(4, states.length * 2)) * 2];
        for (int i = 0; i < states.length; i++) {
            int slot = slot(key(states[i]));
            if (buckets[slot] == 0) {
                buckets[slot] = i + 1;
            }
        }
    }

    int position(int vertex, int levelCode) {
        return buckets[slot(vertex << Reach.VERTEX_SHIFT | (levelCode - 1))] - 1;
    }

    private int slot(int key) {
        int mask = buckets.length - 1;
        int hash = key * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (buckets[slot] != 0 && key(states[buckets[slot] - 1]) != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int key(int state) {
        return state & ~(1 << (LEVEL_BITS - 1));
    }
}
