package blastradius.store.database;

import java.util.Arrays;

/**
 * The difference between the relations that a source stated before and those it states now. A relation is (from, to, class) by number
 * and the fingerprint of its evidence; identities are compared whole, nothing rests on hashes. 16 bytes a slot, made once for the
 * number of relations that there can be, at most 20 bytes each; {@link #put} is O(1). Not thread-safe.
 */
public final class RelationTable {

    /** What a stated relation is to what stands. */
    public enum Found {
        ADDED,
        UNCHANGED,
        /** The same relation with other evidence. */
        CHANGED,
        /** Stated before in the same import. */
        DUPLICATE
    }

    private static final int EMPTY = 0;
    private static final int STANDING = 1;
    private static final int STATED = 2;
    private static final int CHANGED = 3;
    private static final int CLASS_BITS = 29;
    private static final int CLASS_MASK = (1 << CLASS_BITS) - 1;

    private final long[] ends;
    private final int[] evidence;
    /* class in the low bits, state in the high ones */
    private final int[] tagged;

    /** Room for so many relations, standing and stated together. */
    public RelationTable(long relations) {
        long slots = Math.max(16, relations * 6 / 5 + 1);
        if (slots > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    relations + " relations are more than one source can have; split it into several");
        }
        ends = new long[(int) slots];
        evidence = new int[(int) slots];
        tagged = new int[(int) slots];
    }

    /** A relation that the source stated before. */
    public void stands(int from, int to, int classNo, int evidenceHash) {
        int slot = slot(pack(from, to), classNo);
        set(slot, pack(from, to), classNo, evidenceHash, STANDING);
    }

    /** A relation that the source states now. */
    public Found put(int from, int to, int classNo, int evidenceHash) {
        long pair = pack(from, to);
        int slot = slot(pair, classNo);
        int state = tagged[slot] >>> CLASS_BITS;
        if (state == EMPTY) {
            set(slot, pair, classNo, evidenceHash, STATED);
            return Found.ADDED;
        }
        if (state != STANDING) {
            return Found.DUPLICATE;
        }
        boolean same = evidence[slot] == evidenceHash;
        set(slot, pair, classNo, evidenceHash, same ? STATED : CHANGED);
        return same ? Found.UNCHANGED : Found.CHANGED;
    }

    /** Whether what stood of this relation is closed: it was not stated again, or with other evidence. */
    public boolean closes(int from, int to, int classNo, boolean keepUnstated) {
        int state = tagged[slot(pack(from, to), classNo)] >>> CLASS_BITS;
        return state == CHANGED || (state == STANDING && !keepUnstated);
    }

    /** How many relations stood and were not stated again. */
    public long unstated() {
        return Arrays.stream(tagged)
                .filter(tag -> tag >>> CLASS_BITS == STANDING)
                .count();
    }

    /** Receives a relation by numbers. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int from, int to, int classNo);
    }

    /** Passes over relations that stood and were not stated again, in no order, as many as this at most. */
    public void forEachUnstated(int most, Visitor visitor) {
        int seen = 0;
        for (int slot = 0; slot < tagged.length && seen < most; slot++) {
            if (tagged[slot] >>> CLASS_BITS == STANDING) {
                visitor.visit((int) (ends[slot] >>> 32), (int) ends[slot], tagged[slot] & CLASS_MASK);
                seen++;
            }
        }
    }

    /** The distinct {@code from} ends of what is closed, ascending. */
    public int[] closedFrom(boolean keepUnstated) {
        int[] from = new int[64];
        int size = 0;
        for (int slot = 0; slot < tagged.length; slot++) {
            int state = tagged[slot] >>> CLASS_BITS;
            if (state == CHANGED || (state == STANDING && !keepUnstated)) {
                from = size == from.length ? Arrays.copyOf(from, size * 2) : from;
                from[size++] = (int) (ends[slot] >>> 32);
            }
        }
        return Arrays.stream(from, 0, size).sorted().distinct().toArray();
    }

    private void set(int slot, long pair, int classNo, int evidenceHash, int state) {
        ends[slot] = pair;
        evidence[slot] = evidenceHash;
        tagged[slot] = state << CLASS_BITS | classNo;
    }

    private int slot(long pair, int classNo) {
        int slot = (int) Math.unsignedMultiplyHigh(mix(pair ^ ((long) classNo << 17)), tagged.length);
        while (tagged[slot] != EMPTY && (ends[slot] != pair || (tagged[slot] & CLASS_MASK) != classNo)) {
            slot = slot + 1 == tagged.length ? 0 : slot + 1;
        }
        return slot;
    }

    private static long pack(int from, int to) {
        return (long) from << 32 | to;
    }

    /* Stafford's variant 13 of the finaliser of MurmurHash3. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
