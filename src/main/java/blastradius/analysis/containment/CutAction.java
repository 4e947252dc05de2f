package blastradius.analysis.containment;

import blastradius.analysis.relation.EstateRelation;

/** Something that a defender can do to stop an attack. */
public sealed interface CutAction {

    /** Ends a relation: what it gives, alone or together with others, is no longer given. */
    record Remove(EstateRelation relation) implements CutAction {}

    /**
     * Gives a credential a new value. Who holds the old one (compromised it, knows it, found a copy in content or in a backup) has nothing;
     * who can read a store that hands out the current value, or has a right on the credential itself, still has it.
     */
    record Rotate(int credential) implements CutAction {}

    /** Disables an identity: nobody signs in to it, assumes it or runs as it; who administers or owns it still has it. */
    record Disable(int identity) implements CutAction {}
}
