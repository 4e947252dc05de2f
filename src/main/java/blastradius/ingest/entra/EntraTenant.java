package blastradius.ingest.entra;

import blastradius.ingest.entra.Directory.Belonging;
import blastradius.ingest.file.Place;
import blastradius.ingest.hybrid.SyncedTenant;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Entra tenant, filled in record by record in the order: entities; units with members, policies, factors, sign-in; holdings and
 * permissions; memberships and owners, those that say how they are held first; then {@link EntraEstate#finish()}. Ids are object ids in
 * any case unless said otherwise.
 *
 * <p>Methods that take a {@link Subject} state it to the ledger and answer its number ({@link Ledger#NONE} if it was rejected); the tenant
 * contains it. Subjects need no home: this tenant is theirs.
 */
public final class EntraTenant {

    private final Claims claims;
    private final Ledger ledger;
    private final RoleCatalogue catalogue;
    private final Registrations registrations;
    private final Directory directory = new Directory();
    private final Belongings belongings;
    private final SyncedTenant synced;

    EntraTenant(Claims claims, RoleCatalogue catalogue, Registrations registrations) {
        this.claims = claims;
        this.ledger = claims.ledger;
        this.catalogue = catalogue;
        this.registrations = registrations;
        this.belongings = new Belongings(claims, directory, registrations);
        this.synced = new SyncedTenant(ledger, claims.tenant);
    }

    /** In capitals. */
    public String id() {
        return claims.tenant;
    }

    /** The scope of the tenant's Azure. */
    public int cloud() {
        return claims.service(ServiceScope.CLOUD);
    }

    /** A user, with his PASSWORD, which opens him as {@link #signsIn} says; {@code enabled} and {@code guest} are the subject's traits. */
    public int account(Place place, Subject subject, boolean isSynchronised) {
        Known known = known(place, subject);
        known.isSynchronised = isSynchronised;
        if (known.number != Ledger.NONE && !known.isGuest) {
            known.password = ledger.state(
                    place,
                    Subject.of(ToolId.ownedBy(subject.id().text(), "password"), EntityKind.PASSWORD, "Password", id())
                            .named("password of " + subject.name()));
            synced.called(known.number, String.valueOf(subject.properties().get("userPrincipalName")));
            synced.account(place, isSynchronised ? subject : null, known.password);
        }
        return known.number;
    }

    /** The tenant's half of what it has to do with domains; to be asked when all accounts are stated. */
    public SyncedTenant synced() {
        return synced;
    }

    public int group(Place place, Subject subject, GroupTraits traits) {
        Known known = known(place, subject);
        known.group = traits;
        known.isWatched = traits.isRoleAssignable();
        return known.number;
    }

    /**
     * A service principal or, by the subject's kind, a managed identity. Its registration runs as it, that of another tenant as well; one
     * of Microsoft's own is kept closed.
     *
     * @param appId its application; null: nothing says
     * @param owner {@code appOwnerOrganizationId}; null: nothing says
     */
    public int principal(Place place, Subject subject, @Nullable String appId, @Nullable String owner) {
        Known known = known(place, subject);
        known.appId = appId;
        known.appOwner = owner;
        synced.called(known.number, subject.name());
        return known.number;
    }

    /**
     * A registration of this tenant; the subject's id is its application id.
     *
     * @param objectId by which owners and roles scoped to it name it
     * @param isLocked whether {@code servicePrincipalLockConfiguration} keeps its principals elsewhere from getting credentials
     */
    public int registration(Place place, Subject subject, String objectId, boolean isLocked) {
        Known known = known(place, subject);
        directory.alias(objectId, known);
        registrations.add(subject.id().text(), known.number, id(), isLocked);
        return known.number;
    }

    /** A device; what Intune manages stands below the tenant's ENDPOINTS. Its property {@code trustType} says who is joined. */
    public int device(Place place, Subject subject, boolean isManaged) {
        Known known = known(place, subject);
        known.isManaged |= isManaged;
        known.isJoined |=
                "AzureAd".equalsIgnoreCase(String.valueOf(subject.properties().get("trustType")));
        return known.number;
    }

    /** An administrative unit. */
    public int unit(Place place, Subject subject, boolean isRestricted) {
        int number = claims.contained(place, subject.at(id()));
        directory.unit(subject, number, isRestricted);
        return number;
    }

    private Known known(Place place, Subject subject) {
        return directory.known(ledger.state(place, subject.at(id())), subject);
    }

    /** A direct member of a unit: account, group or device. */
    public void inUnit(String unit, String member) {
        directory.inUnit(unit, member);
    }

    /** A policy of sign-in, such as conditional access: whoever changes those changes it. */
    public int policy(Place place, Subject subject) {
        int number = claims.contained(place, subject.at(id()));
        directory.policies.add(number);
        return number;
    }

    /**
     * A definition of a role that the export lists.
     *
     * @param actions {@code allowedResourceActions} of a custom role; null: a built-in one, which the catalogue knows
     */
    public void role(String role, @Nullable String name, @Nullable Collection<String> actions) {
        directory.roles.put(
                Directory.key(role), new Directory.Definition(name, actions == null ? null : List.copyOf(actions)));
    }

    /** What activating the role asks. */
    public void roleActivation(String role, Activation activation) {
        directory.roleActivations.put(Directory.key(role), activation);
    }

    /** What activating membership, or ownership, of the group asks. */
    public void groupActivation(String group, boolean isOwnership, Activation activation) {
        (isOwnership ? directory.ownerActivations : directory.memberActivations).put(Directory.key(group), activation);
        watch(group);
    }

    /** The group is in an access package. */
    public void inPackage(String group) {
        directory.packaged.add(Directory.key(group));
    }

    /** A registered factor of an account. */
    public int factor(Place place, String account, String method, boolean isPhishingResistant) {
        Known known = directory.get(account);
        if (known == null) {
            return Ledger.NONE;
        }
        int factor = ledger.state(
                place,
                Subject.of(ToolId.ownedBy(account, method + " factor"), EntityKind.MFA_FACTOR, "Factor", id())
                        .named(method + " of " + known.name)
                        .with(EntityTraits.DEFAULT.withPhishingResistant(isPhishingResistant)));
        if (factor != Ledger.NONE && !known.factors.contains(factor)) {
            known.factors.add(factor);
        }
        return factor;
    }

    /** The number of the account's PASSWORD, for whoever claims something of it. */
    public int password(Place place, String account) {
        Known known = directory.get(account);
        return known != null && known.password >= 0
                ? known.password
                : ledger.end(place, ToolId.ownedBy(account, "password"), id());
    }

    /**
     * How the account's password opens it, where policies ask for more: one of {@link Terms} for each sufficient set of factors, zones
     * and denials included. Not said: the password alone.
     */
    public void signsIn(String account, List<Terms> ways) {
        directory.find(account).ifPresent(known -> known.ways = List.copyOf(ways));
    }

    /** Accounts may sign in with certificates, so that who adds a certificate authority signs in as all. */
    public void signsInByCertificate() {
        directory.signsInByCertificate = true;
    }

    /**
     * Who may use temporary access passes.
     *
     * @param included accounts and groups; {@code all_users}: everybody
     * @param excluded accounts and groups
     */
    public void accessPasses(Collection<String> included, Collection<String> excluded) {
        directory.hasPassPolicy = true;
        included.forEach(one -> directory.passIncluded.add(Directory.key(one)));
        excluded.forEach(one -> directory.passExcluded.add(Directory.key(one)));
        Stream.concat(included.stream(), excluded.stream()).forEach(this::watch);
    }

    /** The identity provider that vouches for accounts, for whoever claims something of it: it stands even where nothing is federated. */
    public int federation() {
        return claims.federation();
    }

    /** Whoever controls federation signs in as the account; {@code terms} say which factor is asked all the same. */
    public void federates(Place place, String account, Terms terms) {
        directory
                .find(account)
                .ifPresent(known -> claims.claim(
                        place,
                        RelationKind.FEDERATES_TO,
                        "Federation",
                        terms,
                        claims.federation(),
                        known.number,
                        Map.of()));
    }

    /** Somebody holds a role. */
    public void holds(RoleHolding holding) {
        directory.holdings.add(holding);
        watch(holding.principal());
    }

    /** An application has a permission. */
    public void permitted(AppPermission permission) {
        Known known = directory.get(permission.principal());
        if (known == null || (!known.isAccount() && !known.isGroup())) {
            directory.permissions.add(permission);
        }
    }

    /**
     * A role of this tenant that a grant gives, as delegated administration does: the reader states the grant and who holds it, this what
     * it gives here.
     */
    public void delegated(Place place, int grant, String role) {
        directory.delegated.add(new Directory.Delegated(place, grant, role));
    }

    /** What stands beside a grant of the role, as properties of its subject. */
    public Map<String, Object> judgement(String role) {
        return catalogue.entraRole(role, null).properties();
    }

    /** A grant by which this tenant's people reach a customer: who manages delegations changes it. */
    public void delegates(Place place, int grant) {
        directory.delegations.add(new Directory.Delegates(place, grant));
    }

    /** Somebody holds a grant that the reader has stated, such as a role of Azure; null: no policy is known. */
    public void holdsGrant(Place place, String principal, int grant, Held held, @Nullable Activation activation) {
        directory.grantHoldings.add(new Directory.GrantHolding(place, principal, grant, held, activation));
        watch(principal);
    }

    /** The members of the group are needed in the end; before its memberships come. Groups that hold anything are watched anyway. */
    public void watch(String group) {
        directory.watch(group);
    }

    /** Membership of a group. */
    public void member(Place place, String member, String group, Held held) {
        belongings.add(new Belonging(place, member, group, false, held));
    }

    /** Ownership of a group, registration (by application id or object id), service principal or device. */
    public void owner(Place place, String owner, String owned, Held held) {
        belongings.add(new Belonging(place, owner, owned, true, held));
    }

    void finish() {
        synced.finish(claims.place);
        new TenantRules(claims, directory, catalogue, registrations).state();
    }
}
