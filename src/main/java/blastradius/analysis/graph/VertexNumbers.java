package blastradius.analysis.graph;

import java.util.Arrays;

/** Numbers vertices in the order in which they are met. O(1) a vertex; about 16 bytes for each that is met, none for others. For one thread. */
public final class VertexNumbers {

    public static final int NONE = -1;

    private int[] vertices = new int[64];
    private int[] slots = new int[256]; // place + 1, or 0
    private int size;

    /** The place of a vertex, a new one if it was not met before. */
    public int of(int vertex) {
        int slot = slot(vertex);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == vertices.length) {
            grow();
            slot = slot(vertex);
        }
        vertices[size] = vertex;
        slots[slot] = ++size;
        return size - 1;
    }

    /** The place of a vertex, or {@link #NONE} if it was not met. */
    public int find(int vertex) {
        return slots[slot(vertex)] - 1;
    }

    public int vertex(int place) {
        return vertices[place];
    }

    public int size() {
        return size;
    }

    private void grow() {
        vertices = Arrays.copyOf(vertices, size * 2);
        slots = new int[slots.length * 2];
        for (int place = 0; place < size; place++) {
            slots[slot(vertices[place])] = place + 1;
        }
    }

    private int slot(int vertex) {
        int mask = slots.length - 1;
        int hash = vertex * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (slots[slot] != 0 && vertices[slots[slot] - 1] != vertex) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
