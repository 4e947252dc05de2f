package blastradius.analysis;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.ArcClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a relation can be followed: from its start on, up to and without its end.
 *
 * @param from null: always has been
 * @param until null: always will be
 */
record Window(@Nullable Instant from, @Nullable Instant until) {

    private static final Window ALWAYS = new Window(null, null);

    /** A person does not unlearn a secret: for KNOWN_TO only the start counts. */
    static Window of(RelationClass relation) {
        boolean unlearned = relation.kind() != RelationKind.KNOWN_TO;
        return new Window(relation.terms().from(), unlearned ? relation.terms().until() : null);
    }

    /** Premises are always open. */
    static Window of(ArcClass arcClass) {
        RelationClass relation = arcClass.relation();
        return relation == null ? ALWAYS : of(relation);
    }

    boolean contains(Instant at) {
        return (from == null || !at.isBefore(from)) && !hasEndedAt(at);
    }

    boolean hasEndedAt(Instant at) {
        return until != null && !at.isBefore(until);
    }
}
