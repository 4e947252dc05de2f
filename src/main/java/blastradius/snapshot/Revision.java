package blastradius.snapshot;

import blastradius.model.Clause;
import blastradius.model.Entity;
import blastradius.model.EntityTraits;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.ArcClass.Role;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A snapshot with some things changed: relations removed and added, entities added, traits changed. Equal to a snapshot rebuilt from scratch
 * with the same changes, but made in the time of the rows that change: everything else is shared. Collect the changes, then {@link #build}.
 */
public final class Revision {

    private final Snapshot base;
    private final EntityTable entities;
    private final Set<RelationAt> removed = new LinkedHashSet<>();
    private final Set<RelationAt> added = new LinkedHashSet<>();
    private final Set<Integer> changedIdentities = new TreeSet<>();
    private boolean sameValues = true;

    public Revision(Snapshot base) {
        this.base = base;
        this.entities = new EntityTable(base.entities());
    }

    /**
     * Adds an entity and returns its vertex.
     *
     * @throws IllegalStateException when a snapshot has no room for more; then build a new one
     */
    public int entity(Entity entity, Set<String> sourceKinds) {
        if (entities.size() == base.firstJunction()) {
            throw new IllegalStateException("no room for another entity in a revision of version " + base.version());
        }
        sameValues &= switch (entity.kind().type()) {
            case CREDENTIAL, GRANT, GROUP, ROLE, PERSON, CONTRACT -> true;
            case TENANT, IDENTITY, RESOURCE -> false;
        };
        return entities.add(entity, sourceKinds);
    }

    public OptionalInt vertexOf(String id) {
        return entities.vertexOf(id);
    }

    /** Enables or disables an identity. */
    public void enable(int identity, boolean enabled) {
        EntityTraits traits = entities.traits(identity);
        entities.changeTraits(identity, traits.withEnabled(enabled));
        changedIdentities.add(identity);
    }

    /** Removes a relation that the snapshot has, or that was added here. */
    public void remove(RelationAt relation) {
        if (!added.remove(relation)) {
            removed.add(relation);
        }
        noteValues(relation);
    }

    public void add(RelationAt relation) {
        if (!removed.remove(relation)) {
            added.add(relation);
        }
        noteValues(relation);
    }

    private void noteValues(RelationAt relation) {
        sameValues &= relation.relationClass().kind() != RelationKind.CONTAINS;
    }

    /** The snapshot as it would be. */
    public Snapshot build() {
        return build(() -> {});
    }

    /**
     * The snapshot as it would be.
     *
     * @param goOn is asked now and then; what it throws ends the work
     */
    public Snapshot build(Runnable goOn) {
        RevisedLookups after = new RevisedLookups(base, removed, added);
        Set<RelationAt> affected = affected(after);
        Arcs arcs = Arcs.after(base.firstJunction(), base.junctions(), base.arcClasses());
        Compiler compiler = new Compiler(entities, arcs, after);
        for (RelationAt relation : affected) {
            goOn.run();
            if (!removed.contains(relation)) {
                RelationClass relationClass = relation.relationClass();
                compiler.relation(relation.from(), relationClass, relation.to(), compiler.arcClass(relationClass));
            }
        }
        RowChanges changes = rowChanges(affected, arcs);
        SnapshotParts parts = new SnapshotParts(
                entities,
                base.firstJunction(),
                homes(after),
                base.relationCount() + added.size() - removed.size(),
                arcs.classes(),
                arcs.junctions(),
                changes.forward(),
                changes.reverse());
        return new Snapshot(parts, base, sameValues);
    }

    private Set<RelationAt> affected(RevisedLookups after) {
        Set<RelationAt> changed = new LinkedHashSet<>(removed);
        changed.addAll(added);
        Set<RelationAt> affected = new LinkedHashSet<>(changed);
        RevisedLookups before = new RevisedLookups(base, Set.of(), Set.of());
        Dependents then = new Dependents(base, before);
        Dependents now = new Dependents(base, after);
        for (int identity : changedIdentities) {
            EntityTraits traits = entities.traits(identity);
            then.addThoseOfIdentity(identity, traits);
            now.addThoseOfIdentity(identity, traits);
        }
        affected.addAll(then.of(changed));
        affected.addAll(now.of(changed));
        for (RelationAt relation : affected.stream().toList()) {
            if (Compiler.hasConsequences(relation.relationClass())) {
                after.from(relation.from()).stream()
                        .filter(other -> other.relationClass().equals(relation.relationClass()))
                        .forEach(affected::add);
            }
        }
        return affected;
    }

    private RowChanges rowChanges(Set<RelationAt> affected, Arcs arcs) {
        RowChanges changes =
                new RowChanges(base, arcs.vertexCount(), arcs.classNumber(new ArcClass(Role.REMOVED, null, null)));
        TreeMap<Integer, Set<RelationClass>> withConsequences = new TreeMap<>();
        Set<Integer> rows = new TreeSet<>();
        for (RelationAt relation : affected) {
            rows.add(relation.from());
            if (relation.relationClass().kind().clauses().stream().anyMatch(Clause::backwards)) {
                rows.add(relation.to());
            }
            if (Compiler.hasConsequences(relation.relationClass())) {
                withConsequences
                        .computeIfAbsent(relation.from(), missing -> new HashSet<>())
                        .add(relation.relationClass());
            }
        }
        RelationRows relations = new RelationRows(base);
        for (int row : rows) {
            changes.removeIf(row, index -> {
                ArcClass arcClass = base.arcClasses().get(base.forward().arcClass(index));
                if (arcClass.role() == Role.DERIVED || arcClass.role() == Role.CONTENT) {
                    return withConsequences.getOrDefault(row, Set.of()).contains(arcClass.relation());
                }
                RelationAt relation = relations.at(row, index);
                return relation != null && affected.contains(relation);
            });
        }
        RowsBuilder made = arcs.added();
        for (int i = 0; i < made.size(); i++) {
            changes.add(made.tail(i), made.arc(i), made.arcClass(i));
        }
        return changes;
    }

    /** Homes are read anew only of what containment that changed moves, and of what came later. */
    private HomeTenants homes(RevisedLookups after) {
        Set<Integer> tops = new TreeSet<>();
        for (int entity = base.entityCount(); entity < entities.size(); entity++) {
            tops.add(entity);
        }
        Stream.concat(removed.stream(), added.stream())
                .filter(relation -> relation.relationClass().kind() == RelationKind.CONTAINS)
                .forEach(relation -> tops.add(relation.to()));
        return tops.isEmpty()
                ? base.homeTenants()
                : base.homeTenants().with(new RevisedOwnership(entities, after).homes(tops));
    }
}
