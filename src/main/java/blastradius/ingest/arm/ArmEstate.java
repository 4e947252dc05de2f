package blastradius.ingest.arm;

import blastradius.ingest.entra.Activation;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.model.EntityKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Azure's resource manager tells of one import: filled in record by record in the order scopes, resources, definitions and denials;
 * then {@link #settle}; then who holds what. Used by one thread.
 */
public final class ArmEstate {

    private final ArmScopes scopes;
    private final ArmVaults vaults;
    private final ArmResources resources;
    private final ArmRoles roles;
    private final ArmRights rights;
    private final ArmDenials denials;
    private final ArmGrants grants;
    private final DelegatedGrants delegated;

    public ArmEstate(Ledger ledger, Clouds clouds, RoleCatalogue catalogue) {
        scopes = new ArmScopes(ledger, clouds);
        ArmSets sets = new ArmSets(scopes, ledger);
        vaults = new ArmVaults(scopes, sets, ledger);
        resources = new ArmResources(scopes, sets, vaults, ledger);
        roles = new ArmRoles(scopes, ledger, catalogue);
        rights = new ArmRights(scopes, sets, ledger);
        denials = new ArmDenials(scopes, ledger);
        grants = new ArmGrants(scopes, roles, rights, denials, ledger);
        delegated = new DelegatedGrants(scopes, roles, rights, ledger);
    }

    /** Whose everything is of which nothing else is said. */
    public void inTenant(@Nullable String tenant) {
        scopes.inTenant(tenant);
    }

    /** A management group or subscription; where it stands may be said before or after. */
    public void scope(Place place, ArmPath path, @Nullable String name, @Nullable String tenant, ArmFields record) {
        scopes.belongs(path, tenant);
        Map<String, Object> said = new LinkedHashMap<>();
        Ledger.put(said, "state", record.statedText("state"));
        scopes.state(
                place,
                path,
                Subject.of(scopes.id(path), EntityKind.SCOPE, path.type(), scopes.tenant(path))
                        .named(name == null ? path.name() : name)
                        .with(said));
    }

    /** A management group or subscription is right below a management group. */
    public void below(ArmPath child, ArmPath parent) {
        scopes.below(child, parent);
    }

    /** A group of resources, or a resource with the identities that it runs as. */
    public void resource(Place place, ArmPath path, ArmFields record) {
        resources.resource(place, path, record);
    }

    /** A resource runs as the service principal of this object id, as another record says. */
    public void runsAs(Place place, ArmPath resource, String principal) {
        resources.runsAs(place, resource, principal);
    }

    /** A definition of a role. */
    public void define(ArmFields record) {
        roles.define(record);
    }

    /** A deny assignment, at {@code listedUnder} where it says no scope. */
    public void deny(ArmFields record, @Nullable ArmPath listedUnder) {
        denials.deny(record, listedUnder);
    }

    /** Everything that stands was handed over, principals included: states what contains what, and what runs as whom. */
    public void settle(Place place) {
        resources.settle(place);
        rights.settle(place);
    }

    /** Everything was handed over. */
    public void finish() {
        vaults.settle();
        rights.finish();
    }

    /** Somebody's role; {@code activation}: what activating it asks, null if no policy is known. */
    public void assign(Assignment assignment, @Nullable Activation activation) {
        grants.assign(assignment, activation);
    }

    /** Who may do what with the content of a vault under access policies. */
    public void accessPolicy(Place place, ArmPath vault, ArmFields policy) {
        vaults.accessPolicy(place, vault, policy);
    }

    /** What a delegation to the tenant gives on the scope. */
    public void delegate(ArmPath scope, String tenant, String offer, List<Authorization> authorizations) {
        delegated.delegate(scope, tenant, offer, authorizations);
    }
}
