package blastradius.snapshot;

import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.Weighting;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * An immutable picture of the estate at one version. Vertices {@code 0..entityCount()-1} are entities in the order they were added, those
 * from {@code firstJunction()} up to {@code vertexCount()} are {@link Junctions}; what lies between is room for entities that revisions add. Safe for any number of readers.
 */
public final class Snapshot {

    /** The id of what every attacker holds: what anybody may do who asks. */
    public static final String ANYONE = "ANYONE";

    private final long version;
    private final Instant takenAt;
    private final EntityTable entities;
    private final int firstJunction;
    private final HomeTenants homeTenants;
    private final long relationCount;
    private final List<ArcClass> arcClasses;
    private final Junctions junctions;
    private final Rows forward;
    private final Rows reverse;
    private final Snapshot origin;
    private final Valuation valuation;
    private final BitSet helpers;
    private final Map<Class<?>, Object> companions = new ConcurrentHashMap<>();
    private final Map<Weighting, Valuation> valuations = new ConcurrentHashMap<>();

    Snapshot(SnapshotParts parts, long version, Instant takenAt) {
        this(parts, Valuation.of(parts.entities(), parts.homeTenants()), version, takenAt);
    }

    Snapshot(SnapshotParts parts, Valuation valuation, long version, Instant takenAt) {
        this.version = version;
        this.takenAt = takenAt;
        this.entities = parts.entities();
        this.firstJunction = parts.firstJunction();
        this.homeTenants = parts.homeTenants();
        this.relationCount = parts.relationCount();
        this.arcClasses = parts.arcClasses();
        this.junctions = parts.junctions();
        this.forward = parts.forward();
        this.reverse = parts.reverse();
        this.helpers = entities.helpers();
        this.origin = this;
        this.valuation = valuation;
    }

    /** A revision: the same version, parts of its own. */
    Snapshot(SnapshotParts parts, Snapshot origin, boolean sameValues) {
        this.version = origin.version;
        this.takenAt = origin.takenAt;
        this.entities = parts.entities();
        this.firstJunction = parts.firstJunction();
        this.homeTenants = parts.homeTenants();
        this.relationCount = parts.relationCount();
        this.arcClasses = parts.arcClasses();
        this.junctions = parts.junctions();
        this.forward = parts.forward();
        this.reverse = parts.reverse();
        this.helpers = entities.helpers();
        this.origin = origin.origin;
        this.valuation = sameValues
                ? origin.valuation.sharedBy(entityCount(), helpers::get, this::tenant)
                : Valuation.of(Things.of(entities, homeTenants), origin.valuation.weighting());
    }

    /** A picture that differs in what everything is worth, and is one of its own where it was. */
    private Snapshot(Snapshot same, Valuation valuation, boolean isOrigin) {
        this.version = same.version;
        this.takenAt = same.takenAt;
        this.entities = same.entities;
        this.firstJunction = same.firstJunction;
        this.homeTenants = same.homeTenants;
        this.relationCount = same.relationCount;
        this.arcClasses = same.arcClasses;
        this.junctions = same.junctions;
        this.forward = same.forward;
        this.reverse = same.reverse;
        this.helpers = same.helpers;
        this.origin = isOrigin ? this : same.origin;
        this.valuation = valuation;
    }

    /** The snapshot of a small estate; relations whose ends no entity describes are an error. */
    public static Snapshot of(Estate estate, long version, Instant takenAt) {
        SnapshotBuilder builder = new SnapshotBuilder(Weighting.DEFAULT);
        for (Entity entity : estate.entities()) {
            builder.entity(entity, Set.of(entity.sourceKind()));
        }
        for (Relation relation : estate.relations()) {
            int from = builder.vertexOf(relation.from()).orElseThrow(() -> unknown(relation.from()));
            int to = builder.vertexOf(relation.to()).orElseThrow(() -> unknown(relation.to()));
            builder.relation(from, to, builder.relationClass(RelationClass.of(relation)));
        }
        return builder.build(version, takenAt);
    }

    private static BlastRadiusException unknown(String id) {
        return new BlastRadiusException.UnknownId("entity", id);
    }

    /** The estate's version that this is a picture of. */
    public long version() {
        return version;
    }

    public Instant takenAt() {
        return takenAt;
    }

    public int entityCount() {
        return entities.size();
    }

    /** One more than the largest vertex: entities, room for those that revisions add, junctions. */
    public int vertexCount() {
        return firstJunction + junctions.size();
    }

    /** The vertex of the first junction; every vertex below is an entity's or free. */
    public int firstJunction() {
        return firstJunction;
    }

    public long relationCount() {
        return relationCount;
    }

