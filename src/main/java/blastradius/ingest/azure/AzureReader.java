package blastradius.ingest.azure;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.Meter;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolReader;
import java.util.List;
import java.util.Map;

/** Reads delegations and role assignments of Azure. */
public final class AzureReader implements ToolReader {

    @Override
    public Map<String, String> organizations(List<Content> files, Meter meter) {
        throw Failures.rejected(
                files.getFirst().name(),
                "Azure export is not read yet: import the graph as OpenGraph, or as own tables");
    }

    @Override
    public void read(List<Content> files, Ledger ledger, Meter meter) {
        throw Failures.rejected(
                files.getFirst().name(),
                "Azure export is not read yet: import the graph as OpenGraph, or as own tables");
    }
}
