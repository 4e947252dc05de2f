package blastradius.snapshot;

import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks neighbours up in a snapshot as a revision would have it: without what is removed, with what is added. */
final class RevisedLookups implements Lookups {

    private final RelationRows rows;
    private final Set<RelationAt> removed;
    private final Map<Integer, List<RelationAt>> known = new HashMap<>();
    private final Map<Integer, List<RelationAt>> addedFrom = new HashMap<>();
    private final Map<Integer, List<RelationAt>> addedTo = new HashMap<>();

    RevisedLookups(Snapshot base, Set<RelationAt> removed, Set<RelationAt> added) {
        this.rows = new RelationRows(base);
        this.removed = removed;
        for (RelationAt relation : added) {
            addedFrom
                    .computeIfAbsent(relation.from(), missing -> new ArrayList<>())
                    .add(relation);
            addedTo.computeIfAbsent(relation.to(), missing -> new ArrayList<>()).add(relation);
        }
    }

    /** Every relation from the entity. */
    List<RelationAt> from(int entity) {
        return Stream.concat(existing(entity).filter(relation -> relation.from() == entity), added(addedFrom, entity))
                .toList();
    }

    /** Every relation to the entity. */
    List<RelationAt> to(int entity) {
        return Stream.concat(existing(entity).filter(relation -> relation.to() == entity), added(addedTo, entity))
                .toList();
    }

    /** Read once: rules ask of hubs again and again. */
    private Stream<RelationAt> existing(int entity) {
        return known.computeIfAbsent(entity, this::read).stream();
    }

    private List<RelationAt> read(int entity) {
        return Stream.concat(rows.in(entity).stream(), rows.into(entity).stream())
                .distinct()
                .filter(relation -> !removed.contains(relation))
                .toList();
    }

    private static Stream<RelationAt> added(Map<Integer, List<RelationAt>> added, int entity) {
        return added.getOrDefault(entity, List.of()).stream();
    }

    @Override
    public int[] targets(RelationKind kind, int source) {
        return from(source).stream()
                .filter(relation -> Lookups.counts(relation.relationClass(), kind))
                .mapToInt(RelationAt::to)
                .toArray();
    }

    @Override
    public int[] sources(RelationKind kind, int target) {
        return to(target).stream()
                .filter(relation -> Lookups.counts(relation.relationClass(), kind))
                .mapToInt(RelationAt::from)
                .toArray();
    }

    @Override
    public int[] standingMembers(int group) {
        return memberships(group, true).mapToInt(RelationAt::from).toArray();
    }

    @Override
    public List<RelationAt> limitedMemberships(int group) {
        return memberships(group, false).toList();
    }

    private Stream<RelationAt> memberships(int group, boolean standing) {
        return to(group).stream()
                .filter(relation -> Lookups.counts(relation.relationClass(), RelationKind.MEMBER_OF)
                        && Lookups.isStanding(relation.relationClass().terms()) == standing);
    }
}
