package blastradius.estate;

import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.SnapshotBuilder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes into a builder; an entity's id is its vertex in base 36. Counts relations, which the families steer by. */
final class Drawing {

    private final SnapshotBuilder builder;
    private final Map<RelationKind, int[]> classes =
            new EnumMap<>(RelationKind.class); // by level code; -1 until numbered
    private int vertices;
    private long relations;
    private @Nullable String tenant;

    Drawing(SnapshotBuilder builder) {
        this.builder = builder;
    }

    long relations() {
        return relations;
    }

    /** Adds a tenant; what is added from now on belongs to it. */
    int tenant(EntityKind kind) {
        tenant = null;
        int vertex = entity(kind);
        tenant = id(vertex);
        return vertex;
    }

    int entity(EntityKind kind) {
        return entity(kind, EntityTraits.DEFAULT);
    }

    int entity(EntityKind kind, EntityTraits traits) {
        String id = Integer.toString(vertices, Character.MAX_RADIX);
        Entity entity = new Entity(id, kind, id, tenant, id, kind.name(), traits, Map.of());
        vertices++;
        return builder.entity(entity, Set.of(kind.name()));
    }

    static String id(int vertex) {
        return Integer.toString(vertex, Character.MAX_RADIX);
    }

    void relate(int from, RelationKind kind, int to) {
        int[] numbers = numbers(kind);
        if (numbers[0] < 0) {
            numbers[0] = classOf(kind, Terms.NONE);
        }
        relate(from, numbers[0], to);
    }

    void relate(int from, RelationKind kind, int to, AccessLevel level) {
        int[] numbers = numbers(kind);
        if (numbers[level.code()] < 0) {
            numbers[level.code()] = classOf(kind, Terms.level(level));
        }
        relate(from, numbers[level.code()], to);
    }

    private int[] numbers(RelationKind kind) {
        return classes.computeIfAbsent(kind, each -> new int[] {-1, -1, -1, -1, -1});
    }

    /** A relation of a class that {@link #classOf} numbered. */
    void relate(int from, int relationClass, int to) {
        builder.relation(from, to, relationClass);
        relations++;
    }

    int classOf(RelationKind kind, Terms terms) {
        return builder.relationClass(new RelationClass(kind, kind.name(), terms));
    }
}
