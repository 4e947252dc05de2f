package blastradius.snapshot;

import java.util.List;

/** The arcs, arc classes and junctions of a snapshot while it is compiled. */
final class Arcs {

    private final int firstJunction;
    private final Dictionary<ArcClass> classes = new Dictionary<>();
    private final Junctions junctions = new Junctions();
    private final RowsBuilder rows;

    Arcs(int firstJunction, int expectedArcs) {
        this.firstJunction = firstJunction;
        this.rows = new RowsBuilder(expectedArcs);
    }

    void add(int tail, int needs, int head, int gives, int arcClass) {
        rows.add(tail, needs, head, gives, arcClass);
    }

    int classNumber(ArcClass arcClass) {
        return classes.number(arcClass);
    }

    /** Adds a junction and returns its vertex. */
    int junction(int threshold, int... waivableClasses) {
        int vertex = firstJunction + junctions.add(threshold, waivableClasses);
        if (vertex >= Rows.MAX_VERTICES) {
            throw new IllegalStateException("more than " + Rows.MAX_VERTICES + " entities and conditions");
        }
        return vertex;
    }

    int firstJunction() {
        return firstJunction;
    }

    int vertexCount() {
        return firstJunction + junctions.size();
    }

    Rows forward() {
        return rows.forward(vertexCount(), classes.size());
    }

    Rows reverse() {
        return rows.reverse(vertexCount(), classes.size());
    }

    List<ArcClass> classes() {
        return List.copyOf(classes.values());
    }

    Junctions junctions() {
        return junctions;
    }
}
