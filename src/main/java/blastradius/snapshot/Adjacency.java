package blastradius.snapshot;

import java.util.Arrays;

/** The neighbours over some of the relations that were collected: what the rules that read several relations look up. */
final class Adjacency {

    private final int[] first;
    private final int[] neighbours;

    private Adjacency(int[] first, int[] neighbours) {
        this.first = first;
        this.neighbours = neighbours;
    }

    /** The neighbours over relations of the wanted classes: their sources, by target, or their targets, by source. */
    static Adjacency of(int vertices, boolean[] wanted, RelationColumns relations, boolean sources) {
        int[] first = new int[vertices + 1];
        for (int r = 0; r < relations.size(); r++) {
            if (wanted[relations.relationClass(r)]) {
                first[(sources ? relations.to(r) : relations.from(r)) + 1]++;
            }
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] neighbours = new int[first[vertices]];
        int[] next = first.clone();
        for (int r = 0; r < relations.size(); r++) {
            if (wanted[relations.relationClass(r)]) {
                int row = sources ? relations.to(r) : relations.from(r);
                neighbours[next[row]++] = sources ? relations.from(r) : relations.to(r);
            }
        }
        return new Adjacency(first, neighbours);
    }

    int[] of(int vertex) {
        return Arrays.copyOfRange(neighbours, first[vertex], first[vertex + 1]);
    }
}
