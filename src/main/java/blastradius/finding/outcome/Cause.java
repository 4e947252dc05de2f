package blastradius.finding.outcome;

import blastradius.finding.fact.Routine;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What makes a finding, so that ending it ends the finding: an entity or a relation.
 *
 * @param entity the vertex of the entity, or of the relation's holder
 * @param relation null: the entity itself
 * @param aspect tells several findings of one cause apart, by words that stay the same over imports; empty: there is one
 */
public record Cause(int entity, @Nullable RelationAt relation, String aspect) {

    public static Cause of(int entity) {
        return new Cause(entity, null, "");
    }

    public static Cause of(int entity, String aspect) {
        return new Cause(entity, null, aspect);
    }

    /** How somebody looks after many things at once. */
    public static Cause of(Routine routine) {
        return new Cause(routine.responsible(), null, routine.aspect());
    }

    public static Cause of(RelationAt relation) {
        return new Cause(relation.from(), relation, "");
    }

    /** The same over imports, whatever its terms become. */
    String key(Snapshot snapshot) {
        if (relation == null) {
            return snapshot.id(entity) + "\n" + aspect;
        }
        RelationId id =
                RelationId.of(snapshot.id(relation.from()), snapshot.id(relation.to()), relation.relationClass());
        return String.join("\n", id.kind(), id.from(), id.to(), id.sourceKind(), aspect);
    }
}
