package blastradius.ingest.azure;

import blastradius.ingest.arm.ArmEstate;
import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.arm.ArmPath;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** The first reading of the resource manager's records: whatever stands, and what has to be known before anybody holds anything. */
final class AzureThings implements AzureFile.Records {

    private final ArmEstate arm;
    private final Ledger ledger;
    private final AzureActivations activations = new AzureActivations();
    private final Delegations delegations;
    private final Templates templates;

    AzureThings(ArmEstate arm, Ledger ledger) {
        this.arm = arm;
        this.ledger = ledger;
        this.delegations = new Delegations(arm, ledger);
        this.templates = new Templates(delegations, ledger);
    }

    AzureActivations activations() {
        return activations;
    }

    Delegations delegations() {
        return delegations;
    }

    Templates templates() {
        return templates;
    }

    @Override
    public void broken(Place place, String why) {
        ledger.rejected(place, why);
    }

    @Override
    public void record(Place place, ArmFields record) {
        if (record.text("$schema") != null) {
            templates.add(place, record);
            return;
        }
        String type = AzureFile.type(record);
        switch (type) {
            case "microsoft.authorization/roleassignments",
                    "microsoft.authorization/roleassignmentscheduleinstances",
                    "microsoft.authorization/roleassignmentschedules",
                    "microsoft.authorization/roleeligibilityscheduleinstances",
                    "microsoft.authorization/roleeligibilityschedules",
                    "microsoft.managedservices/registrationassignments" -> {
                /* Read when all that they speak of is there. */
            }
            case "microsoft.authorization/roledefinitions" -> arm.define(record);
            case "microsoft.authorization/denyassignments" -> arm.deny(record, AzureFile.scope(record));
            case "microsoft.authorization/rolemanagementpolicyassignments" -> activations.add(record);
            case "microsoft.managedservices/registrationdefinitions" -> delegations.define(place, record);
            case "microsoft.management/managementgroups",
                    "microsoft.management/managementgroups/managementgroups",
                    "microsoft.management/managementgroups/descendants" -> scope(place, record, null);
            case "microsoft.management/managementgroups/subscriptions",
                    "microsoft.resources/subscriptions",
                    "/subscriptions" -> scope(place, record, null);
            default -> other(place, type, record);
        }
    }

    private void other(Place place, String type, ArmFields record) {
        ArmPath path = ArmPath.of(record.text("id"));
        boolean isAccount = path == null && record.text("homeTenantId") != null;
        if (isAccount || (path != null && path.sort() == ArmPath.Sort.SUBSCRIPTION)) {
            scope(place, record, null);
        } else if (path != null && path.sort() == ArmPath.Sort.MANAGEMENT_GROUP) {
            scope(place, record, null);
        } else if (path != null && path.subscription() != null && !type.startsWith("microsoft.authorization/")) {
            arm.resource(place, path, record);
        } else if (type.isEmpty() && record.statedText("principalId") == null) {
            ledger.rejected(place, "it has neither a type nor an id of the resource manager");
        } else if (record.statedText("principalId") == null || !type.isEmpty()) {
            ledger.unread(type);
        }
    }

    /* A management group or subscription, and what it says of those above and below. */
    private void scope(Place place, ArmFields record, @Nullable ArmPath above) {
        String id = record.text("id");
        ArmPath stated = ArmPath.of(id);
        ArmPath path = stated == null && id != null ? ArmPath.subscription(id) : stated;
        if (path == null) {
            ledger.rejected(place, "a scope has no id");
            return;
        }
        String name = record.statedText("displayName");
        arm.scope(place, path, name == null ? record.text("name") : name, tenant(record), record);
        ArmFields details = record.inner("details");
        ArmPath parent = ArmPath.of(record.inner("parent").text("id"));
        ArmPath detailed = ArmPath.of(details.inner("parent").text("id"));
        ArmPath known = above == null ? (parent == null ? detailed : parent) : above;
        if (known != null) {
            arm.below(path, known);
        }
        record.records("children").forEach(child -> scope(place, child, path));
    }

    private static @Nullable String tenant(ArmFields record) {
        String tenant = record.statedText("tenantId");
        String home = tenant == null ? record.text("homeTenantId") : tenant;
        return home == null ? record.statedText("tenant") : home;
    }
}
