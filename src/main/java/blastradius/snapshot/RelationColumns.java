package blastradius.snapshot;

import java.util.Arrays;

/** Relations while a snapshot is built: source, target and relation class by column, 12 bytes each. */
final class RelationColumns {

    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int[] relationClass = new int[1024];
    private int size;

    void add(int source, int target, int classNumber) {
        if (size == from.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1));
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
            relationClass = Arrays.copyOf(relationClass, capacity);
        }
        from[size] = source;
        to[size] = target;
        relationClass[size++] = classNumber;
    }

    int size() {
        return size;
    }

    int from(int relation) {
        return from[relation];
    }

    int to(int relation) {
        return to[relation];
    }

    int relationClass(int relation) {
        return relationClass[relation];
    }
}
