package blastradius.ingest.msgraph;

import blastradius.ingest.entra.EntraEstate;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolReader;
import blastradius.ingest.responses.ImportedResponses;
import blastradius.ingest.responses.TenantFolder;
import java.util.List;
import java.util.Map;

/** Reads responses of Microsoft Graph as they came, of any number of tenants. */
public final class GraphResponsesReader implements ToolReader {

    private final ImportedResponses imported;

    /** {@code imported}: what the whole import brings. */
    public GraphResponsesReader(ImportedResponses imported) {
        this.imported = imported;
    }

    @Override
    public Map<String, String> organizations(List<Content> files, Meter meter) {
        return imported.organizations(files, meter);
    }

    @Override
    public void read(List<Content> files, Ledger ledger, Meter meter) {
        EntraEstate estate = new EntraEstate(ledger, ledger.roles());
        for (TenantFolder folder : imported.folders(files, meter)) {
            new TenantReading(folder, imported, estate, ledger, meter).read();
        }
        estate.finish();
    }
}
