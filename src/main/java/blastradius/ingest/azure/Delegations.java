package blastradius.ingest.azure;

import blastradius.ingest.arm.ArmEstate;
import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.arm.ArmPath;
import blastradius.ingest.arm.Authorization;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Delegations by Azure Lighthouse: what a definition offers to whom of a managing tenant, and on which scopes it was assigned. Ids of
 * principals mean something in the managing tenant, never in the customer's.
 */
final class Delegations {

    private final ArmEstate arm;
    private final Ledger ledger;
    private final Map<String, Offer> offers = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Delegated> delegated = new ArrayList<>();

    /** What is offered; {@code tenant}: the managing one, in capitals. */
    private record Offer(String name, String tenant, List<Authorization> authorizations) {}

    private record Delegated(Place place, ArmPath scope, Offer offer) {}

    Delegations(ArmEstate arm, Ledger ledger) {
        this.arm = arm;
        this.ledger = ledger;
    }

    /** A definition, by its id. */
    void define(Place place, ArmFields record) {
        String id = record.text("id");
        Offer offer = id == null ? null : offer(place, record);
        if (id != null && offer != null) {
            offers.put(id.toUpperCase(Locale.ROOT), offer);
        }
    }

    private @Nullable Offer offer(Place place, ArmFields record) {
        String tenant = record.statedText("managedByTenantId");
        String named = record.statedText("registrationDefinitionName");
        String name = named == null ? String.valueOf(record.text("name")) : named;
        if (tenant == null || !Authorization.isGuid(tenant)) {
            ledger.rejected(
                    place, "delegation \"" + name + "\" names no managing tenant: managedByTenantId is " + tenant);
            return null;
        }
        List<Authorization> authorizations = new ArrayList<>();
        record.records("authorizations").forEach(one -> add(place, name, one, null, authorizations));
        record.records("eligibleAuthorizations")
                .forEach(one -> add(place, name, one, one.inner("justInTimeAccessPolicy"), authorizations));
        return new Offer(name, tenant.toUpperCase(Locale.ROOT), authorizations);
    }

    private void add(
            Place place, String offer, ArmFields one, @Nullable ArmFields policy, List<Authorization> authorizations) {
        String principal = one.text("principalId");
        String role = one.text("roleDefinitionId");
        if (principal == null || !Authorization.isGuid(principal) || role == null || role.startsWith("[")) {
            ledger.rejected(
                    place,
                    "delegation \"" + offer + "\": the authorization of " + one.text("principalIdDisplayName")
                            + " names no principal or role (principalId " + principal + ", roleDefinitionId " + role
                            + ")");
            return;
        }
        authorizations.add(new Authorization(
                place,
                principal,
                one.text("principalIdDisplayName"),
                role,
                policy,
                one.texts("delegatedRoleDefinitionIds")));
    }

    /** An assignment: its definition stands in it, or is known by its id. */
    void assign(Place place, ArmFields record) {
        String definition = record.statedText("registrationDefinitionId");
        ArmPath scope = AzureFile.scope(record);
        ArmFields within = record.inner("registrationDefinition");
        String state = record.statedText("provisioningState");
        if (definition == null && within.text("id") != null) {
            definition = within.text("id");
        }
        if (scope == null || definition == null) {
            ledger.rejected(place, "an assignment of a delegation names no scope or no registrationDefinitionId");
            return;
        }
        if (state != null && (state.toLowerCase(Locale.ROOT).startsWith("delet") || state.equalsIgnoreCase("Failed"))) {
            ledger.say("delegation of " + scope.text() + " is " + state + ", and is passed over");
            return;
        }
        String id = definition.toUpperCase(Locale.ROOT);
        boolean isWithin = !within.list("authorizations").isEmpty() && !offers.containsKey(id);
        Offer offer = isWithin ? offer(place, within) : offers.get(id);
        taken.add(id);
        if (offer != null) {
            delegate(place, scope, offer);
        } else if (!isWithin) {
            ledger.rejected(
                    place, "no record defines the delegation " + definition + " that is assigned to " + scope.text());
        }
    }

    /** A deployed template: its definition, on these scopes. */
    void deploy(Place place, ArmFields definition, List<ArmPath> scopes) {
        Offer offer = offer(place, definition);
        if (offer != null) {
            scopes.forEach(scope -> delegate(place, scope, offer));
        }
    }

    private void delegate(Place place, ArmPath scope, Offer offer) {
        delegated.add(new Delegated(place, scope, offer));
    }

    /** States what is delegated, and says what is only offered. */
    void settle() {
        delegated.forEach(one -> arm.delegate(
                one.scope(),
                one.offer().tenant(),
                one.offer().name(),
                one.offer().authorizations()));
        offers.forEach((id, offer) -> {
            if (!taken.contains(id)) {
                ledger.say("delegation \"" + offer.name() + "\" to tenant " + offer.tenant()
                        + " is defined and assigned to nothing here, so it gives nothing");
            }
        });
    }
}
