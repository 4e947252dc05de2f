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
import blastradius.ingest.responses.Schedule;
import blastradius.model.AccessLevel;
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
    private final Map<String, Integer> closed = new TreeMap<>();
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
            closed.merge(customer == null ? "without customer" : record.word("status"), 1, Integer::sum);
            return;
        }
        Instant from = record.start("activatedDateTime", ledger.times());
        Instant until = renews(record) ? null : record.end("endDateTime", ledger.times());
        Schedule window = new Schedule(from, until, "");
        relationships.put(
                id.toUpperCase(Locale.ROOT),
                new Relationship(
                        record.place(),
                        id,
                        record.word("displayName"),
                        customer.toUpperCase(Locale.ROOT),
                        status,
                        window.from(),
                        window.until(),
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
        if (relationship == null) {
            ledger.unread(
                    "accessAssignments of a relationship that no response of delegatedAdminRelationships describes");
            return;
        }
        if (!ASSIGNED.contains(record.word("status").toLowerCase(Locale.ROOT))) {
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

    /** The groups to which roles are assigned, in capitals. */
    Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        relationships
                .values()
                .forEach(relationship -> relationship
                        .assignments()
                        .forEach(assignment -> groups.add(assignment.group().toUpperCase(Locale.ROOT))));
        return groups;
    }

    /** Who holds and who changes grants, and what customers ask of them. */
    record Holders(List<Integer> agents, PolicyGroups groups, People people, DelegatedSignIns signIns) {}

    /** States the grants, who holds them, and who changes them. */
    void stateGrants(Holders holders, Roles roles) {
        for (Relationship relationship : relationships.values()) {
            for (String role : relationship.roles()) {
                grant(relationship, role, holders, roles);
            }
        }
        holders.signIns().close();
        if (!closed.isEmpty()) {
            ledger.say("delegated admin relationships that are not open and give nothing, by status: " + closed);
        }
    }

    private void grant(Relationship relationship, String role, Holders holders, Roles roles) {
        Place place = relationship.place();
        String customer = relationship.customer();
        String name = roles.name(role) + " at " + customers.getOrDefault(customer, customer);
        int grant = ledger.state(
                place,
                Subject.of(
                                ToolId.ownedBy(partner.id(), relationship.id().toUpperCase(Locale.ROOT) + "/" + role),
                                EntityKind.GRANT,
                                KIND,
                                customer)
                        .named(name + " (" + relationship.name() + ")")
                        .with(properties(relationship, role)));
        estate.tenant(place, customer).delegated(place, grant, role);
        for (Assignment assignment : relationship.assignments()) {
            if (assignment.roles().contains(role)) {
                held(relationship, assignment, grant, holders);
            }
        }
        /* Nobody asks the customer when an approved role is given to one more group. */
        for (Terms way : holders.signIns().ways(customer, Map.of())) {
            int tenant = ledger.end(place, ToolId.of(partner.id()), null);
            claim(relationship, RelationKind.CAN_CHANGE_AUTHORITY, way, tenant, grant);
            holders.agents()
                    .forEach(agent -> claim(relationship, RelationKind.CAN_CHANGE_AUTHORITY, way, agent, grant));
        }
        partner.delegates(place, grant);
    }

    /* Where a factor is asked, it is each member's own; whoever controls the group brings an account that has none yet. */
    private void held(Relationship relationship, Assignment assignment, int grant, Holders holders) {
        String customer = relationship.customer();
        int group = ledger.end(assignment.place(), ToolId.of(assignment.group()), partner.id());
        if (group < 0) {
            return;
        }
        List<Terms> open = holders.signIns().ways(customer, Map.of());
        if (!holders.signIns().asksFactor(customer)) {
            open.forEach(way -> claim(relationship, RelationKind.HOLDS_GRANT, way, group, grant));
            return;
        }
        String id = ledger.id(group);
        open.forEach(way -> claim(
                relationship,
                RelationKind.HOLDS_GRANT,
                way.with().and(id, AccessLevel.CONTROL).build(),
                group,
                grant));
        for (String member : holders.groups().members(assignment.group())) {
            int number = ledger.end(assignment.place(), ToolId.of(member), partner.id());
            if (number >= 0 && ledger.kind(number) != EntityKind.GROUP) {
                holders.signIns()
                        .ways(customer, holders.people().factors(number))
                        .forEach(way -> claim(
                                relationship,
                                RelationKind.HOLDS_GRANT,
                                way.with().and(id, AccessLevel.USE).build(),
                                number,
                                grant));
            }
        }
    }

    private void claim(Relationship relationship, RelationKind kind, Terms way, int from, int grant) {
        Terms terms =
                way.with().from(relationship.from()).until(relationship.until()).build();
        ledger.claim(new Claim(
                relationship.place(), new RelationClass(kind, KIND, terms), from, grant, evidence(relationship)));
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
