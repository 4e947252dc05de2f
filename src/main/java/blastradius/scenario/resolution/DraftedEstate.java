package blastradius.scenario.resolution;

import blastradius.analysis.question.Budget;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Revision;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An estate while changes are made to it: a revision of a snapshot that can be read before it is built. Knows whether anything was done that
 * could give somebody more. Not for several threads.
 */
final class DraftedEstate {

    private final Snapshot base;
    private final Budget budget;
    private final StatedRelations stated;
    private final Revision revision;
    private final Edits edits = new Edits();
    private final Map<Integer, Entity> newcomers = new LinkedHashMap<>();
    private final Set<Integer> present = new LinkedHashSet<>();
    private final Set<Integer> disabled = new LinkedHashSet<>();
    private final Set<Integer> gone = new LinkedHashSet<>();
    private boolean removalOnly = true;

    /**
     * @param known entities that other scenarios add: they have vertices here too, so that vertices mean the same everywhere
     */
    DraftedEstate(Snapshot base, List<Entity> known, Budget budget) {
        this.base = base;
        this.budget = budget;
        this.stated = new StatedRelations(base);
        this.revision = new Revision(base);
        known.forEach(this::reserve);
    }

    private int reserve(Entity entity) {
        int vertex = revision.entity(entity, Set.of(entity.sourceKind()));
        newcomers.put(vertex, entity);
        return vertex;
    }

    Snapshot base() {
        return base;
    }

    /** The vertex of an entity of the estate, or one added here. */
    OptionalInt vertex(String id) {
        OptionalInt vertex = revision.vertexOf(id);
        return vertex.isPresent() && exists(vertex.getAsInt()) ? vertex : OptionalInt.empty();
    }

    boolean exists(int vertex) {
        return (vertex < base.entityCount() || present.contains(vertex)) && !gone.contains(vertex);
    }

    /** All entities, in the order of their vertices. */
    IntStream vertices() {
        return IntStream.concat(
                        IntStream.range(0, base.entityCount()),
                        present.stream().mapToInt(Integer::intValue).sorted())
                .filter(vertex -> {
                    budget.check();
                    return exists(vertex);
                });
    }

    EntityKind kind(int vertex) {
        Entity newcomer = newcomers.get(vertex);
        return newcomer == null ? base.kind(vertex) : newcomer.kind();
    }

    boolean isHelper(int vertex) {
        Entity newcomer = newcomers.get(vertex);
        return newcomer == null ? base.isHelper(vertex) : newcomer.traits().helper();
    }

    String id(int vertex) {
        Entity newcomer = newcomers.get(vertex);
        return newcomer == null ? base.id(vertex) : newcomer.id();
    }

    String name(int vertex) {
        Entity newcomer = newcomers.get(vertex);
        return newcomer == null ? base.name(vertex) : newcomer.name();
    }

    Set<String> sourceKinds(int vertex) {
        Entity newcomer = newcomers.get(vertex);
        return newcomer == null ? base.sourceKinds(vertex) : Set.of(newcomer.sourceKind());
    }

    /** The tenant that the entity belongs to, or -1. */
    int tenant(int vertex) {
        Entity newcomer = newcomers.get(vertex);
        String tenant = newcomer == null ? null : newcomer.tenant();
        return newcomer == null
                ? base.tenant(vertex)
                : tenant == null ? -1 : vertex(tenant).orElse(-1);
    }

    /** The word that tenants of one customer share. */
    String organization(int tenant) {
        String stated = tenant < base.entityCount() ? base.traits(tenant).organization() : null;
        return stated == null ? id(tenant) : stated;
    }

    List<RelationAt> from(int vertex) {
        return relations(vertex)
                .filter(relation -> relation.from() == vertex)
                .distinct()
                .toList();
    }

    List<RelationAt> to(int vertex) {
        return relations(vertex)
                .filter(relation -> relation.to() == vertex)
                .distinct()
                .toList();
    }

    private Stream<RelationAt> relations(int vertex) {
        return Stream.concat(
                stated.of(vertex).stream().filter(relation -> !edits.removed().contains(relation)),
                edits.addedAt(vertex).stream());
    }

