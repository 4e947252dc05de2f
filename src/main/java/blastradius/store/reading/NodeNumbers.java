package blastradius.store.reading;

import java.util.Arrays;

/** Entities' numbers by the ids that Neo4j gives nodes, which are dense: 4 bytes an id. */
final class NodeNumbers {

    private int[] numbers = new int[1024]; // one more than the number; 0: none

    void put(long id, int number) {
        int at = Math.toIntExact(id);
        if (at >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(at + 1, (int)
                    Math.min(Integer.MAX_VALUE - 8, numbers.length * 2L)));
        }
        numbers[at] = number + 1;
    }

    /** The numbers of nodes, all of which are known entities. */
    int[] of(long[] ids) {
        int[] found = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            found[i] = numbers[(int) ids[i]] - 1;
        }
        return found;
    }
}
