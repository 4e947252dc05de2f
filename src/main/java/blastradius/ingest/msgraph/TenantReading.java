package blastradius.ingest.msgraph;

import blastradius.ingest.entra.AppPermission;
import blastradius.ingest.entra.EntraEstate;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.ingest.responses.GraphResource;
import blastradius.ingest.responses.ImportedResponses;
import blastradius.ingest.responses.Responses;
import blastradius.ingest.responses.TenantFolder;
import blastradius.model.EntityKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reading of one tenant's responses, in the order in which an {@link EntraTenant} takes them. */
final class TenantReading {

    private static final String ADMIN_AGENTS = "AdminAgents";

    private final TenantFolder folder;
    private final ImportedResponses imported;
    private final Meter meter;
    private final Federation federation = new Federation();
    private final Ledger ledger;
    private final Responses responses;
    private final EntraTenant tenant;
    private final People people;
    private final Accounts accounts;
    private final Applications applications;
    private final Roles roles;
    private final Memberships memberships;
    private final Delegations delegations;
    private final List<Integer> adminAgents = new ArrayList<>();
    private final Place place;

    TenantReading(TenantFolder folder, ImportedResponses imported, EntraEstate estate, Ledger ledger, Meter meter) {
        this.folder = folder;
        this.imported = imported;
        this.meter = meter;
        this.ledger = ledger;
        this.place = new Place(folder.responses().getFirst().content().name(), "record", 1);
        this.responses = new Responses(folder.responses(), ledger, meter);
        this.tenant = estate.tenant(place, folder.id());
        this.people = new People(tenant, ledger);
        this.accounts = new Accounts(tenant, ledger, people, federation);
        this.applications = new Applications(tenant, ledger);
        this.roles = new Roles(tenant, ledger);
        this.memberships = new Memberships(tenant, ledger, accounts, roles);
        this.delegations = new Delegations(estate, tenant, ledger);
    }

    void read() {
        tenants();
        entities();
        units();
        holdings();
        policies();
        claims();
        groups();
        responses.close();
        Gaps.say(tenant.id(), responses, ledger);
    }

    private void tenants() {
        responses.each(GraphResource.CUSTOMERS, delegations::customer);
        responses.each(GraphResource.RELATIONSHIPS, delegations::relationship);
        responses.owned(GraphResource.ACCESS_ASSIGNMENTS, delegations::assignment);
        EntityKind kind = delegations.isPartner() ? EntityKind.PROVIDER : EntityKind.INTERNAL;
        if (!responses.has(GraphResource.ORGANIZATION)) {
            ledger.state(place, Subject.of(ToolId.of(folder.id()), kind, "organization", null));
        }
        responses.each(GraphResource.ORGANIZATION, record -> organization(record, kind));
        responses.each(GraphResource.DOMAINS, federation::domain);
        responses.owned(GraphResource.FEDERATION, (owner, record) -> federation.configuration(owner.id(), record));
        delegations.stateCustomers();
    }

    private void organization(GraphRecord record, EntityKind kind) {
        federation.organization(record);
        Map<String, Object> properties =
                record.kept("tenantType", "countryLetterCode", "createdDateTime", "onPremisesSyncEnabled");
        properties.put("verifiedDomains", List.copyOf(federation.verified()));
        ledger.state(
                record.place(),
                Subject.of(ToolId.of(record.ownId()), kind, "organization", null)
                        .named(record.text("displayName"))
                        .with(properties));
    }

    private void entities() {
        responses.each(GraphResource.USERS, accounts::user);
        responses.each(GraphResource.GROUPS, this::group);
        responses.each(GraphResource.DIRECTORY_OBJECTS, accounts::object);
        responses.each(GraphResource.DEVICES, accounts::device);
        responses.each(GraphResource.MANAGED_DEVICES, accounts::managedDevice);
        responses.each(GraphResource.AGENTS, accounts::agent);
        responses.each(GraphResource.AGENT_GROUPS, accounts::agents);
        responses.each(GraphResource.SERVICE_PRINCIPALS, applications::principal);
        responses.each(GraphResource.APPLICATIONS, applications::registration);
        responses.owned(
                GraphResource.FEDERATED_CREDENTIALS,
                (owner, record) -> applications.federatedCredential(owner.id(), record));
        applications.settle();
    }

    private void group(GraphRecord record) {
        int number = accounts.group(record);
        if (record.word("displayName").equals(ADMIN_AGENTS)) {
            adminAgents.add(number);
        }
    }

    private void units() {
        responses.each(GraphResource.ADMINISTRATIVE_UNITS, this::unit);
        responses.each(GraphResource.ROLE_DEFINITIONS, roles::definition);
        responses.each(GraphResource.DIRECTORY_ROLES, roles::directoryRole);
        responses.owned(GraphResource.MEMBERS, memberships::isUnit, memberships::inUnit);
    }

    private void unit(GraphRecord record) {
        String id = record.ownId();
        memberships.isUnit(id);
        Subject subject = Subject.of(ToolId.of(id), EntityKind.SCOPE, "administrativeUnit", tenant.id())
                .named(record.text("displayName"))
                .with(record.kept("description", "isMemberManagementRestricted", "membershipRule", "visibility"));
        tenant.unit(record.place(), subject, record.is("isMemberManagementRestricted"));
    }

