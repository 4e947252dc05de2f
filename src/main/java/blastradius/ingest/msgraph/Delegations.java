package blastradius.ingest.msgraph;

import blastradius.ingest.entra.EntraEstate;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.ingest.responses.Responses;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Delegated administration (GDAP): one grant for each role of an open relationship, on the customer's tenant, held by the groups whose
 * assignments name the role. Whoever may assign roles to groups changes the grant, whether it is held or not.
 */
final class Delegations {

    private static final Set<String> OPEN = Set.of("active", "expiring", "terminationrequested", "terminating");
    private static final Set<String> CERTAIN = Set.of("active");
    private static final Set<String> ASSIGNED = Set.of("active", "deleting");
    private static final String KIND = "GDAP";

    private final EntraEstate estate;
    private final EntraTenant partner;
    private final Ledger ledger;
    private final Map<String, Relationship> relationships = new LinkedHashMap<>();
    private final Map<String, String> customers = new TreeMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    Delegations(EntraEstate estate, EntraTenant partner, Ledger ledger) {
        this.estate = estate;
        this.partner = partner;
        this.ledger = ledger;
    }

    /** A relationship in which roles are open. */
    private record Relationship(
            Place place,
            String id,
            String name,
            String customer,
            String status,
            @Nullable Instant from,
            @Nullable Instant until,
            Set<String> roles,
            List<Assignment> assignments) {}

    private record Assignment(Place place, String group, Set<String> roles) {}

    /** Whether there is any customer. */
    boolean isPartner() {
        return !customers.isEmpty();
    }

    void customer(GraphRecord record) {
        String id = record.id("tenantId");
        customer(record.place(), id == null ? record.id("id") : id, record.text("displayName"));
    }

    private void customer(Place place, @Nullable String id, @Nullable String name) {
        if (id != null) {
            String upper = id.toUpperCase(Locale.ROOT);
            places.putIfAbsent(upper, place);
            customers.merge(
                    upper, name == null ? upper : name, (first, second) -> first.equals(upper) ? second : first);
        }
    }

    void relationship(GraphRecord record) {
        String id = record.ownId();
        GraphRecord whose = record.at("customer");
        String customer = whose.id("tenantId");
        customer(record.place(), customer, whose.text("displayName"));
        String status = record.word("status").toLowerCase(Locale.ROOT);
        if (customer == null || !OPEN.contains(status) || record.is("isPartnerConsentPending")) {
            ledger.unread("delegatedAdminRelationship that is not open: "
                    + (customer == null ? "without customer" : status.isEmpty() ? "without status" : status));
            return;
        }
        Instant from = record.start("activatedDateTime", ledger.times());
        Instant until = renews(record) ? null : record.end("endDateTime", ledger.times());
        Roles.requireWindow(from, until);
        relationships.put(
                id.toUpperCase(Locale.ROOT),
                new Relationship(
                        record.place(),
                        id,
                        record.word("displayName"),
                        customer.toUpperCase(Locale.ROOT),
                        status,
                        from,
                        until,
                        roles(record),
                        new ArrayList<>()));
    }

    /* PT0S and P0D do not extend; whatever else is stated does, again and again. */
    private static boolean renews(GraphRecord record) {
        String extension = record.word("autoExtendDuration").toUpperCase(Locale.ROOT);
        return extension.matches("P.*[1-9].*");
    }

    private static Set<String> roles(GraphRecord record) {
        Set<String> roles = new LinkedHashSet<>();
        record.at("accessDetails").all("unifiedRoles").forEach(role -> {
            String id = role.id("roleDefinitionId");
            if (id != null) {
                roles.add(id.toUpperCase(Locale.ROOT));
            }
        });
        return roles;
    }

    void assignment(Responses.Owner owner, GraphRecord record) {
        Relationship relationship = relationships.get(owner.id().toUpperCase(Locale.ROOT));
        GraphRecord container = record.at("accessContainer");
        String group = container.id("accessContainerId");
        if (relationship == null || !ASSIGNED.contains(record.word("status").toLowerCase(Locale.ROOT))) {
            return;
        }
        if (group == null) {
            throw new IllegalArgumentException("the assignment names no group (accessContainer.accessContainerId)");
        }
        relationship.assignments().add(new Assignment(record.place(), group, roles(record)));
    }

    /** States the customers, so that roles and what they give can be said of them. */
    void stateCustomers() {
        customers.forEach((id, name) -> ledger.state(
                places.getOrDefault(id, new Place("delegatedAdminCustomers", "record", 1)),
                Subject.of(ToolId.of(id), EntityKind.CUSTOMER, "delegatedAdminCustomer", null)
                        .named(name)));
    }

    /** States the grants, who holds them, and who changes them: {@code agents} are the groups that administer on behalf of customers. */
    void stateGrants(List<Integer> agents, Roles roles) {
        for (Relationship relationship : relationships.values()) {
            for (String role : relationship.roles()) {
                grant(relationship, role, agents, roles);
            }
        }
    }

    private void grant(Relationship relationship, String role, List<Integer> agents, Roles roles) {
        Place place = relationship.place();
        String name =
                roles.name(role) + " at " + customers.getOrDefault(relationship.customer(), relationship.customer());
        int grant = ledger.state(
                place,
                Subject.of(
                                ToolId.ownedBy(partner.id(), relationship.id() + "/" + role),
                                EntityKind.GRANT,
                                KIND,
                                relationship.customer())
                        .named(name + " (" + relationship.name() + ")")
                        .with(properties(relationship, role)));
        estate.tenant(place, relationship.customer()).delegated(place, grant, role);
        Terms window = Terms.builder()
                .from(relationship.from())
                .until(relationship.until())
                .build();
        for (Assignment assignment : relationship.assignments()) {
            if (assignment.roles().contains(role)) {
                int group = ledger.end(assignment.place(), ToolId.of(assignment.group()), partner.id());
                RelationClass holds = new RelationClass(RelationKind.HOLDS_GRANT, KIND, window);
                ledger.claim(new Claim(assignment.place(), holds, group, grant, evidence(relationship)));
            }
        }
        /* Nobody asks the customer when an approved role is given to one more group. */
        RelationClass changes = new RelationClass(RelationKind.CAN_CHANGE_AUTHORITY, KIND, window);
        agents.forEach(agent -> ledger.claim(new Claim(place, changes, agent, grant, evidence(relationship))));
        int tenant = ledger.end(place, ToolId.of(partner.id()), null);
        ledger.claim(new Claim(place, changes, tenant, grant, evidence(relationship)));
        partner.delegates(place, grant);
    }

    private static Map<String, Object> properties(Relationship relationship, String role) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("relationship", relationship.name());
        properties.put("relationshipId", relationship.id());
        properties.put("status", relationship.status());
        properties.put("roleDefinitionId", role);
        return properties;
    }

    private static Map<String, Object> evidence(Relationship relationship) {
        return CERTAIN.contains(relationship.status())
                ? Map.of("relationship", relationship.name())
                : Map.of(
                        "relationship",
                        relationship.name(),
                        "approximated",
                        "the status is " + relationship.status() + ", and what that still grants is not documented");
    }
}