    private boolean has(RelationAt relation) {
        return edits.added().contains(relation)
                || (stated.of(relation.from()).contains(relation)
                        && !edits.removed().contains(relation));
    }

    /** All relations whose class passes. O(E). */
    List<RelationAt> relations(Predicate<RelationClass> wanted) {
        Set<RelationAt> found = stated.relations(wanted, budget);
        found.removeAll(edits.removed());
        edits.added().stream().filter(relation -> wanted.test(relation.relationClass())).forEach(found::add);
        return new ArrayList<>(found);
    }

    /**
     * Takes a relation away. Nobody gains by it: a container that gave nothing on a grant whose scope lay elsewhere gives nothing
     * still; only taking an approver away could free an approval.
     */
    void remove(RelationAt relation) {
        removalOnly &= relation.relationClass().kind() != RelationKind.CAN_APPROVE;
        take(relation);
        if (relation.relationClass().kind() == RelationKind.GRANTS) {
            to(relation.from()).stream()
                    .filter(container -> container.relationClass().kind() == RelationKind.CONTAINS)
                    .filter(stated::isShut)
                    .forEach(container -> swap(
                            container,
                            Narrowing.closed(container.relationClass().terms())));
        }
    }

    /** Puts other terms in the place of a relation's; they must be narrower. */
    void narrow(RelationAt relation, Terms terms) {
        swap(relation, terms);
    }

    /** Puts other terms in the place of a relation's; somebody may gain by it. */
    void widen(RelationAt relation, Terms terms) {
        removalOnly = false;
        swap(relation, terms);
    }

    private void swap(RelationAt relation, Terms terms) {
        take(relation);
        give(new RelationAt(
                relation.from(),
                relation.to(),
                new RelationClass(
                        relation.relationClass().kind(),
                        relation.relationClass().sourceKind(),
                        terms)));
    }

    /** Adds a relation unless it is there; somebody may gain by it. */
    boolean add(RelationAt relation) {
        boolean given = give(relation);
        removalOnly &= !given;
        return given;
    }

    /** Adds a relation by which nobody gains, because it takes another one's place. */
    void moved(RelationAt relation) {
        give(relation);
    }

    private boolean give(RelationAt relation) {
        budget.check();
        if (has(relation)) {
            return false;
        }
        edits.give(relation);
        revision.add(relation);
        return true;
    }

    private void take(RelationAt relation) {
        budget.check();
        edits.take(relation);
        revision.remove(relation);
    }

    /** The vertex of an entity that takes part from now on. */
    int entity(Entity entity) {
        OptionalInt known = revision.vertexOf(entity.id());
        int vertex = known.isPresent() ? known.getAsInt() : reserve(entity);
        if (vertex >= base.entityCount()) {
            present.add(vertex);
        }
        return vertex;
    }

    /** Whether an identity can be signed in to. */
    boolean isEnabled(int vertex) {
        boolean stated = vertex >= base.entityCount() || base.traits(vertex).enabled();
        return stated && !disabled.contains(vertex);
    }

    void disable(int identity) {
        disabled.add(identity);
        revision.enable(identity, false);
    }

    /** Notes that an entity is no more; its relations are the caller's to remove. */
    void leave(int vertex) {
        gone.add(vertex);
    }

    Edits edits() {
        return edits;
    }

    /** Vertices of the entities that take part here and are not the estate's. */
    Set<Integer> present() {
        return present;
    }

    Set<Integer> disabled() {
        return disabled;
    }

    Set<Integer> gone() {
        return gone;
    }

    /** The entities that take part here and are not the estate's, by their vertices. */
    List<Entity> newcomers() {
        List<Entity> all = new ArrayList<>();
        present.stream().sorted().forEach(vertex -> all.add(Objects.requireNonNull(newcomers.get(vertex))));
        return all;
    }

    boolean isRemovalOnly() {
        return removalOnly;
    }

    boolean isUnchanged() {
        return edits.removed().isEmpty() && edits.added().isEmpty() && disabled.isEmpty() && newcomers.isEmpty();
    }

    Snapshot build() {
        return isUnchanged() ? base : revision.build(budget::check);
    }
}