    /* Only looked at: policies of sign-in ask who holds a role. */
    private void holdings() {
        responses.each(GraphResource.ROLE_ASSIGNMENT_INSTANCES, roles::assigned);
        responses.each(GraphResource.ROLE_ASSIGNMENT_SCHEDULES, roles::assigned);
        responses.each(GraphResource.ROLE_ELIGIBILITY_INSTANCES, roles::eligibility);
        responses.each(GraphResource.ROLE_ELIGIBILITY_SCHEDULES, roles::eligibility);
        responses.each(GraphResource.ROLE_ASSIGNMENTS, roles::assignment);
        responses.owned(GraphResource.SCOPED_ROLE_MEMBERS, (owner, record) -> roles.scopedMember(record));
        responses.owned(GraphResource.MEMBERS, roles::isRole, memberships::inRole);
    }

    private void policies() {
        responses.each(GraphResource.ROLE_POLICIES, roles::policy);
        responses.each(GraphResource.REGISTRATIONS, people::registered);
        SignIns signIns = SignIns.of(AccessPolicies.of(tenant, ledger), responses, roles);
        accounts.devices().claim(place, ledger, signIns.policies().zones());
        signIns.tell(tenant, people, ledger);
        people.eachFederated(false, account -> tenant.federates(place, SignIns.guid(ledger.id(account)), Terms.NONE));
        people.eachFederated(
                true,
                account -> signIns.ofFederated(account, people, ledger)
                        .forEach(way -> tenant.federates(place, SignIns.guid(ledger.id(account)), way)));
        guests(signIns);
        methods();
    }

    private void guests(SignIns signIns) {
        Guests guests = new Guests(tenant, ledger, signIns, imported.domains(meter));
        responses.each(GraphResource.CROSS_TENANT_DEFAULT, guests::trust);
        responses.each(GraphResource.CROSS_TENANT_PARTNERS, guests::trust);
        people.guests().forEach(guest -> guests.claim(guest, people));
    }

    private void methods() {
        responses.each(
                GraphResource.AUTHENTICATION_METHODS,
                policy -> policy.all("authenticationMethodConfigurations").forEach(this::method));
    }

    private void method(GraphRecord record) {
        String id = record.word("id");
        if (!record.word("state").equalsIgnoreCase("enabled")) {
            return;
        }
        if (id.equalsIgnoreCase("X509Certificate")) {
            tenant.signsInByCertificate();
        } else if (id.equalsIgnoreCase("TemporaryAccessPass")) {
            tenant.accessPasses(targets(record, "includeTargets"), targets(record, "excludeTargets"));
        }
    }

    private static List<String> targets(GraphRecord record, String name) {
        return record.all(name).stream()
                .map(target -> target.word("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private void claims() {
        roles.tell();
        responses.owned(GraphResource.APP_ROLE_ASSIGNMENTS, (owner, record) -> permission(record));
        responses.each(GraphResource.PERMISSION_GRANTS, record -> Consents.claim(record, tenant.id(), ledger));
        PolicyGroups groups = PolicyGroups.of(delegations.groups(), responses);
        groups.withEligible(responses);
        DelegatedSignIns signIns = new DelegatedSignIns(tenant.id(), imported, ledger, meter);
        delegations.stateGrants(new Delegations.Holders(adminAgents, groups, people, signIns), roles);
    }

    private void permission(GraphRecord record) {
        String principal = record.id("principalId");
        String permission = record.id("appRoleId");
        String resource = record.id("resourceId");
        String type = record.word("principalType");
        if (principal == null
                || permission == null
                || resource == null
                || !(type.isEmpty() || type.equals("ServicePrincipal"))) {
            return;
        }
        String api = applications.interfaceOf(resource);
        if (api == null) {
            ledger.unread("permission of an interface that no response of servicePrincipals describes");
            return;
        }
        tenant.permitted(new AppPermission(
                record.place(), principal, api, permission, applications.permission(api, permission)));
    }

    private void groups() {
        responses.each(GraphResource.GROUP_ASSIGNMENT_INSTANCES, record -> roles.inGroup(record, false));
        responses.each(GraphResource.GROUP_ASSIGNMENT_SCHEDULES, record -> roles.inGroup(record, false));
        responses.each(GraphResource.GROUP_ELIGIBILITY_INSTANCES, record -> roles.inGroup(record, true));
        responses.each(GraphResource.GROUP_ELIGIBILITY_SCHEDULES, record -> roles.inGroup(record, true));
        responses.owned(GraphResource.MEMBERS, memberships::isGroup, memberships::inGroup);
        responses.owned(GraphResource.GROUPS_OF, memberships::memberOf);
        responses.owned(GraphResource.OWNERS, memberships::owner);
        responses.owned(GraphResource.OWNED_OBJECTS, memberships::owned);
        responses.owned(GraphResource.REGISTERED_OWNERS, memberships::owner);
    }
}
