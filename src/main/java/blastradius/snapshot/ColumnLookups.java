package blastradius.snapshot;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks neighbours up among the relations that a builder collected; each kind and direction is indexed when first asked for. */
final class ColumnLookups implements Lookups {

    private final int vertices;
    private final List<RelationClass> classes;
    private final RelationColumns relations;
    private final Map<RelationKind, Adjacency> targets = new EnumMap<>(RelationKind.class);
    private final Map<RelationKind, Adjacency> sources = new EnumMap<>(RelationKind.class);

    ColumnLookups(int vertices, List<RelationClass> classes, RelationColumns relations) {
        this.vertices = vertices;
        this.classes = classes;
        this.relations = relations;
    }

    @Override
    public int[] targets(RelationKind kind, int source) {
        return targets.computeIfAbsent(kind, missing -> Adjacency.targets(missing, vertices, classes, relations))
                .of(source);
    }

    @Override
    public int[] sources(RelationKind kind, int target) {
        return sources.computeIfAbsent(kind, missing -> Adjacency.sources(missing, vertices, classes, relations))
                .of(target);
    }
}