    public OptionalInt vertexOf(String id) {
        return entities.vertexOf(id);
    }

    public String id(int vertex) {
        return entities.id(vertex);
    }

    public String name(int vertex) {
        return entities.name(vertex);
    }

    /** An entity as analyses know it: without its source's words, of the tenant that it belongs to. */
    public Entity entity(int vertex) {
        int home = tenant(vertex);
        return Entity.of(id(vertex), kind(vertex))
                .withName(name(vertex))
                .withTenant(home < 0 || home == vertex ? null : id(home))
                .withTraits(traits(vertex));
    }

    EntityTable entities() {
        return entities;
    }

    HomeTenants homeTenants() {
        return homeTenants;
    }

    public EntityKind kind(int vertex) {
        return entities.kind(vertex);
    }

    public EntityTraits traits(int vertex) {
        return entities.traits(vertex);
    }

    /** The sources' own words for the entity's kind. */
    public Set<String> sourceKinds(int vertex) {
        return entities.sourceKinds(vertex);
    }

    /** The vertex of the tenant that the entity belongs to, itself for a tenant; -1 where the estate does not say. */
    public int tenant(int vertex) {
        return helpers.get(vertex) ? -1 : homeTenants.of(vertex);
    }

    /** Whether the entity stands for a set: it passes levels on, counts nowhere and belongs to nobody. */
    public boolean isHelper(int vertex) {
        return helpers.get(vertex);
    }

    /** Whether following an arc of the class from the entity counts as a hop: what a helper gives without asking for more does not. */
    public boolean isHop(int from, ArcClass arcClass) {
        return !helpers.get(from) || arcClass.isConditional();
    }

    /** Whether any entity is a helper. */
    public boolean hasHelpers() {
        return !helpers.isEmpty();
    }

    /** Whether a relation between the two is one of a helper, which nobody ends: what its holder holds of it is ended. */
    public boolean isOfHelper(int from, int to) {
        return helpers.get(from) || helpers.get(to);
    }

    /** Whether the entity is of the type and counts as one, as no helper does. */
    public boolean counts(int vertex, EntityType type) {
        return kind(vertex).type() == type && !helpers.get(vertex);
    }

    public boolean isJunction(int vertex) {
        return vertex >= firstJunction;
    }

    public Junctions junctions() {
        return junctions;
    }

    /** Arcs by tail. */
    public Rows forward() {
        return forward;
    }

    /** Arcs by head. */
    public Rows reverse() {
        return reverse;
    }

    /** By the number that {@link Rows#arcClass} gives. */
    public List<ArcClass> arcClasses() {
        return arcClasses;
    }

    /**
     * What is computed once from this snapshot and lives as long as it: an order, a table of measures, scratch space. The first caller
     * makes it; others wait for it.
     */
    public <T> T companion(Class<T> type, Function<Snapshot, T> make) {
        return type.cast(companions.computeIfAbsent(type, missing -> make.apply(this)));
    }

    /** The snapshot that this one is a revision of; itself if it is none. They share vertices and arrays. */
    public Snapshot origin() {
        return origin;
    }

    /** The same picture, valued as another revision of the same snapshot is, whose entities include this one's. */
    public Snapshot valuedAs(Snapshot other) {
        return valuation.equalTo(other.valuation) ? this : new Snapshot(this, other.valuation, false);
    }

    /** The same picture, weighed as somebody sets it; for one that is no revision. */
    public Snapshot weighed(Weighting weighting) {
        return weighting.equals(valuation.weighting())
                ? this
                : new Snapshot(this, valuation.weighed(Things.of(entities, homeTenants), weighting), true);
    }

    /** What everything is worth by another weighting; worked out once. */
    public Valuation valuation(Weighting weighting) {
        return weighting.equals(valuation.weighting())
                ? valuation
                : valuations.computeIfAbsent(
                        weighting, other -> valuation.weighed(Things.of(entities, homeTenants), other));
    }

    /** The same picture under a valuation of the same entities. */
    Snapshot valuedBy(Valuation other) {
        return valuation.agreesWith(other) ? this : new Snapshot(this, other, false);
    }

    /** Whether all entities of the other one, of which this is a revision, are worth the same here and belong to the same organizations. O(1). */
    public boolean sharesValuesWith(Snapshot other) {
        return valuation.sharesValuesWith(other.valuation);
    }

    /** The vertices whose outgoing arcs this revision changes, ascending; none of a snapshot that is no revision. */
    public int[] changedRows() {
        RowPatch patch = forward.patch();
        return patch == null ? new int[0] : patch.changedRows();
    }

    /** What everything is worth. */
    public Valuation valuation() {
        return valuation;
    }
}
