package blastradius.store.importing;

import blastradius.store.database.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Numbers for ids, without the ids: 128 bits of each id's SHA-256 and its number, in open addressing, 20 bytes a slot and 27 to 54
 * bytes an entity whatever the length of the ids. Not thread-safe.
 */
final class IdTable {

    /** What {@link #find} returns for an id that has no number. */
    static final int NONE = -1;

    private final MessageDigest digest = Digests.sha256();
    private long[] high = new long[1 << 10];
    private long[] low = new long[1 << 10];
    private int[] numberPlusOne = new int[1 << 10];
    private int size;

    /** The id's number, or {@link #NONE}. */
    int find(String id) {
        ByteBuffer hash = hash(id);
        return numberPlusOne[slot(hash.getLong(0), hash.getLong(8))] - 1;
    }

    /** The id's number; where it has none yet, it gets {@code next}. */
    int findOrAdd(String id, int next) {
        ByteBuffer hash = hash(id);
        long top = hash.getLong(0);
        long rest = hash.getLong(8);
        int slot = slot(top, rest);
        if (numberPlusOne[slot] == 0) {
            high[slot] = top;
            low[slot] = rest;
            numberPlusOne[slot] = next + 1;
            size++;
            growWhenFull();
            return next;
        }
        return numberPlusOne[slot] - 1;
    }

    private ByteBuffer hash(String id) {
        return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
    }

    private int slot(long top, long rest) {
        int mask = numberPlusOne.length - 1;
        int slot = (int) top & mask;
        while (numberPlusOne[slot] != 0 && (high[slot] != top || low[slot] != rest)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void growWhenFull() {
        if (size <= numberPlusOne.length / 4 * 3) {
            return;
        }
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] old = numberPlusOne;
        high = new long[old.length * 2];
        low = new long[old.length * 2];
        numberPlusOne = new int[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                numberPlusOne[slot] = old[i];
            }
        }
    }
}
