package blastradius.finding.access;

import blastradius.model.AccessLevel;
import blastradius.model.GrantState;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.util.List;

/**
 * Access to something of a customer that somebody of another organization holds.
 *
 * @param holder the identity, group or machine that holds it
 * @param bearer the vertex that owners, contracts and reviews are stated of: the grant, or the holder where a relation gives it directly
 * @param scope what it is access to
 * @param customer the tenant that stands for the customer's organization
 * @param level on the scope
 * @param relations those that give it: the holding and the granting, or the one relation that does both
 */
public record CustomerAccess(
        int holder, int bearer, int scope, int customer, AccessLevel level, List<RelationAt> relations) {

    public CustomerAccess {
        relations = List.copyOf(relations);
    }

    /** What its holder must meet. */
    public Terms terms() {
        return relations.getFirst().relationClass().terms();
    }

    /** Whether it is a grant that somebody holds. */
    public boolean isGrant() {
        return bearer != holder;
    }

    /** Whether nobody has to activate it. */
    public boolean isOpen() {
        return terms().state() != GrantState.ELIGIBLE;
    }

    /** Whether what is given is at least this. */
    public boolean gives(AccessLevel wanted) {
        return level.covers(wanted);
    }
}
