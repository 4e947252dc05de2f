package blastradius.ingest.sharphound;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.Meter;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolReader;
import java.util.List;
import java.util.Map;

/** Reads collections of AD domains by SharpHound. */
public final class SharpHoundReader implements ToolReader {

    @Override
    public Map<String, String> organizations(List<Content> files, Meter meter) {
        throw Failures.rejected(
                files.getFirst().name(),
                "SharpHound export is not read yet: import the graph as OpenGraph, or as own tables");
    }

    @Override
    public void read(List<Content> files, Ledger ledger, Meter meter) {
        throw Failures.rejected(
                files.getFirst().name(),
                "SharpHound export is not read yet: import the graph as OpenGraph, or as own tables");
    }
}
