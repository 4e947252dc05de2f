package blastradius.analysis.reach;

import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The working memory of one search: a byte an entity and four a junction, all zero between searches, and a queue that grows with what
 * is reached. Borrowed and given back, so that a search costs what it reaches and not what the estate holds. The revisions of a snapshot share its
 * pool: what is too short for one of them grows.
 */
public final class Scratch {

    private static final int EXPANDED_SHIFT = 3;
    private static final int LEVEL = (1 << EXPANDED_SHIFT) - 1;

    private byte[] levels; // by entity: the level up to which it was expanded << 3 | the level held
    int[] hits; // followed premises, by junction
    int[] touched = new int[64]; // junctions with hits
    int touchedCount;
    int[] states = new int[1024];
    int[] via = new int[1024];
    int size;

    private Scratch(Snapshot snapshot) {
        levels = new byte[snapshot.firstJunction()];
        hits = new int[snapshot.junctions().size()];
    }

    private Scratch fitting(Snapshot snapshot) {
        if (levels.length < snapshot.firstJunction()) {
            levels = new byte[snapshot.firstJunction()];
        }
        if (hits.length < snapshot.junctions().size()) {
            hits = new int[snapshot.junctions().size()];
        }
        return this;
    }

    /** The idle scratch spaces of one snapshot. */
    static final class Pool {
        private final ConcurrentLinkedQueue<Scratch> idle = new ConcurrentLinkedQueue<>();
    }

    public static Scratch borrow(Snapshot snapshot) {
        Scratch idle = pool(snapshot).idle.poll();
        return idle == null ? new Scratch(snapshot) : idle.fitting(snapshot);
    }

    public void giveBack(Snapshot snapshot) {
        for (int i = 0; i < size; i++) {
            levels[states[i] >>> StateCode.VERTEX_SHIFT] = 0;
        }
        for (int i = 0; i < touchedCount; i++) {
            hits[touched[i]] = 0;
        }
        size = 0;
        touchedCount = 0;
        pool(snapshot).idle.add(this);
    }

    private static Pool pool(Snapshot snapshot) {
        return snapshot.origin().companion(Pool.class, missing -> new Pool());
    }

    /** The level held, 0 for none. */
    public int level(int entity) {
        return levels[entity] & LEVEL;
    }

    /** Notes that an entity rose to a level, over an arc. */
    public void rise(int entity, int level, int arc) {
        levels[entity] = (byte) ((levels[entity] & ~LEVEL) | level);
        if (size == states.length) {
            states = Arrays.copyOf(states, size * 2);
            via = Arrays.copyOf(via, size * 2);
        }
        states[size] = entity << StateCode.VERTEX_SHIFT | (level - 1);
        via[size++] = arc;
    }

    /** The level up to which the entity was expanded, 0 for none. */
    int expanded(int entity) {
        return levels[entity] >>> EXPANDED_SHIFT;
    }

    void expand(int entity, int level) {
        levels[entity] = (byte) ((level << EXPANDED_SHIFT) | (levels[entity] & LEVEL));
    }

    /**
     * All states, those after which their entity does not rise again marked, and leaves this space blank but for junctions. From the last one on, as
     * an entity's last state is its highest.
     */
    int[] takeStates(int mark) {
        int[] taken = Arrays.copyOf(states, size);
        for (int i = size - 1; i >= 0; i--) {
            int entity = taken[i] >>> StateCode.VERTEX_SHIFT;
            if (levels[entity] != 0) {
                levels[entity] = 0;
                taken[i] |= mark;
            }
        }
        size = 0;
        return taken;
    }

    /** Takes back the states from {@code newSize} on, as if they had never been reached. */
    void forget(int newSize) {
        for (int i = newSize; i < size; i++) {
            levels[states[i] >>> StateCode.VERTEX_SHIFT] = 0;
        }
        size = newSize;
        for (int i = 0; i < size; i++) {
            levels[states[i] >>> StateCode.VERTEX_SHIFT] = (byte) ((states[i] & 3) + 1);
        }
    }

    void touch(int junction) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
        }
        touched[touchedCount++] = junction;
    }
}
