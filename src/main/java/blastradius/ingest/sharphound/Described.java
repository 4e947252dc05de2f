package blastradius.ingest.sharphound;

import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.file.Place;
import org.jspecify.annotations.Nullable;

/**
 * A record, and what it describes.
 *
 * @param number of the object in the ledger
 * @param home SID of its domain
 */
record Described(
        AdRecord record,
        DirectoryKind kind,
        int number,
        @Nullable String home) {

    Place place() {
        return record.place();
    }

    String id() {
        return String.valueOf(record.text("objectidentifier"));
    }
}
