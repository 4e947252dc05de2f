package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.arm.ArmPath;
import blastradius.ingest.entra.Activation;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.entra.GroupTraits;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a collection describes. Keeps of each application's principal which application it is of, and of each device how it is joined. */
final class HoundEntities implements HoundFile.Records {

    private static final int NAMES_A_PRINCIPAL = 5_000;

    private final Hound hound;
    private final Ledger ledger;
    private final HoundCredentials credentials;
    private final HoundResources resources;
    private final Map<String, String> applications = new HashMap<>();
    private final Map<String, String> permissions = new HashMap<>();
    private final Map<String, String> joins = new HashMap<>();
    private final Set<String> tenants = new HashSet<>();
    private final List<Runnable> last = new ArrayList<>();

    HoundEntities(Hound hound) {
        this.hound = hound;
        this.ledger = hound.ledger();
        this.credentials = new HoundCredentials(hound);
        this.resources = new HoundResources(hound);
    }

    /** Whether the kind is read now; one that is never read is counted. */
    boolean isKnown(String kind) {
        if (!HoundKinds.isKnown(kind)) {
            ledger.unread(kind);
        }
        return HoundKinds.ENTITIES.contains(HoundKinds.folded(kind));
    }

    /** Everything is described: states what speaks of what may have stood behind it. */
    void finish() {
        last.forEach(Runnable::run);
        last.clear();
    }

    /** The application of which this is the principal; null: nothing says. */
    @Nullable
    String application(String principal) {
        return applications.get(principal.toUpperCase(Locale.ROOT));
    }

    /** What an interface calls a permission; null: nothing says. */
    @Nullable
    String permission(String principal, String id) {
        return permissions.get((principal + " " + id).toUpperCase(Locale.ROOT));
    }

    /** How a device is joined to the tenant; null: nothing says. */
    @Nullable
    String join(String device) {
        return joins.get(device.toUpperCase(Locale.ROOT));
    }

    @Override
    public void broken(Place place, String why) {
        ledger.rejected(place, why);
    }

    @Override
    public void record(Place place, String kind, ArmFields data, @Nullable ArmFields element) {
        switch (HoundKinds.folded(kind)) {
            case "aztenant" -> tenant(place, data);
            case "azuser" -> user(place, data);
            case "azgroup" -> group(place, data);
            case "azapp" -> application(place, data);
            case "azserviceprincipal" -> principal(place, data);
            case "azdevice" -> device(place, data);
            case "azrole" -> role(place, data);
            case "azrolemanagementpolicyassignment" -> last.add(() -> policy(place, data));
            case "azfederatedidentitycredential" -> {
                if (element != null) {
                    last.add(() -> credentials.federated(place, data, element));
                }
            }
            default -> resources.record(place, kind, data);
        }
    }

    private void tenant(Place place, ArmFields data) {
        String id = hound.required(place, data, "tenantId");
        if (id == null) {
            return;
        }
        boolean isHome = id.equalsIgnoreCase(hound.look().tenant()) || Boolean.TRUE.equals(data.truth("collected"));
        if (!isHome) {
            hound.say("tenant " + data.text("displayName") + " (" + id.toUpperCase(Locale.ROOT)
                    + ") is named and was not collected");
            return;
        }
        if (!tenants.add(id.toUpperCase(Locale.ROOT))) {
            return;
        }
        Map<String, Object> said = new LinkedHashMap<>();
        Ledger.put(said, "defaultDomain", data.text("defaultDomain"));
        Ledger.put(said, "verifiedDomains", data.texts("domains"));
        ledger.state(
                place,
                Subject.of(ToolId.of(id), EntityKind.INTERNAL, "AZTenant", null)
                        .named(data.text("displayName"))
                        .with(said));
    }

    private EntityTraits traits(String kind, ArmFields data) {
        Boolean stated = data.truth("accountEnabled");
        boolean isEnabled = stated == null ? !hound.look().isDisabledBySilence(kind) : stated;
        return EntityTraits.DEFAULT.withEnabled(isEnabled);
    }

    private void user(Place place, ArmFields data) {
        EntraTenant tenant = hound.tenant(place, data);
        String id = hound.required(place, data, "id");
        if (tenant == null || id == null) {
            return;
        }
        String upn = data.text("userPrincipalName");
        boolean isGuest = "guest".equalsIgnoreCase(data.text("userType"))
                || (upn != null && upn.toUpperCase(Locale.ROOT).contains("#EXT#"));
        boolean isSynced = Boolean.TRUE.equals(data.truth("onPremisesSyncEnabled"));
        Subject subject = Subject.of(ToolId.of(id), EntityKind.HUMAN, "AZUser", null)
                .named(name(data, upn))
                .with(traits("AZUser", data).withGuest(isGuest))
                .with(HoundProperties.ofUser(data));
        int number = tenant.account(place, subject, isSynced);
        if (isGuest && number >= 0) {
            HoundHybrid.guest(ledger, place, data, number);
        }
    }

    private static @Nullable String name(ArmFields data, @Nullable String otherwise) {
        String name = data.text("displayName");
        return name == null ? otherwise : name;
    }

