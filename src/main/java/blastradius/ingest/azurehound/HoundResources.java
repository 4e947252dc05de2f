package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.arm.ArmPath;
import blastradius.ingest.file.Place;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a collection describes of Azure: scopes and resources. */
final class HoundResources {

    private final Hound hound;

    HoundResources(Hound hound) {
        this.hound = hound;
    }

    void record(Place place, String kind, ArmFields data) {
        ArmPath path = path(place, kind, data);
        if (path == null) {
            return;
        }
        String tenant = data.text("tenantId");
        switch (HoundKinds.folded(kind)) {
            case "azmanagementgroup" ->
                hound.arm().scope(place, path, data.inner("properties").text("displayName"), tenant, data);
            case "azmanagementgroupdescendant" -> descendant(path, data);
            case "azsubscription" -> {
                hound.arm().scope(place, path, data.text("displayName"), tenant, data);
                data.records("managedByTenants")
                        .forEach(manager -> hound.say("subscription " + data.text("displayName")
                                + " is delegated to tenant "
                                + String.valueOf(manager.text("tenantId")).toUpperCase(Locale.ROOT)
                                + " by Lighthouse; which rights that gives, only an export of the delegations says"));
            }
            default -> hound.arm().resource(place, path, data);
        }
    }

    private @Nullable ArmPath path(Place place, String kind, ArmFields data) {
        String id = data.text("id");
        ArmPath path = ArmPath.of(id);
        if (path == null && id != null && HoundKinds.folded(kind).equals("azsubscription")) {
            return ArmPath.subscription(id);
        }
        if (path == null || path.sort() == ArmPath.Sort.ROOT) {
            hound.ledger().rejected(place, "its id is no path of a resource: " + id);
            return null;
        }
        return path;
    }

    private void descendant(ArmPath path, ArmFields data) {
        ArmPath parent = ArmPath.of(data.inner("properties").inner("parent").text("id"));
        if (parent != null) {
            hound.arm().below(path, parent);
        }
    }
}
