package blastradius.ingest.azure;

import blastradius.ingest.arm.ArmEstate;
import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolReader;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads delegations and role assignments of Azure. */
public final class AzureReader implements ToolReader {

    @Override
    public Map<String, String> organizations(List<Content> files, Meter meter) {
        Map<String, String> organizations = new HashMap<>();
        String together = tenant(files, meter);
        for (Content file : files) {
            String own = tenant(List.of(file), meter);
            String tenant = own == null ? together : own;
            if (tenant != null) {
                organizations.put(file.name(), tenant);
            }
        }
        return organizations;
    }

    /** The only tenant that the files say things are of, in capitals; null: none, or several. */
    private static @Nullable String tenant(List<Content> files, Meter meter) {
        Set<String> tenants = new LinkedHashSet<>();
        AzureFile.Records looking = new AzureFile.Records() {
            @Override
            public void record(Place place, ArmFields record) {
                String tenant = tenantOf(record);
                if (tenant != null) {
                    tenants.add(tenant.toUpperCase(Locale.ROOT));
                }
            }

            @Override
            public void broken(Place place, String why) {
                /* Said when it is read. */
            }
        };
        files.forEach(file -> AzureFile.read(file, meter, looking));
        return tenants.size() == 1 ? tenants.iterator().next() : null;
    }

    /** Whose the record says that it is; null: it does not say. */
    static @Nullable String tenantOf(ArmFields record) {
        String managee = record.statedText("manageeTenantId");
        if (managee != null || record.statedText("managedByTenantId") != null) {
            return managee;
        }
        String own = record.statedText("tenantId");
        return own == null ? record.inner("identity").text("tenantId") : own;
    }

    @Override
    public void read(List<Content> files, Ledger ledger, Meter meter) {
        ArmEstate arm = new ArmEstate(ledger, new BareTenants(ledger), ledger.roles());
        arm.inTenant(tenant(files, meter));
        AzureThings things = new AzureThings(arm, ledger);
        for (Content file : files) {
            meter.begin("entities of " + file.name());
            AzureFile.read(file, meter, things);
        }
        things.templates().settle();
        arm.settle(new Place(files.getLast().name(), "record", 0));
        AzureHoldings holdings = new AzureHoldings(arm, ledger, things.activations(), things.delegations());
        for (Content file : files) {
            meter.begin("relations of " + file.name());
            AzureFile.read(file, meter, holdings);
        }
        things.delegations().settle();
        arm.finish();
    }
}
