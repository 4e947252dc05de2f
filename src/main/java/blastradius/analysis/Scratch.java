package blastradius.analysis;

import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The working memory of one search: two bytes an entity and four a junction, all zero between searches, and a queue that grows with what
 * is reached. Borrowed and given back, so that a search costs what it reaches and not what the estate holds. The revisions of a snapshot share its
 * pool: what is too short for one of them grows.
 */
final class Scratch {

    byte[] level;
    byte[] expanded;
    int[] hits; // followed premises, by junction
    int[] touched = new int[64]; // junctions with hits
    int touchedCount;
    int[] states = new int[1024];
    int[] via = new int[1024];
    int size;

    private Scratch(Snapshot snapshot) {
        level = new byte[snapshot.firstJunction()];
        expanded = new byte[snapshot.firstJunction()];
        hits = new int[snapshot.junctions().size()];
    }

    private Scratch fitting(Snapshot snapshot) {
        if (level.length < snapshot.firstJunction()) {
            level = new byte[snapshot.firstJunction()];
            expanded = new byte[snapshot.firstJunction()];
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

    static Scratch borrow(Snapshot snapshot) {
        Scratch idle = pool(snapshot).idle.poll();
        return idle == null ? new Scratch(snapshot) : idle.fitting(snapshot);
    }

    void giveBack(Snapshot snapshot) {
        for (int i = 0; i < size; i++) {
            int vertex = states[i] >>> Reach.VERTEX_SHIFT;
            level[vertex] = 0;
            expanded[vertex] = 0;
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

    void push(int state, int arc) {
        if (size == states.length) {
            states = Arrays.copyOf(states, size * 2);
            via = Arrays.copyOf(via, size * 2);
        }
        states[size] = state;
        via[size++] = arc;
    }

    /** Takes back the states from {@code newSize} on, as if they had never been reached. */
    void forget(int newSize) {
        for (int i = newSize; i < size; i++) {
            level[states[i] >>> Reach.VERTEX_SHIFT] = 0;
        }
        size = newSize;
        for (int i = 0; i < size; i++) {
            int vertex = states[i] >>> Reach.VERTEX_SHIFT;
            level[vertex] = (byte) Math.max(level[vertex], (states[i] & 3) + 1);
        }
    }

    void touch(int junction) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, touchedCount * 2);
        }
        touched[touchedCount++] = junction;
    }
}
