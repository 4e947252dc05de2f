package blastradius.snapshot;

import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;

/** The neighbours that the rules which read several relations look up. Denied relations and secrets never disclosed do not count. */
interface Lookups {

    /** The targets of an entity's relations of a kind, with repetition. */
    int[] targets(RelationKind kind, int source);

    /** The sources of an entity's relations of a kind, with repetition. */
    int[] sources(RelationKind kind, int target);

    /** The members of a group who are so at all times, with repetition. */
    int[] standingMembers(int group);

    /** The memberships of a group that hold for a time or after an activation only. */
    List<RelationAt> limitedMemberships(int group);

    /** Whether a membership counts at all times as far as it itself says. */
    static boolean isStanding(Terms terms) {
        return terms.state() != GrantState.ELIGIBLE && terms.from() == null && terms.until() == null;
    }

    /** Whether the rules that read several relations look at one of this class. */
    static boolean counts(RelationClass relation, RelationKind kind) {
        return relation.kind() == kind
                && relation.terms().deniedBy() == null
                && !relation.terms().never();
    }

    /** Everything under the container at any depth, itself left out, in order of vertices. */
    default int[] under(int container) {
        BitSet seen = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(container);
        while (!open.isEmpty()) {
            for (int child : targets(RelationKind.CONTAINS, open.remove())) {
                if (!seen.get(child)) {
                    seen.set(child);
                    open.add(child);
                }
            }
        }
        seen.clear(container);
        return seen.stream().toArray();
    }

    /** Whether the entity is the container or lies under it at any depth. */
    default boolean isWithin(int entity, int container) {
        BitSet seen = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(entity);
        seen.set(entity);
        while (!open.isEmpty()) {
            int next = open.remove();
            if (next == container) {
                return true;
            }
            for (int parent : sources(RelationKind.CONTAINS, next)) {
                if (!seen.get(parent)) {
                    seen.set(parent);
                    open.add(parent);
                }
            }
        }
        return false;
    }
}
