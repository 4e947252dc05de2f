package blastradius.snapshot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Arcs that a revision takes from and adds to the rows of a snapshot, kept for both directions. */
final class RowChanges {

    private static final int LONG = 4; // arcs of a row that is not copied where some of them go

    private final Snapshot base;
    private final int removedClass;
    private final Map<Integer, Change> forward = new TreeMap<>();
    private final Map<Integer, Change> reverse = new TreeMap<>();

    /** What leaves and joins one row, as sort keys: the packed arc above its class. */
    private record Change(Set<Long> gone, List<Long> come) {}

    /** @param removedClass the class of arcs that are gone */
    RowChanges(Snapshot base, int vertexCount, int removedClass) {
        this.base = base;
        this.removedClass = removedClass;
        for (int added = base.vertexCount(); added < vertexCount; added++) {
            change(forward, added);
            change(reverse, added);
        }
    }

    /** Takes the arcs of a row whose index the test accepts. */
    void removeIf(int tail, IntPredicate test) {
        Rows rows = base.forward();
        for (int a = rows.start(tail); a < rows.end(tail); a++) {
            if (test.test(a)) {
                int arc = rows.arc(a);
                change(forward, tail).gone().add(key(arc, rows.arcClass(a)));
                change(reverse, Rows.otherEnd(arc)).gone().add(key(turned(arc, tail), rows.arcClass(a)));
            }
        }
    }

    void add(int tail, int arc, int arcClass) {
        change(forward, tail).come().add(key(arc, arcClass));
        change(reverse, Rows.otherEnd(arc)).come().add(key(turned(arc, tail), arcClass));
    }

    Rows forward() {
        return base.forward().with(patch(base.forward(), forward));
    }

    Rows reverse() {
        return base.reverse().with(patch(base.reverse(), reverse));
    }

    private static Change change(Map<Integer, Change> changes, int vertex) {
        return changes.computeIfAbsent(vertex, missing -> new Change(new HashSet<>(), new ArrayList<>()));
    }

    private RowPatch patch(Rows rows, Map<Integer, Change> changes) {
        Set<Integer> shortened = new TreeSet<>();
        RemovedArcs gone = RemovedArcs.NONE;
        RowPatch known = rows.patch();
        if (known != null) {
            for (int vertex : known.vertices()) {
                change(changes, vertex);
            }
            gone = known.removed().arcs();
            shortened.addAll(known.removed().vertices());
        }
        IntStream.Builder removed = IntStream.builder();
        changes.forEach((vertex, change) -> {
            if (isShortened(rows, vertex, change)) {
                shortened.add(vertex);
                indices(rows, vertex, change).forEach(removed::add);
            }
        });
        int[] vertices = changes.entrySet().stream()
                .filter(each -> !isShortened(rows, each.getKey(), each.getValue()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
        int[] starts = new int[vertices.length + 1];
        List<long[]> keys = new ArrayList<>();
        for (int i = 0; i < vertices.length; i++) {
            long[] row = row(rows, vertices[i], change(changes, vertices[i]));
            keys.add(row);
            starts[i + 1] = starts[i] + row.length;
        }
        int[] arcs = new int[starts[vertices.length]];
        int[] classes = new int[arcs.length];
        int next = 0;
        for (long[] row : keys) {
            for (long key : row) {
                arcs[next] = (int) (key >>> 32) ^ Integer.MIN_VALUE;
                classes[next++] = (int) key;
            }
        }
        gone = gone.with(removed.build().toArray());
        return new RowPatch(vertices, starts, arcs, classes, new RowPatch.Removed(gone, removedClass, shortened));
    }

    private boolean isShortened(Rows rows, int vertex, Change change) {
        RowPatch known = rows.patch();
        return !base.isJunction(vertex) // of conditions the arcs are counted
                && change.come().isEmpty()
                && rows.end(vertex) - rows.start(vertex) >= LONG
                && (known == null || known.row(vertex) < 0);
    }

    private static IntStream indices(Rows rows, int vertex, Change change) {
        return IntStream.range(rows.start(vertex), rows.end(vertex))
                .filter(a -> change.gone().contains(key(rows.arc(a), rows.arcClass(a))));
    }

    private long[] row(Rows rows, int vertex, Change change) {
        List<Long> keys = new ArrayList<>(change.come());
        if (vertex < base.vertexCount()) {
            for (int a = rows.start(vertex); a < rows.end(vertex); a++) {
                long key = key(rows.arc(a), rows.arcClass(a));
                if (rows.arcClass(a) != removedClass && !change.gone().contains(key)) {
                    keys.add(key);
                }
            }
        }
        return keys.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
    }

    private static int turned(int arc, int tail) {
        return Rows.pack(Rows.needs(arc), tail, Rows.gives(arc));
    }

    private static long key(int arc, int arcClass) {
        return (long) (arc ^ Integer.MIN_VALUE) << 32 | arcClass;
    }
}
