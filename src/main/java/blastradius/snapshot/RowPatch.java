package blastradius.snapshot;

import java.util.Arrays;

/** Rows that replace others in a revision: sorted by vertex, each sorted as {@link Rows} are. Immutable. */
final class RowPatch {

    private final int[] vertices;
    private final int[] starts; // one more than vertices
    private final int[] arcs;
    private final int[] classes;

    RowPatch(int[] vertices, int[] starts, int[] arcs, int[] classes) {
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

    int[] vertices() {
        return vertices.clone();
    }
}
