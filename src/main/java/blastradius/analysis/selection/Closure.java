package blastradius.analysis.selection;

import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Why a relation is not open at an instant. Gates that ask for more (activation, approval, factors, a zone, a ticket) do not close it: they are what
 * somebody has to pass.
 */
public enum Closure {
    /** Its window only begins later. */
    NOT_YET,
    /** Its window is over. */
    ENDED,
    /** A policy or an explicit deny forbids it. */
    DENIED,
    /** The store never discloses the secret. */
    NEVER_DISCLOSED,
    /** What it leads to is disabled. */
    DISABLED;

    /** All reasons; none: it is open. O(1). */
    public static Set<Closure> of(Snapshot snapshot, int from, int to, RelationClass relation, Instant at) {
        Set<Closure> reasons = ofTerms(relation, at);
        if (isDisabled(snapshot, from, to, relation.kind())) {
            reasons.add(DISABLED);
        }
        return reasons;
    }

    /** Those that the class alone tells. A person does not unlearn a secret: for KNOWN_TO only the start counts. */
    static Set<Closure> ofTerms(RelationClass relation, Instant at) {
        Terms terms = relation.terms();
        Set<Closure> reasons = EnumSet.noneOf(Closure.class);
        if (terms.from() != null && at.isBefore(terms.from())) {
            reasons.add(NOT_YET);
        }
        if (terms.until() != null && !at.isBefore(terms.until()) && relation.kind() != RelationKind.KNOWN_TO) {
            reasons.add(ENDED);
        }
        if (terms.deniedBy() != null) {
            reasons.add(DENIED);
        }
        if (terms.never()) {
            reasons.add(NEVER_DISCLOSED);
        }
        return reasons;
    }

    static boolean isDisabled(Snapshot snapshot, int from, int to, RelationKind kind) {
        var gained = snapshot.traits(kind.isBackwards() ? from : to);
        return !gained.enabled() && kind.isClosedByDisabling(gained);
    }
}
