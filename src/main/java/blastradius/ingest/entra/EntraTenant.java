package blastradius.ingest.entra;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.model.Terms;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Entra tenant, filled in record by record in the order: entities; units with members, policies, factors, sign-in; holdings and
 * permissions; memberships and owners; then {@link EntraEstate#finish()}. Ids are object ids in any case unless said otherwise.
 *
 * <p>Methods that take a {@link Subject} state it to the ledger and answer its number ({@link Ledger#NONE} if it was rejected); the tenant
 * contains it. Subjects need no home: this tenant is theirs.
 */
public final class EntraTenant {

    private final String id;
    private final Ledger ledger;

    EntraTenant(String id, Place place, Ledger ledger, RoleCatalogue catalogue) {
        this.id = id;
        this.ledger = ledger;
    }

    /** In capitals. */
    public String id() {
        return id;
    }

    /** A user, with his PASSWORD, which opens him as {@link #signsIn} says; {@code enabled} and {@code guest} are the subject's traits. */
    public int account(Place place, Subject subject, boolean isSynchronised) {
        return ledger.state(place, subject);
    }

    public int group(Place place, Subject subject, GroupTraits traits) {
        return ledger.state(place, subject);
    }

    /**
     * A service principal or, by the subject's kind, a managed identity. Its registration runs as it, that of another tenant as well; one
     * of Microsoft's own is kept closed.
     *
     * @param appId its application; null: nothing says
     * @param owner {@code appOwnerOrganizationId}; null: nothing says
     */
    public int principal(Place place, Subject subject, @Nullable String appId, @Nullable String owner) {
        return ledger.state(place, subject);
    }

    /**
     * A registration of this tenant; the subject's id is its application id.
     *
     * @param objectId by which owners and roles scoped to it name it
     * @param isLocked whether {@code servicePrincipalLockConfiguration} keeps its principals elsewhere from getting credentials
     */
    public int registration(Place place, Subject subject, String objectId, boolean isLocked) {
        return ledger.state(place, subject);
    }

    /** A device; what Intune manages stands below the tenant's ENDPOINTS. */
    public int device(Place place, Subject subject, boolean isManaged) {
        return ledger.state(place, subject);
    }

    /** An administrative unit. */
    public int unit(Place place, Subject subject, boolean isRestricted) {
        return ledger.state(place, subject);
    }

    /** A direct member of a unit: account, group or device. */
    public void inUnit(String unit, String member) {}

    /**
     * A definition of a role that the export lists.
     *
     * @param actions {@code allowedResourceActions} of a custom role; null: a built-in one, which the catalogue knows
     */
    public void role(String role, @Nullable String name, @Nullable Collection<String> actions) {}

    /** What activating the role asks. */
    public void roleActivation(String role, Activation activation) {}

    /** What activating membership, or ownership, of the group asks. */
    public void groupActivation(String group, boolean isOwnership, Activation activation) {}

    /** A registered factor of an account. */
    public int factor(Place place, String account, String method, boolean isPhishingResistant) {
        return Ledger.NONE;
    }

    /**
     * The number of the account's PASSWORD, for whoever claims something of it.
     */
    public int password(Place place, String account) {
        return ledger.end(place, ToolId.ownedBy(account, "password"), id);
    }

    /**
     * How the account's password opens it, where policies ask for more: one of {@link Terms} for each sufficient set of factors, zones
     * and denials included. Not said: the password alone.
     */
    public void signsIn(String account, List<Terms> ways) {}

    /** Accounts may sign in with certificates, so that who adds a certificate authority signs in as all. */
    public void signsInByCertificate() {}

    /**
     * Who may use temporary access passes.
     *
     * @param included accounts and groups; {@code all_users}: everybody
     * @param excluded accounts and groups
     */
    public void accessPasses(Collection<String> included, Collection<String> excluded) {}

    /** Somebody holds a role. */
    public void holds(RoleHolding holding) {}

    /** An application has a permission. */
    public void permitted(AppPermission permission) {}

    /**
     * A role of this tenant that a grant gives, as delegated administration does: the reader states the grant and who holds it, this what
     * it gives here.
     */
    public void delegated(Place place, int grant, String role) {}

    /** A grant by which this tenant's people reach a customer: who manages delegations changes it. */
    public void delegates(Place place, int grant) {}

    /** Somebody holds a grant that the reader has stated, such as a role of Azure; null: no policy is known. */
    public void holdsGrant(Place place, String principal, int grant, Held held, @Nullable Activation activation) {}

    /** The members of the group are needed in the end; before its memberships come. Groups that hold anything are watched anyway. */
    public void watch(String group) {}

    /** Membership of a group. */
    public void member(Place place, String member, String group, Held held) {}

    /** Ownership of a group, registration (by application id or object id), service principal or device. */
    public void owner(Place place, String owner, String owned, Held held) {}

    void finish() {}
}
