package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.entra.Held;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import org.jspecify.annotations.Nullable;

/** Who is in which group, and who owns what. */
final class HoundMemberships implements HoundFile.Records {

    private static final RelationClass ADMINISTERS =
            new RelationClass(RelationKind.CAN, "AZOwns", Terms.level(AccessLevel.CONTROL));

    private final Hound hound;
    private final HoundEntities entities;

    HoundMemberships(Hound hound, HoundEntities entities) {
        this.hound = hound;
        this.entities = entities;
    }

    @Override
    public void broken(Place place, String why) {
        /* Said by the first reading. */
    }

    @Override
    public void record(Place place, String kind, ArmFields data, @Nullable ArmFields element) {
        EntraTenant tenant = element == null ? null : hound.tenant(place, data);
        if (tenant == null || element == null) {
            return;
        }
        switch (HoundKinds.folded(kind)) {
            case "azgroupmember" -> {
                String member = id(place, element.inner("member"));
                String group = of(place, data, element, "groupId");
                if (member != null && group != null) {
                    tenant.member(place, member, group, Held.LISTED);
                }
            }
            case "azgroupowner" -> owner(place, tenant, of(place, data, element, "groupId"), element);
            case "azappowner" -> owner(place, tenant, of(place, data, element, "appId"), element);
            case "azserviceprincipalowner" ->
                owner(place, tenant, of(place, data, element, "servicePrincipalId"), element);
            case "azdeviceowner" -> device(place, tenant, of(place, data, element, "deviceId"), element);
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private @Nullable String id(Place place, ArmFields principal) {
        String id = principal.text("id");
        if (id == null) {
            hound.ledger().rejected(place, "a member or owner has no id");
        }
        return id;
    }

    private @Nullable String of(Place place, ArmFields data, ArmFields element, String name) {
        String own = element.text(name);
        return own == null ? hound.required(place, data, name) : own;
    }

    private void owner(Place place, EntraTenant tenant, @Nullable String owned, ArmFields element) {
        String owner = id(place, element.inner("owner"));
        if (owner != null && owned != null) {
            tenant.owner(place, owner, owned, Held.LISTED);
        }
    }

    /* Whoever joins a device to the tenant administers it; whoever only registers it does not. */
    private void device(Place place, EntraTenant tenant, @Nullable String device, ArmFields element) {
        String owner = id(place, element.inner("owner"));
        if (owner == null || device == null) {
            return;
        }
        String join = entities.join(device);
        RelationClass right = "AzureAd".equalsIgnoreCase(join)
                ? ADMINISTERS
                : Claim.closed(
                        RelationKind.CAN,
                        "AZOwns",
                        Terms.level(AccessLevel.CONTROL),
                        join == null ? "nothing says how the device is joined" : "the device is not joined: " + join);
        hound.ledger()
                .claim(Claim.of(
                        place,
                        right,
                        hound.ledger().end(place, ToolId.of(owner), tenant.id()),
                        hound.ledger().end(place, ToolId.of(device), tenant.id())));
    }
}
