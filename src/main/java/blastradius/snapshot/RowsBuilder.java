package blastradius.snapshot;

import java.util.Arrays;

/**
 * Collects arcs and sorts them into {@link Rows}, forward or reverse. Equal arcs of one class are kept once. Needs 12 bytes an arc while
 * collecting and 8 more while sorting; O(V + E log(row)).
 */
final class RowsBuilder {

    private int[] tails;
    private int[] arcs; // packed with the head
    private int[] classes;
    private int size;

    RowsBuilder(int expected) {
        int capacity = Math.max(16, expected);
        tails = new int[capacity];
        arcs = new int[capacity];
        classes = new int[capacity];
    }

    void add(int tail, int needs, int head, int gives, int arcClass) {
        if (size == tails.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 16L);
            tails = Arrays.copyOf(tails, capacity);
            arcs = Arrays.copyOf(arcs, capacity);
            classes = Arrays.copyOf(classes, capacity);
        }
        tails[size] = tail;
        arcs[size] = Rows.pack(needs, head, gives);
        classes[size++] = arcClass;
    }

    int size() {
        return size;
    }

    int tail(int index) {
        return tails[index];
    }

    /** Packed as in {@link Rows}, with its head. */
    int arc(int index) {
        return arcs[index];
    }

    int arcClass(int index) {
        return classes[index];
    }

    /** Rows by tail; each arc names its head. */
    Rows forward(int vertexCount, int classCount) {
        int[] first = new int[vertexCount + 1];
        for (int i = 0; i < size; i++) {
            first[tails[i] + 1]++;
        }
        long[] keyed = scatter(first, false);
        return pack(first, keyed, classCount);
    }

    /** Rows by head; each arc names its tail. */
    Rows reverse(int vertexCount, int classCount) {
        int[] first = new int[vertexCount + 1];
        for (int i = 0; i < size; i++) {
            first[Rows.otherEnd(arcs[i]) + 1]++;
        }
        long[] keyed = scatter(first, true);
        return pack(first, keyed, classCount);
    }

    private long[] scatter(int[] first, boolean byHead) {
        for (int v = 1; v < first.length; v++) {
            first[v] += first[v - 1];
        }
        int[] next = Arrays.copyOf(first, first.length);
        long[] keyed = new long[size];
        for (int i = 0; i < size; i++) {
            int arc = arcs[i];
            int head = Rows.otherEnd(arc);
            int row = byHead ? head : tails[i];
            int stored = byHead ? Rows.pack(Rows.needs(arc), tails[i], Rows.gives(arc)) : arc;
            keyed[next[row]++] = (long) (stored ^ Integer.MIN_VALUE) << 32 | classes[i];
        }
        return keyed;
    }

    /** Sorts each row, drops repeated arcs, and splits the keys into the columns; {@code first} is moved along. */
    private static Rows pack(int[] first, long[] keyed, int classCount) {
        boolean narrow = classCount <= Character.MAX_VALUE + 1;
        int kept = 0;
        for (int v = 0; v + 1 < first.length; v++) {
            int start = first[v];
            int end = first[v + 1];
            if (end - start > 1) {
                Arrays.sort(keyed, start, end);
            }
            first[v] = kept;
            for (int i = start; i < end; i++) {
                if (i == start || keyed[i] != keyed[i - 1]) {
                    keyed[kept++] = keyed[i];
                }
            }
        }
        first[first.length - 1] = kept;
        int[] arcs = new int[kept];
        char[] narrowClasses = narrow ? new char[kept] : null;
        int[] wideClasses = narrow ? null : new int[kept];
        for (int i = 0; i < kept; i++) {
            arcs[i] = (int) (keyed[i] >>> 32) ^ Integer.MIN_VALUE;
            if (narrowClasses != null) {
                narrowClasses[i] = (char) keyed[i];
            } else if (wideClasses != null) {
                wideClasses[i] = (int) keyed[i];
            }
        }
        return new Rows(first, arcs, narrowClasses, wideClasses);
    }
}
