package blastradius.ingest.azure;

import blastradius.ingest.arm.Clouds;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import java.util.HashMap;
import java.util.Map;

/** Tenants of which nothing is read but their Azure: each stands, unless another source describes it, with the scope of its Azure. */
final class BareTenants implements Clouds {

    private static final RelationClass CONTAINS = new RelationClass(RelationKind.CONTAINS, "AZContains", Terms.NONE);

    private final Ledger ledger;
    private final Map<String, Integer> clouds = new HashMap<>();

    BareTenants(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public int of(Place place, String tenant) {
        return clouds.computeIfAbsent(tenant, first -> {
            Subject subject = Subject.of(
                            ToolId.ownedBy(tenant, ServiceScope.CLOUD.name()), EntityKind.SCOPE, "ServiceScope", tenant)
                    .named("CLOUD of " + tenant)
                    .with(EntityTraits.DEFAULT.withService(ServiceScope.CLOUD));
            int owner = tenant(place, tenant);
            int number = ledger.state(place, subject);
            ledger.claimOnce(Claim.of(place, CONTAINS, owner, number));
            return number;
        });
    }

    private int tenant(Place place, String tenant) {
        ToolId id = ToolId.of(tenant);
        return ledger.isKnown(id, tenant)
                ? ledger.end(place, id, tenant)
                : ledger.state(place, Subject.of(id, EntityKind.INTERNAL, "Tenant", null));
    }
}
