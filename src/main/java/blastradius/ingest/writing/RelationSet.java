package blastradius.ingest.writing;

import blastradius.model.RelationClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The relations that an import has stated, as numbers, to tell the duplicates: exactly, at 16 to 32 bytes a relation. Open addressing
 * over two arrays; slot 0 of a pair holds the ends, slot 1 the class, shifted by one so that zero means free.
 */
public final class RelationSet {

    private final Map<RelationClass, Integer> classes = new HashMap<>();
    private long[] ends = new long[1024];
    private int[] classNumbers = new int[1024];
    private int size;

    /** Notes a relation; false if it was there. */
    public boolean add(RelationClass relation, int from, int to) {
        if (2 * size >= ends.length) {
            grow();
        }
        int number = classes.computeIfAbsent(relation, first -> classes.size() + 1);
        boolean added = put((long) from << 32 | to, number);
        size += added ? 1 : 0;
        return added;
    }

    private boolean put(long pair, int number) {
        int mask = ends.length - 1;
        int slot = hash(pair, number) & mask;
        while (classNumbers[slot] != 0) {
            if (ends[slot] == pair && classNumbers[slot] == number) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        ends[slot] = pair;
        classNumbers[slot] = number;
        return true;
    }

    private void grow() {
        long[] oldEnds = ends;
        int[] oldNumbers = classNumbers;
        ends = new long[2 * oldEnds.length];
        classNumbers = Arrays.copyOf(new int[0], ends.length);
        for (int slot = 0; slot < oldEnds.length; slot++) {
            if (oldNumbers[slot] != 0) {
                put(oldEnds[slot], oldNumbers[slot]);
            }
        }
    }

    private static int hash(long pair, int number) {
        long mixed = (pair ^ (long) number << 17) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
