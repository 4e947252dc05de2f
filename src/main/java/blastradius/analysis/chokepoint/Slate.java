package blastradius.analysis.chokepoint;

import blastradius.analysis.reach.Reach;
import blastradius.snapshot.Snapshot;
import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Arrays by entity to work out on what rests on what in one reach, all zero between uses. Borrowed and given back, so that this costs what is
 * reached and not what the estate holds: ten bytes an entity, for as long as memory is not short. The revisions of a snapshot share its pool.
 */
final class Slate {

    private final Snapshot origin;
    final byte[] held;
    final byte[] given;
    final byte[] broad;
    final byte[] fell;
    final byte[] now;
    final byte[] left;
    final int[] places;

    private Slate(Snapshot origin, int entities) {
        this.origin = origin;
        this.held = new byte[entities];
        this.given = new byte[entities];
        this.broad = new byte[entities];
        this.fell = new byte[entities];
        this.now = new byte[entities];
        this.left = new byte[entities];
        this.places = new int[entities];
    }

    private static final class Pool {
        private final ConcurrentLinkedQueue<SoftReference<Slate>> idle = new ConcurrentLinkedQueue<>();
    }

    static Slate borrow(Snapshot snapshot) {
        Pool pool = pool(snapshot.origin());
        for (SoftReference<Slate> idle = pool.idle.poll(); idle != null; idle = pool.idle.poll()) {
            Slate slate = idle.get();
            if (slate != null && slate.held.length >= snapshot.firstJunction()) {
                return slate;
            }
        }
        return new Slate(snapshot.origin(), snapshot.firstJunction());
    }

    /** Blank where the reach was; nothing else may have been written on. */
    void giveBack(Reach reach) {
        for (int state = 0; state < reach.stateCount(); state++) {
            int entity = reach.vertexAt(state);
            held[entity] = 0;
            given[entity] = 0;
            broad[entity] = 0;
            fell[entity] = 0;
            now[entity] = 0;
            left[entity] = 0;
            places[entity] = 0;
        }
        pool(origin).idle.add(new SoftReference<>(this));
    }

    private static Pool pool(Snapshot origin) {
        return origin.companion(Pool.class, missing -> new Pool());
    }
}
