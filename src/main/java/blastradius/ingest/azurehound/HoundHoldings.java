package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.arm.ArmPath;
import blastradius.ingest.arm.Assignment;
import blastradius.ingest.entra.AppPermission;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.entra.Held;
import blastradius.ingest.entra.RoleHolding;
import blastradius.ingest.file.Place;
import org.jspecify.annotations.Nullable;

/** Who holds which role, permission or right. */
final class HoundHoldings implements HoundFile.Records {

    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

    private final Hound hound;
    private final HoundEntities entities;

    HoundHoldings(Hound hound, HoundEntities entities) {
        this.hound = hound;
        this.entities = entities;
    }

    @Override
    public void broken(Place place, String why) {
        /* Said by the first reading. */
    }

    @Override
    public void record(Place place, String kind, ArmFields data, @Nullable ArmFields element) {
        switch (HoundKinds.folded(kind)) {
            case "azroleassignment" -> {
                if (element != null) {
                    holds(place, data, element, Held.LISTED);
                }
            }
            case "azroleeligibilityscheduleinstance" -> eligible(place, data);
            case "azapproleassignment" -> permitted(place, data);
            case "azkeyvaultaccesspolicy" -> accessPolicy(place, data);
            default -> {
                if (element != null) {
                    assigned(place, element);
                }
            }
        }
    }

    private void holds(Place place, ArmFields data, ArmFields element, Held held) {
        EntraTenant tenant = hound.tenant(place, data);
        String principal = hound.required(place, element, "principalId");
        String stated = element.text("roleDefinitionId");
        String role = stated == null ? data.text("roleDefinitionId") : stated;
        if (tenant == null || principal == null || role == null) {
            return;
        }
        String directory = element.text("directoryScopeId");
        String application = element.text("appScopeId");
        String scope = directory == null && application != null ? application : directory;
        tenant.holds(new RoleHolding(place, principal, role, scope == null ? "/" : scope, held));
    }

    private void eligible(Place place, ArmFields data) {
        var from = hound.time(place, data, "startDateTime", hound.ledger().times()::start);
        var until = hound.time(place, data, "endDateTime", hound.ledger().times()::end);
        if (until == null) {
            hound.count("eligibilities come without their end, which this collector leaves out: they are read as open,"
                    + " and need not be without end");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            hound.ledger().rejected(place, "an eligibility starts at " + from + " and ends at " + until);
            return;
        }
        holds(place, data, data, Held.eligible(from, until));
    }

    private void permitted(Place place, ArmFields data) {
        EntraTenant tenant = hound.tenant(place, data);
        String principal = hound.required(place, data, "principalId");
        String permission = hound.required(place, data, "appRoleId");
        String type = data.text("principalType");
        if (tenant == null || principal == null || permission == null || permission.equals(NO_GUID)) {
            return;
        }
        if (type != null && !type.equalsIgnoreCase("ServicePrincipal")) {
            return;
        }
        String resource = data.text("resourceId");
        String known = resource == null ? null : entities.application(resource);
        String api = known == null ? data.text("appId") : known;
        if (api == null) {
            hound.ledger().rejected(place, "nothing says of which interface the permission " + permission + " is");
            return;
        }
        String value = resource == null ? null : entities.permission(resource, permission);
        tenant.permitted(new AppPermission(place, principal, api, permission, value));
    }

    private void accessPolicy(Place place, ArmFields data) {
        ArmPath vault = ArmPath.of(data.text("keyVaultId"));
        if (vault == null) {
            hound.ledger().rejected(place, "it names no vault in keyVaultId");
            return;
        }
        hound.arm().accessPolicy(place, vault, data);
    }

    /* All kinds of these lists wrap the resource manager's record, each under a name of its own. */
    private void assigned(Place place, ArmFields element) {
        ArmFields assignment = element;
        for (Object inside : element.map().values()) {
            ArmFields fields = ArmFields.of(inside);
            if (fields.statedText("principalId") != null) {
                assignment = fields;
            }
        }
        String principal = assignment.statedText("principalId");
        String stated = assignment.statedText("roleDefinitionId");
        String role = stated == null ? element.text("roleDefinitionId") : stated;
        ArmPath scope = ArmPath.of(assignment.statedText("scope"));
        if (principal == null || role == null || scope == null) {
            hound.ledger().rejected(place, "an assignment of a role names no principal, role or scope");
            return;
        }
        hound.arm()
                .assign(
                        new Assignment(
                                place,
                                role,
                                null,
                                scope,
                                new Assignment.Holder(principal, assignment.statedText("principalType"), null),
                                Held.LISTED,
                                assignment.statedText("condition")),
                        null);
    }
}
