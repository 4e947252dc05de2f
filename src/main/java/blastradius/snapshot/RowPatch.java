package blastradius.snapshot;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows that replace others in a revision, sorted by vertex, each sorted as {@link Rows} are; and arcs that are gone from rows that otherwise stay.
 * Immutable.
 */
final class RowPatch {

    private final int[] vertices;
    private final int[] starts; // one more than vertices
    private final int[] arcs;
    private final int[] classes;
    private final Removed removed;

    /**
     * Arcs that are gone from rows that are not replaced.
     *
     * @param arcClass the class of all of them
     * @param vertices the rows, ascending
     */
    record Removed(RemovedArcs arcs, int arcClass, Set<Integer> vertices) {}

    RowPatch(int[] vertices, int[] starts, int[] arcs, int[] classes, Removed removed) {
        this.removed = removed;
        this.vertices = vertices;
        this.starts = starts;
        this.arcs = arcs;
        this.classes = classes;
    }

    /** The number of the row that replaces the vertex's, or a negative number. O(log rows). */
    int row(int vertex) {
        return Arrays.binarySearch(vertices, vertex);
    }

    int start(int row) {
        return starts[row];
    }

    int arc(int index) {
        return arcs[index];
    }

    int arcClass(int index) {
        return classes[index];
    }

    int size() {
        return arcs.length;
    }

    int owner(int index) {
        int found = Arrays.binarySearch(starts, index);
        int row = found >= 0 ? found : -found - 2;
        while (starts[row + 1] == starts[row]) {
            row++;
        }
        return vertices[row];
    }

    /** Of the rows that are replaced. */
    int[] vertices() {
        return vertices.clone();
    }

    Removed removed() {
        return removed;
    }

    /** Of all rows that are not as they were, ascending. */
    int[] changedRows() {
        return IntStream.concat(
                        Arrays.stream(vertices), removed.vertices().stream().mapToInt(Integer::intValue))
                .distinct()
                .sorted()
                .toArray();
    }
}
