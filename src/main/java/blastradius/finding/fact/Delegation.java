package blastradius.finding.fact;

import blastradius.model.AccessLevel;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.List;

/**
 * What somebody of one organization holds of a customer's: a grant, or another relation that an attack follows from the one to the other.
 *
 * @param holder who holds it: an identity, a group, a tool
 * @param held what is held: the grant, or what the relation leads to
 * @param role the grant's role; of another relation what its holder does
 * @param level the highest that it gives
 * @param relations the holding, and what it leads to
 */
public record Delegation(int holder, int held, String role, AccessLevel level, List<RelationAt> relations) {

    public Delegation {
        relations = List.copyOf(relations);
    }

    /** The relation by which it is held. */
    public RelationAt holding() {
        return relations.getFirst();
    }

    /** What the holder does, before the customers' number: {@code holds a role of}, {@code manages things of}. */
    public String words() {
        return isGranted() ? "holds " + role + " of" : role + " things of";
    }

    /** Whether it is by a grant. */
    public boolean isGranted() {
        return holding().relationClass().kind() == RelationKind.HOLDS_GRANT;
    }

    /** Whether it is held without activation. */
    public boolean isStanding() {
        return holding().relationClass().terms().state() == GrantState.STANDING;
    }

    /** What one holder has by one role, of however many customers, is one thing. */
    public Key key() {
        return new Key(holder, role);
    }

    /** A holder and a role. */
    public record Key(int holder, String role) {}
}
