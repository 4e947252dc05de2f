package blastradius.scenario.residue;

import blastradius.model.Change;
import blastradius.snapshot.RelationAt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that stays when its holder goes.
 *
 * @param entity the vertex of what stays; of access, what it is access to
 * @param relation what ties it to whoever goes; null: a secret that is reached by a way of several steps
 * @param change what ends it; empty: nothing that could be done by itself, as somebody else has to take it over
 */
public record Leftover(Kind kind, int entity, @Nullable RelationAt relation, Optional<Change> change) {

    /** What stays. */
    public enum Kind {
        /** An account that can still be signed in to. */
        ACCOUNT,
        /** Software that acts on its owner's behalf and goes on without him. */
        AGENT,
        /** A secret that was known or could be used, and has had no new value since. */
        SECRET,
        /** Access that is still granted: a grant, a membership, a right, a delegation. */
        ACCESS,
        /** A consent that still stands. */
        CONSENT,
        /** What a tool still does for its clients. */
        SERVICE,
        /** What nobody else answers for. */
        OWNED;

        /** Whether the relation itself is what stays. */
        boolean isOfRelation() {
            return switch (this) {
                case ACCESS, CONSENT, SERVICE -> true;
                case ACCOUNT, AGENT, SECRET, OWNED -> false;
            };
        }
    }
}
