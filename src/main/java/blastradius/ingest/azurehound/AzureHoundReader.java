package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmEstate;
import blastradius.ingest.entra.EntraEstate;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolReader;
import blastradius.ingest.roles.RoleCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads collections of Entra tenants and Azure by AzureHound. */
public final class AzureHoundReader implements ToolReader {

    @Override
    public Map<String, String> organizations(List<Content> files, Meter meter) {
        Map<String, String> organizations = new HashMap<>();
        for (Content file : files) {
            String tenant = HoundLook.at(List.of(file), meter).tenant();
            if (tenant != null) {
                organizations.put(file.name(), tenant);
            }
        }
        return organizations;
    }

    @Override
    public void read(List<Content> files, Ledger ledger, Meter meter) {
        HoundLook look = HoundLook.at(files, meter);
        RoleCatalogue catalogue = ledger.roles();
        EntraEstate entra = new EntraEstate(ledger, catalogue);
        ArmEstate arm = new ArmEstate(
                ledger, (place, tenant) -> entra.tenant(place, tenant).cloud(), catalogue);
        arm.inTenant(look.tenant());
        Hound hound = new Hound(ledger, entra, arm, look);
        HoundEntities entities = new HoundEntities(hound);
        look.tell(entities);
        each(files, meter, "entities of ", kind -> entities.isKnown(kind), entities);
        Place end = new Place(files.getLast().name(), "record", 0);
        entities.finish();
        arm.settle(end);
        each(files, meter, "rights of ", HoundKinds::isHolding, new HoundHoldings(hound, entities));
        each(
                files,
                meter,
                "relations of ",
                kind -> HoundKinds.MEMBERSHIPS.contains(HoundKinds.folded(kind)),
                new HoundMemberships(hound, entities));
        arm.finish();
        entra.finish();
        hound.tell();
    }

    private static void each(
            List<Content> files, Meter meter, String phase, Predicate<String> kinds, HoundFile.Records records) {
        for (Content file : files) {
            meter.begin(phase + file.name());
            HoundFile.read(file, meter, kinds, records);
        }
    }
}
