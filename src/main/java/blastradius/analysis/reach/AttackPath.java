package blastradius.analysis.reach;

import blastradius.model.AccessLevel;
import blastradius.snapshot.ArcClass;
import java.util.List;

/**
 * One way to a level on an entity, hop by hop from a compromised entity.
 *
 * @param target the vertex that is reached
 * @param level at least this level is held there
 * @param length the relations on the longest line of premises: what counts as hops
 * @param hops in the order of the attack; none where the target itself was compromised
 */
public record AttackPath(int target, AccessLevel level, int length, List<Hop> hops) {

    /**
     * One relation that is followed.
     *
     * @param from the vertex that is held
     * @param to the vertex that is gained
     * @param arcClass the relation, and whether the arc is the relation itself or follows from it together with others
     * @param needs the level that is used on {@code from}
     * @param gives the level that is gained on {@code to}
     * @param premises ways to everything else that had to be held: factors, approvals, hosts in a zone; none for a plain relation
     */
    public record Hop(
            int from, int to, ArcClass arcClass, AccessLevel needs, AccessLevel gives, List<AttackPath> premises) {}

    /** Where the way starts: a compromised entity. */
    public int source() {
        return hops.isEmpty() ? target : hops.getFirst().from();
    }
}
