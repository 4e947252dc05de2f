package blastradius.analysis.reach;

/**
 * Finds the position of an (entity, level) among the states of a reach, in O(1): by entity where much of the estate is reached, by open addressing
 * where little is. 4 bytes a state and 4 an entity, or 8 to 16 bytes a state.
 */
public final class StateIndex {

    private static final int LEVEL_BITS = 3;
    private static final int FEW = 16; // entities a state, from which on addressing by entity would cost more

    private final int[] states;
    private final int[] buckets; // position + 1, or 0
    private final int[]
            before; // by position: the position + 1 of the entity's state before, or 0; empty with open addressing

    public StateIndex(int[] states, int entities) {
        this.states = states;
        boolean byEntity = states.length > entities / FEW;
        this.buckets = new int[byEntity ? entities : Integer.highestOneBit(Math.max(4, states.length * 2)) * 2];
        this.before = new int[byEntity ? states.length : 0];
        for (int i = 0; i < states.length; i++) {
            if (byEntity) {
                int entity = states[i] >>> StateCode.VERTEX_SHIFT;
                before[i] = buckets[entity];
                buckets[entity] = i + 1;
            } else {
                buckets[slot(key(states[i]))] = i + 1;
            }
        }
    }

    public int position(int vertex, int levelCode) {
        int key = vertex << StateCode.VERTEX_SHIFT | (levelCode - 1);
        if (before.length == 0) {
            return buckets[slot(key)] - 1;
        }
        int next = buckets[vertex];
        while (next > 0 && key(states[next - 1]) != key) {
            next = before[next - 1];
        }
        return next - 1;
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
