package blastradius.snapshot;

import blastradius.model.Entity;
import blastradius.model.RelationClass;
import blastradius.model.Weighting;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Collects entities and relations in any order and compiles them into a {@link Snapshot}. Vertices are numbered in the order entities are
 * added: keep what lies together in the estate together here. Needs 12 bytes a relation while collecting and about 32 while compiling.
 * Not for several threads, and good for one snapshot.
 */
public final class SnapshotBuilder {

    /** How many entities revisions of a snapshot can add without numbering it anew. */
    private static final int ROOM = 4096;

    private final EntityTable entities = new EntityTable();
    private final Dictionary<RelationClass> relationClasses = new Dictionary<>();
    private final RelationColumns relations = new RelationColumns();
    private final Weighting weighting;

    /** {@code weighting}: what everything is worth; whoever builds has to say, so that no picture is weighed otherwise by oversight. */
    public SnapshotBuilder(Weighting weighting) {
        this.weighting = weighting;
    }

    /**
     * Adds an entity.
     *
     * @param sourceKinds the sources' own words for its kind
     * @return its vertex
     */
    public int entity(Entity entity, Set<String> sourceKinds) {
        return entities.add(entity, sourceKinds);
    }

    /** The number of a relation class; equal classes have one. */
    public int relationClass(RelationClass relationClass) {
        return relationClasses.number(relationClass);
    }

    /** Adds a relation between two vertices; allocates nothing. */
    public void relation(int from, int to, int relationClass) {
        relations.add(from, to, relationClass);
    }

    public OptionalInt vertexOf(String id) {
        return entities.vertexOf(id);
    }

    /** Compiles what was added. O(V + E log(longest row)). */
    public Snapshot build(long version, Instant takenAt) {
        return build(version, takenAt, () -> {});
    }

    /**
     * The same.
     *
     * @param goOn is asked now and then; what it throws ends the work
     */
    public Snapshot build(long version, Instant takenAt, Runnable goOn) {
        entities.freeze();
        List<RelationClass> classes = relationClasses.values();
        Arcs arcs = Arcs.of(entities.size() + ROOM, relations.size());
        Compiler compiler = new Compiler(entities, arcs, new ColumnLookups(entities.size(), classes, relations));
        int[] arcClasses = classes.stream().mapToInt(compiler::arcClass).toArray();
        for (int r = 0; r < relations.size(); r++) {
            if (r % 1024 == 0) {
                goOn.run();
            }
            int number = relations.relationClass(r);
            compiler.relation(relations.from(r), classes.get(number), relations.to(r), arcClasses[number]);
        }
        goOn.run();
        HomeTenants homes = HomeTenants.of(new Ownership(entities, classes, relations).homeTenants());
        Snapshot built = new Snapshot(
                new SnapshotParts(
                        entities,
                        arcs.firstJunction(),
                        homes,
                        relations.size(),
                        arcs.classes(),
                        arcs.junctions(),
                        arcs.forward(),
                        arcs.reverse()),
                version,
                takenAt);
        return built.weighed(weighting);
    }
}
