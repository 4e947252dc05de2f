package blastradius.ingest.ledger;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Meter;
import java.util.List;
import java.util.Map;

/** Reads the exports of one tool in the tool's own format. Used once, by one thread. */
public interface ToolReader {

    /**
     * Whose the files are, as far as they say: by a file's name, the id of its Entra tenant, AD domain or the like, as the tool writes it.
     * A file that does not say, alone or by what lies beside it, is missing.
     */
    Map<String, String> organizations(List<Content> files, Meter meter);

    /**
     * Reads all files of one source. Entities are stated before the claims that speak of them. What is in the files and not read is told
     * to the ledger by kind, with counts.
     *
     * @throws blastradius.model.BlastRadiusException.ImportRejected if a file cannot be read, naming the place
     */
    void read(List<Content> files, Ledger ledger, Meter meter);
}
