package blastradius.export;

import blastradius.store.StoredEstate;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the estate as it is now, all of one version whatever is imported meanwhile, in formats that import reads: imported into an empty
 * store, it gives every answer that it gave before. What the sources said stands together, under the source of that import. Streamed;
 * memory does not grow with the estate. Thread-safe.
 */
public final class EstateExport {

    private final StoredEstate estate;

    public EstateExport(StoredEstate estate) {
        this.estate = estate;
    }

    /** {@code entities.csv} and {@code relations.csv} in one zip, which this closes. */
    public void tables(OutputStream out) throws IOException {
        long version = estate.version();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Writer text = writer(zip)) {
            zip.putNextEntry(new ZipEntry("entities.csv"));
            estate.forEachEntity(version, OwnTable.ENTITIES.csv(text));
            text.flush();
            zip.putNextEntry(new ZipEntry("relations.csv"));
            estate.forEachRelation(version, OwnTable.RELATIONS.csv(text));
        }
    }

    /** The same records as lines of JSON, entities first. Closes what it writes to. */
    public void jsonLines(OutputStream out) throws IOException {
        long version = estate.version();
        try (Writer text = writer(out)) {
            estate.forEachEntity(version, OwnTable.ENTITIES.jsonLines(text));
            estate.forEachRelation(version, OwnTable.RELATIONS.jsonLines(text));
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
