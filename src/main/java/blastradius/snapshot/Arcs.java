package blastradius.snapshot;

import java.util.List;

/** The arcs, arc classes and junctions of a snapshot while it is compiled, or those that a revision adds to one. */
final class Arcs {

    private final int firstJunction;
    private final Dictionary<ArcClass> classes = new Dictionary<>();
    private final Junctions junctions;
    private final RowsBuilder rows;

    private Arcs(int firstJunction, Junctions junctions, RowsBuilder rows) {
        this.firstJunction = firstJunction;
        this.junctions = junctions;
        this.rows = rows;
    }

    /** Those of a new snapshot. */
    static Arcs of(int firstJunction, int expectedArcs) {
        return new Arcs(firstJunction, new Junctions(), new RowsBuilder(expectedArcs));
    }

    /** None yet; numbers go on after those of a snapshot. */
    static Arcs after(int firstJunction, Junctions junctions, List<ArcClass> arcClasses) {
        Arcs arcs = new Arcs(firstJunction, new Junctions(junctions), new RowsBuilder(16));
        arcClasses.forEach(arcs::classNumber);
        return arcs;
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

    /** The arcs in the order they were added. */
    RowsBuilder added() {
        return rows;
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
