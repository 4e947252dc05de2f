package blastradius.snapshot;

import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where entities belong in a revision whose containment differs: as {@link Ownership} says, asked upwards for each that a change could move. */
final class RevisedOwnership {

    private static final int NONE = -1;

    private final EntityTable entities;
    private final RevisedLookups after;

    /** @param after the relations of the revision */
    RevisedOwnership(EntityTable entities, RevisedLookups after) {
        this.entities = entities;
        this.after = after;
    }

    /**
     * The home tenants of what is contained in some entities, themselves included. O(their relations and those of what contains them).
     *
     * @param tops whose containers changed, or that are new
     */
    SortedMap<Integer, Integer> homes(Collection<Integer> tops) {
        SortedMap<Integer, Integer> homes = new TreeMap<>();
        Deque<Integer> open = new ArrayDeque<>(tops);
        while (!open.isEmpty()) {
            int entity = open.remove();
            if (homes.putIfAbsent(entity, NONE) == null) {
                after.from(entity).stream()
                        .filter(RevisedOwnership::belongs)
                        .map(RelationAt::to)
                        .forEach(open::add);
            }
        }
        homes.replaceAll((entity, none) -> home(entity));
        return homes;
    }

    private static boolean belongs(RelationAt relation) {
        return relation.relationClass().kind() == RelationKind.CONTAINS
                && relation.relationClass().terms().deniedBy() == null;
    }

    private int home(int entity) {
        if (isTenant(entity)) {
            return entity;
        }
        int stated = entities.statedTenant(entity);
        return stated == NONE ? nearest(entity) : stated;
    }

    private boolean isTenant(int entity) {
        return entities.kind(entity).type() == EntityType.TENANT;
    }

    /** Of several equally near tenants the one that was added first. */
    private int nearest(int entity) {
        Set<Integer> seen = new HashSet<>();
        Set<Integer> level = Set.of(entity);
        while (!level.isEmpty()) {
            Set<Integer> above = new TreeSet<>();
            for (int contained : level) {
                after.to(contained).stream()
                        .filter(RevisedOwnership::belongs)
                        .map(RelationAt::from)
                        .filter(seen::add)
                        .forEach(above::add);
            }
            List<Integer> tenants = above.stream().filter(this::isTenant).toList();
            if (!tenants.isEmpty()) {
                return tenants.getFirst();
            }
            level = above;
        }
        return NONE;
    }
}
