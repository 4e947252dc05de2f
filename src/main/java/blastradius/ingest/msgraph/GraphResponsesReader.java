package blastradius.ingest.msgraph;

import blastradius.ingest.entra.EntraEstate;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolReader;
import blastradius.ingest.responses.Response;
import blastradius.ingest.responses.TenantFolder;
import blastradius.ingest.roles.RoleCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads responses of Microsoft Graph as they came, of any number of tenants. */
public final class GraphResponsesReader implements ToolReader {

    private final List<Content> beside;
    private final @Nullable String tenant;

    /**
     * A reader of some files of an import.
     *
     * @param beside all responses that the import brings, of other sources as well: what a customer asks of his partner's people is said
     *     by the customer alone
     * @param tenant whose the files are that do not say; null: nothing says
     */
    public GraphResponsesReader(List<Content> beside, @Nullable String tenant) {
        this.beside = List.copyOf(beside);
        this.tenant = tenant;
    }

    @Override
    public Map<String, String> organizations(List<Content> files, Meter meter) {
        Map<String, String> organizations = new HashMap<>();
        TenantFolder.owners(responses(files, meter), tenant, meter)
                .forEach((response, id) -> organizations.put(response.content().name(), id));
        return organizations;
    }

    @Override
    public void read(List<Content> files, Ledger ledger, Meter meter) {
        EntraEstate estate = new EntraEstate(ledger, RoleCatalogue.shipped());
        for (TenantFolder folder : TenantFolder.of(responses(files, meter), tenant, meter)) {
            new TenantReading(folder, estate, ledger, meter).read();
        }
        estate.finish();
    }

    private static List<Response> responses(List<Content> files, Meter meter) {
        List<Response> responses = new ArrayList<>();
        for (Content file : files) {
            meter.begin("looking at " + file.name());
            responses.add(Response.of(file, meter));
        }
        return responses;
    }
}
