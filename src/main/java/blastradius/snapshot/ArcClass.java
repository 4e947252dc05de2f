package blastradius.snapshot;

import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an arc but its ends and levels. A question decides once per class whether its arcs are open.
 *
 * @param role what the arc is in the rules
 * @param relation the relation that the arc stands for or follows from; null for premises that belong to no one relation
 * @param zone for {@link Role#ZONE} the id or word of the zone; null otherwise
 */
public record ArcClass(
        Role role,
        @Nullable RelationClass relation,
        @Nullable String zone) {

    /** What an arc is in the rules. */
    public enum Role {
        /** The relation itself; each relation has exactly one tail–head pair with this role (two arcs where it has two clauses). */
        RELATION,
        /** Follows from the relation together with others: a trigger's effects, an image's secrets, a tenant's endpoints. */
        DERIVED,
        /** A secret in content, disclosed to readers; open only where that is assumed. */
        CONTENT,
        /** A factor that a phishing page defeats; waived where MFA bypass is assumed. */
        PHISHABLE_FACTOR,
        /** A factor that nothing but an exception waives. */
        RESISTANT_FACTOR,
        /** Being in a network zone; waived where the attacker is assumed to be in it. */
        ZONE,
        /** Approval by another person; waived where approval fraud is assumed. */
        APPROVAL,
        /** Any other premise; never waived. */
        PREMISE,
        /** An account's membership that holds for a time or once activated, as approvals read it; open in its window. */
        MEMBERSHIP,
        /** An arc that a revision took away: never open. */
        REMOVED
    }

    /** Whether the relation asks for more than its source. */
    public boolean isConditional() {
        return relation != null && (relation.kind() == RelationKind.HAS_ROLE || asksMore(relation.terms()));
    }

    /** Whether the terms ask for more than the source. */
    static boolean asksMore(Terms terms) {
        return terms.state() == GrantState.ELIGIBLE
                || terms.zone() != null
                || !terms.factors().isEmpty()
                || !terms.and().isEmpty();
    }

    /** Whether a question's assumptions can make the premise unnecessary. */
    public boolean isWaivable() {
        return switch (role) {
            case PHISHABLE_FACTOR, RESISTANT_FACTOR, ZONE, APPROVAL -> true;
            case RELATION, DERIVED, CONTENT, PREMISE, MEMBERSHIP, REMOVED -> false;
        };
    }
}
