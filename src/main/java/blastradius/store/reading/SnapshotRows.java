package blastradius.store.reading;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.LesserWord;
import blastradius.model.RelationClass;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.SnapshotBuilder;
import blastradius.store.database.Columns;
import blastradius.store.database.RelationClasses;
import blastradius.store.database.RelationTable;
import blastradius.store.database.TraitsText;
import blastradius.store.joining.Joins;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** Takes the packed rows of {@link SnapshotReader} to a {@link SnapshotBuilder}: first all entities, then the relations. */
final class SnapshotRows {

    private final SnapshotBuilder builder;
    private final RelationClasses classes;
    private final boolean severalSources;
    private final Map<String, EntityTraits> traits = new HashMap<>();
    private final int[] builderClass;
    private final int[] closedClass;
    private final LesserWords lesser;
    private final NodeNumbers numbers = new NodeNumbers();
    private final int[] vertex; // by number
    private final Map<Integer, Integer> joinedWith = new HashMap<>(); // by number
    private final Map<String, String> joinedNames = new HashMap<>(); // by id
    private @Nullable Row[] rows; // by number

    private record Row(Entity entity, Set<String> sourceKinds) {}

    /** Entities have numbers below {@code end}. */
    SnapshotRows(int end, RelationClasses classes, boolean severalSources, Weighting weighting) {
        this.builder = new SnapshotBuilder(weighting);
        this.classes = classes;
        this.severalSources = severalSources;
        this.builderClass = filled(classes.size());
        this.closedClass = filled(classes.size());
        this.lesser = new LesserWords(classes);
        this.vertex = filled(end);
        this.rows = new @Nullable Row[end];
    }

    /** Takes entities; one that was taken before stays as it was. */
    void entities(Record packed) {
        int[] no = Columns.ints(packed.get("no"));
        long[] id = Columns.longs(packed.get("id"));
        for (int i = 0; i < no.length; i++) {
            numbers.put(id[i], no[i]);
            if (no[i] < rows.length && rows[no[i]] == null) {
                rows[no[i]] = row(packed, i);
            }
        }
    }

    /** Numbers the vertices; an end that is joined with an entity is none of its own. */
    void endEntities(List<Joins.Joined> joined) {
        List<Joins.Joined> standing = joined.stream()
                .filter(join -> rows[join.no()] != null && rows[join.target()] != null)
                .toList();
        standing.forEach(this::takeIn);
        for (int no = 0; no < rows.length; no++) {
            Row row = rows[no];
            if (row != null) {
                vertex[no] = builder.entity(row.entity(), row.sourceKinds());
            }
        }
        rows = new @Nullable Row[0];
    }

    /* What sources call it finds it, whichever of them says so. */
    private void takeIn(Joins.Joined join) {
        Row part = rows[join.no()];
        Row whole = rows[join.target()];
        if (part != null && whole != null) {
            if (!part.entity().kind().equals(EntityKind.OTHER)) {
                Set<String> sourceKinds = new HashSet<>(whole.sourceKinds());
                sourceKinds.addAll(part.sourceKinds());
                rows[join.target()] = new Row(whole.entity(), sourceKinds);
            }
            rows[join.no()] = null;
            joinedWith.put(join.no(), join.target());
            joinedNames.put(join.placeholder(), join.entity());
        }
    }

    /** Takes all relations of some entities, whose ends are told by Neo4j's ids. */
    void relations(Record packed) {
        int[] from = entities(Columns.longs(packed.get("from")));
        int[] to = entities(Columns.longs(packed.get("to")));
        int[] attr = Columns.ints(packed.get("attr"));
        BitSet givesWay = lesser.among(from, to, attr);
        RelationTable seen = new RelationTable(severalSources ? from.length : 0);
        for (int i = 0; i < from.length; i++) {
            if (!severalSources || seen.put(from[i], to[i], attr[i], 0) == RelationTable.Found.ADDED) {
                int relationClass = givesWay.get(i) ? closedClassOf(attr[i]) : classOf(attr[i]);
                builder.relation(vertex[from[i]], vertex[to[i]], relationClass);
            }
        }
    }

    private int[] entities(long[] ids) {
        int[] found = numbers.of(ids);
        for (int i = 0; !joinedWith.isEmpty() && i < found.length; i++) {
            found[i] = joinedWith.getOrDefault(found[i], found[i]);
        }
        return found;
    }

    Snapshot build(long version, Instant takenAt) {
        return builder.build(version, takenAt);
    }

    private int classOf(int attr) {
        if (builderClass[attr] == Columns.NONE) {
            builderClass[attr] = builder.relationClass(named(classes.get(attr)));
        }
        return builderClass[attr];
    }

    private int closedClassOf(int attr) {
        if (closedClass[attr] == Columns.NONE) {
            closedClass[attr] = builder.relationClass(named(LesserWord.closed(classes.get(attr))));
        }
        return closedClass[attr];
    }

    private RelationClass named(RelationClass stated) {
        return stated.renamed(id -> joinedNames.getOrDefault(id, id));
    }

    private Row row(Record packed, int i) {
        String sourceKind = packed.get("sourceKind").get(i).asString();
        String tenant = packed.get("tenant").get(i).asString();
        Entity entity = new Entity(
                packed.get("key").get(i).asString(),
                EntityKind.valueOf(packed.get("kind").get(i).asString()),
                packed.get("name").get(i).asString(),
                tenant.isEmpty() ? null : tenant,
                packed.get("sourceId").get(i).asString(),
                sourceKind,
                traits.computeIfAbsent(packed.get("traits").get(i).asString(), SnapshotRows::traits),
                Map.of());
        return new Row(entity, sourceKinds(sourceKind, packed.get("sourceKinds").get(i)));
    }

    private static EntityTraits traits(String text) {
        return TraitsText.parse(text.isEmpty() ? null : text);
    }

    private static Set<String> sourceKinds(String sourceKind, Value several) {
        return several.isEmpty() ? Set.of(sourceKind) : new HashSet<>(several.asList(Value::asString));
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, Columns.NONE);
        return array;
    }
}
