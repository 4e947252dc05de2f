package blastradius.snapshot;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who can ask for an activation and who can approve it, as individuals: groups are replaced by their transitive members. Membership
 * counts here whatever its own gates, but not denied: a person who can become a member is not kept out by a gate that he may pass.
 */
final class Persons {

    private final EntityTable entities;
    private final Lookups lookups;
    private final Map<Integer, SortedSet<Integer>> known = new HashMap<>();

    Persons(EntityTable entities, Lookups lookups) {
        this.entities = entities;
        this.lookups = lookups;
    }

    /** The entity itself, or the members of a group that are no groups. */
    SortedSet<Integer> of(int entity) {
        return known.computeIfAbsent(entity, this::expand);
    }

    /** The humans among {@link #of}. */
    SortedSet<Integer> humansOf(int group) {
        SortedSet<Integer> humans = new TreeSet<>(of(group));
        humans.removeIf(member -> entities.kind(member) != EntityKind.HUMAN);
        return humans;
    }

    private SortedSet<Integer> expand(int entity) {
        SortedSet<Integer> members = new TreeSet<>();
        SortedSet<Integer> seen = new TreeSet<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(entity);
        seen.add(entity);
        while (!open.isEmpty()) {
            int next = open.remove();
            if (entities.kind(next).type() != EntityType.GROUP) {
                members.add(next);
                continue;
            }
            for (int member : lookups.sources(RelationKind.MEMBER_OF, next)) {
                if (seen.add(member)) {
                    open.add(member);
                }
            }
        }
        return members;
    }
}
