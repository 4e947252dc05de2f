package blastradius.snapshot;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Who can ask for an activation and who can approve it, as accounts: groups are replaced by their transitive members. Denied memberships do
 * not count. Those that hold for a time or after an activation do, but not at all times: {@link Conditions} says when.
 */
final class Persons {

    private final EntityTable entities;
    private final Lookups lookups;
    private final Map<Integer, SortedSet<Integer>> known = new HashMap<>();
    private final Map<Integer, SortedSet<Integer>> standing = new HashMap<>();

    Persons(EntityTable entities, Lookups lookups) {
        this.entities = entities;
        this.lookups = lookups;
    }

    /** The entity itself, or the members of a group that are no groups. */
    SortedSet<Integer> of(int entity) {
        return known.computeIfAbsent(
                entity, missing -> expand(missing, group -> lookups.sources(RelationKind.MEMBER_OF, group)));
    }

    /** Those of {@link #of} who are so at all times. */
    SortedSet<Integer> standing(int entity) {
        return standing.computeIfAbsent(entity, missing -> expand(missing, lookups::standingMembers));
    }

    boolean isGroup(int entity) {
        return entities.kind(entity).type() == EntityType.GROUP;
    }

    /** The humans among {@link #of}. */
    SortedSet<Integer> humansOf(int group) {
        SortedSet<Integer> humans = new TreeSet<>(of(group));
        humans.removeIf(member -> entities.kind(member) != EntityKind.HUMAN);
        return humans;
    }

    private SortedSet<Integer> expand(int entity, IntFunction<int[]> membersOf) {
        SortedSet<Integer> members = new TreeSet<>();
        SortedSet<Integer> seen = new TreeSet<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(entity);
        seen.add(entity);
        while (!open.isEmpty()) {
            int next = open.remove();
            if (!isGroup(next)) {
                members.add(next);
                continue;
            }
            for (int member : membersOf.apply(next)) {
                if (seen.add(member)) {
                    open.add(member);
                }
            }
        }
        return members;
    }
}
