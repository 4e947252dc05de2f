package blastradius.finding.fact;

import blastradius.model.AccessLevel;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.util.List;

/**
 * What somebody of one organization holds of a customer's: a grant, or another relation that an attack follows from the one to the other.
 *
 * @param holder who holds it: an identity, a group, a tool
 * @param held what is held: the grant, or what the relation leads to
 * @param scope what it is access to
 * @param customer the tenant that stands for the customer's organization
 * @param role the grant's role; of another relation what its holder does
 * @param level on the scope
 * @param relations the holding and the granting, or the one relation that does both
 */
public record Delegation(
        int holder, int held, int scope, int customer, String role, AccessLevel level, List<RelationAt> relations) {

    public Delegation {
        relations = List.copyOf(relations);
    }

    /** The relation by which it is held. */
    public RelationAt holding() {
        return relations.getFirst();
    }

    /** What its holder must meet. */
    public Terms terms() {
        return holding().relationClass().terms();
    }

    /** What its holder does, before the customers' number: {@code holds a role of}, {@code manages things of}. */
    public String words() {
        return isGranted() ? "holds " + role + " of" : role + " things of";
    }

    /** Whether it is by a grant. */
    public boolean isGranted() {
        return holding().relationClass().kind() == RelationKind.HOLDS_GRANT;
    }

    /** The vertex that owners, contracts and reviews are stated of: the grant, or the holder where a relation gives it directly. */
    public int bearer() {
        return isGranted() ? held : holder;
    }

    /** Whether it is held without activation. */
    public boolean isStanding() {
        return terms().state() == GrantState.STANDING;
    }

    /** Whether nobody has to activate it, or somebody has. */
    public boolean isOpen() {
        return terms().state() != GrantState.ELIGIBLE;
    }

    /** Whether what is given is at least this. */
    public boolean gives(AccessLevel wanted) {
        return level.covers(wanted);
    }

    /** What one holder has by one role, of however many customers, is one thing. */
    public Key key() {
        return new Key(holder, role);
    }

    /** A holder and a role. */
    public record Key(int holder, String role) {}
}
