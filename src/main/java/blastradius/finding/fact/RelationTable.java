package blastradius.finding.fact;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All relations of one kind that stand at an instant, with those of each end at hand. 12 bytes a relation, and 8 more with 8 bytes an entity once an end is
 * asked for. For one thread.
 */
public final class RelationTable {

    private final Snapshot snapshot;
    private final IntArrayList from = new IntArrayList();
    private final IntArrayList to = new IntArrayList();
    private final IntArrayList classes = new IntArrayList();
    private @Nullable Index byFrom;
    private @Nullable Index byTo;

    private RelationTable(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Those of each kind that stand at the instant and that nothing denies, whether or not they must be activated first. O(V + E). */
    static Map<RelationKind, RelationTable> of(Snapshot snapshot, Instant at, Runnable goOn) {
        Map<RelationKind, RelationTable> tables = new EnumMap<>(RelationKind.class);
        for (RelationKind kind : RelationKind.values()) {
            tables.put(kind, new RelationTable(snapshot));
        }
        RelationTable[] byClass = snapshot.arcClasses().stream()
                .map(ArcClass::relation)
                .map(relation -> relation == null ? null : tables.get(relation.kind()))
                .toArray(RelationTable[]::new);
        RelationRows rows = new RelationRows(snapshot);
        BitSet standing = rows.classes(
                relation -> relation.terms().isOpenAt(at) && relation.terms().deniedBy() == null);
        rows.forEach(standing, goOn, (from, to, arcClass) -> byClass[arcClass].add(from, to, arcClass));
        return tables;
    }

    private void add(int source, int target, int arcClass) {
        from.add(source);
        to.add(target);
        classes.add(arcClass);
    }

    public int size() {
        return from.size();
    }

    public int from(int i) {
        return from.getInt(i);
    }

    public int to(int i) {
        return to.getInt(i);
    }

    /** What the i-th relation states. */
    public RelationClass relationClass(int i) {
        return Objects.requireNonNull(
                snapshot.arcClasses().get(classes.getInt(i)).relation());
    }

    public RelationAt at(int i) {
        return new RelationAt(from(i), to(i), relationClass(i));
    }

    /** Those from an entity. */
    public List<RelationAt> outOf(int vertex) {
        if (byFrom == null) {
            byFrom = new Index(from, snapshot.entityCount());
        }
        return at(byFrom.places(vertex));
    }

    /** Those to an entity. */
    public List<RelationAt> into(int vertex) {
        if (byTo == null) {
            byTo = new Index(to, snapshot.entityCount());
        }
        return at(byTo.places(vertex));
    }

    private List<RelationAt> at(int[] places) {
        List<RelationAt> relations = new ArrayList<>(places.length);
        for (int place : places) {
            relations.add(at(place));
        }
        return relations;
    }

    /** Where the relations of each entity stand. */
    private static final class Index {

        private final int[] first;
        private final int[] places;

        Index(IntArrayList ends, int entities) {
            first = new int[entities + 1];
            for (int i = 0; i < ends.size(); i++) {
                first[ends.getInt(i) + 1]++;
            }
            Arrays.parallelPrefix(first, Integer::sum);
            places = new int[ends.size()];
            int[] next = first.clone();
            for (int i = 0; i < ends.size(); i++) {
                places[next[ends.getInt(i)]++] = i;
            }
        }

        int[] places(int vertex) {
            return Arrays.copyOfRange(places, first[vertex], first[vertex + 1]);
        }
    }
}