    private void group(Place place, ArmFields data) {
        EntraTenant tenant = hound.tenant(place, data);
        String id = hound.required(place, data, "id");
        if (tenant == null || id == null) {
            return;
        }
        List<String> types = data.texts("groupTypes");
        GroupTraits traits = new GroupTraits(
                Boolean.TRUE.equals(data.truth("isAssignableToRole")),
                types.stream().anyMatch("Unified"::equalsIgnoreCase),
                Boolean.TRUE.equals(data.truth("securityEnabled")),
                types.stream().anyMatch("DynamicMembership"::equalsIgnoreCase) || data.text("membershipRule") != null,
                Boolean.TRUE.equals(data.truth("onPremisesSyncEnabled")));
        tenant.group(
                place,
                Subject.of(ToolId.of(id), EntityKind.GROUP, "AZGroup", null)
                        .named(name(data, null))
                        .with(HoundProperties.ofGroup(data)),
                traits);
    }

    private void application(Place place, ArmFields data) {
        EntraTenant tenant = hound.tenant(place, data);
        String appId = hound.required(place, data, "appId");
        if (tenant == null || appId == null) {
            return;
        }
        String objectId = data.text("id");
        int number = tenant.registration(
                place,
                Subject.of(ToolId.of(appId), EntityKind.OAUTH_APP, "AZApp", null)
                        .named(name(data, null))
                        .with(HoundProperties.ofApplication(data)),
                objectId == null ? appId : objectId,
                false);
        credentials.of(place, data, appId, new HoundCredentials.Owner(number, tenant.id()));
    }

    private void principal(Place place, ArmFields data) {
        EntraTenant tenant = hound.tenant(place, data);
        String id = hound.required(place, data, "id");
        if (tenant == null || id == null) {
            return;
        }
        String appId = data.text("appId");
        boolean isManaged = "ManagedIdentity".equalsIgnoreCase(data.text("servicePrincipalType"));
        int number = tenant.principal(
                place,
                Subject.of(
                                ToolId.of(id),
                                isManaged ? EntityKind.MANAGED_IDENTITY : EntityKind.SERVICE_PRINCIPAL,
                                "AZServicePrincipal",
                                null)
                        .named(name(data, data.text("appDisplayName")))
                        .with(traits("AZServicePrincipal", data))
                        .with(HoundProperties.ofPrincipal(data)),
                isManaged ? null : appId,
                data.text("appOwnerOrganizationId"));
        if (appId != null) {
            applications.put(id.toUpperCase(Locale.ROOT), appId);
        }
        data.records("appRoles").stream().limit(NAMES_A_PRINCIPAL).forEach(role -> {
            String value = role.text("value");
            if (value != null) {
                permissions.put((id + " " + role.text("id")).toUpperCase(Locale.ROOT), value);
            }
        });
        if (isManaged) {
            data.texts("alternativeNames").stream()
                    .map(ArmPath::of)
                    .filter(java.util.Objects::nonNull)
                    .forEach(path -> hound.arm().runsAs(place, path, id));
        }
        credentials.of(place, data, id, new HoundCredentials.Owner(number, tenant.id()));
    }

    private void device(Place place, ArmFields data) {
        EntraTenant tenant = hound.tenant(place, data);
        String id = hound.required(place, data, "id");
        if (tenant == null || id == null) {
            return;
        }
        String trust = data.text("trustType");
        if (trust != null) {
            joins.put(id.toUpperCase(Locale.ROOT), trust);
        }
        tenant.device(
                place,
                Subject.of(ToolId.of(id), EntityKind.HOST, "AZDevice", null)
                        .named(name(data, null))
                        .with(traits("AZDevice", data))
                        .with(HoundProperties.ofDevice(data)),
                Boolean.TRUE.equals(data.truth("isManaged")));
    }

    private void role(Place place, ArmFields data) {
        EntraTenant tenant = hound.tenant(place, data);
        String template = data.text("templateId") == null ? data.text("id") : data.text("templateId");
        if (tenant == null || template == null) {
            return;
        }
        List<String> actions = new ArrayList<>();
        data.records("rolePermissions")
                .forEach(permission -> actions.addAll(permission.texts("allowedResourceActions")));
        boolean isCustom = !Boolean.TRUE.equals(data.truth("isBuiltIn")) && !actions.isEmpty();
        tenant.role(template, data.text("displayName"), isCustom ? actions : null);
    }

    private void policy(Place place, ArmFields data) {
        EntraTenant tenant = hound.tenant(place, data);
        String role = hound.required(place, data, "roleDefinitionId");
        if (tenant == null || role == null) {
            return;
        }
        String scope = data.text("scopeType");
        if (scope != null && !scope.equalsIgnoreCase("DirectoryRole")) {
            return;
        }
        Set<String> approvers = new HashSet<>(data.texts("endUserAssignmentUserApprovers"));
        approvers.addAll(data.texts("endUserAssignmentGroupApprovers"));
        String id = data.text("id");
        tenant.roleActivation(
                role,
                new Activation(
                        id == null ? null : id.toUpperCase(Locale.ROOT),
                        Boolean.TRUE.equals(data.truth("endUserAssignmentRequiresApproval")),
                        approvers,
                        Boolean.TRUE.equals(data.truth("endUserAssignmentRequiresMFA")),
                        Boolean.TRUE.equals(data.truth("endUserAssignmentRequiresCAPAuthenticationContext"))));
    }
}
