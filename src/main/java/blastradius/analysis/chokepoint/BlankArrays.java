package blastradius.analysis.chokepoint;

import blastradius.snapshot.Snapshot;
import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Arrays by entity, all zero when they are borrowed. Each has one owner, who blanks what it wrote and gives it back, so that work on a reach costs
 * what is reached and not what the estate holds. One that is not given back is forgotten. Kept for as long as memory is not short; the revisions of a
 * snapshot share them, and any number of threads.
 */
final class BlankArrays {

    private final Idle idle;
    private final int entities;

    private BlankArrays(Idle idle, int entities) {
        this.idle = idle;
        this.entities = entities;
    }

    /** Those of one snapshot and its revisions. */
    private static final class Idle {
        private final Queue<SoftReference<byte[]>> bytes = new ConcurrentLinkedQueue<>();
        private final Queue<SoftReference<int[]>> ints = new ConcurrentLinkedQueue<>();
    }

    static BlankArrays of(Snapshot snapshot) {
        Idle idle = snapshot.origin().companion(Idle.class, missing -> new Idle());
        return new BlankArrays(idle, snapshot.firstJunction());
    }

    /** A byte an entity, or more. */
    byte[] bytes() {
        for (SoftReference<byte[]> next = idle.bytes.poll(); next != null; next = idle.bytes.poll()) {
            byte[] known = next.get();
            if (known != null && known.length >= entities) {
                return known;
            }
        }
        return new byte[entities];
    }

    /** Four bytes an entity, or more. */
    int[] ints() {
        for (SoftReference<int[]> next = idle.ints.poll(); next != null; next = idle.ints.poll()) {
            int[] known = next.get();
            if (known != null && known.length >= entities) {
                return known;
            }
        }
        return new int[entities];
    }

    /** Takes an array back that is blank again. */
    void giveBack(byte[] blank) {
        idle.bytes.add(new SoftReference<>(blank));
    }

    /** Takes an array back that is blank again. */
    void giveBack(int[] blank) {
        idle.ints.add(new SoftReference<>(blank));
    }
}
