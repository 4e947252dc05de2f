package blastradius.snapshot;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.Arrays;
import java.util.List;

/** The neighbours over relations of one kind that nothing denies and that are not "never": what the rules that read several relations look up. */
final class Adjacency {

    private final int[] first;
    private final int[] neighbours;

    private Adjacency(int[] first, int[] neighbours) {
        this.first = first;
        this.neighbours = neighbours;
    }

    static Adjacency targets(RelationKind kind, int vertices, List<RelationClass> classes, RelationColumns relations) {
        return of(kind, vertices, classes, relations, false);
    }

    static Adjacency sources(RelationKind kind, int vertices, List<RelationClass> classes, RelationColumns relations) {
        return of(kind, vertices, classes, relations, true);
    }

    private static Adjacency of(
            RelationKind kind, int vertices, List<RelationClass> classes, RelationColumns relations, boolean sources) {
        boolean[] wanted = new boolean[classes.size()];
        for (int c = 0; c < wanted.length; c++) {
            Terms terms = classes.get(c).terms();
            wanted[c] = classes.get(c).kind() == kind && terms.deniedBy() == null && !terms.never();
        }
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
