package blastradius.analysis.relation;

import blastradius.snapshot.Snapshot;

/**
 * Something that could be taken away. Closing a relation means that it gives nothing any more, and that what follows from it alone (a trigger's
 * effects, an image's secrets, a tenant's endpoints) gives nothing either; what the rules of <em>other</em> relations read of it (who is in a
 * group that may approve, whose scope a grant has) stays. Removing an entity closes all its relations; where it was compromised itself it
 * reaches nothing.
 */
public sealed interface Removal {

    /** Whether it would take a helper, or a relation of one: those are nobody's to remove. */
    default boolean isOfHelper(Snapshot snapshot) {
        return switch (this) {
            case OfEntity entity -> snapshot.isHelper(entity.vertex());
            case OfRelation relation -> snapshot.isOfHelper(relation.from(), relation.to());
        };
    }

    /** An entity with all its relations. */
    record OfEntity(int vertex) implements Removal {}

    /**
     * One relation, in the direction of the attack.
     *
     * @param from the vertex that is held
     * @param to the vertex at the relation's other end
     * @param arcClass the number of its arc class, of role RELATION
     */
    record OfRelation(int from, int to, int arcClass) implements Removal {}
}
