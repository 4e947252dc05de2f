package blastradius.ingest;

import java.nio.file.Path;

/**
 * One file to import.
 *
 * @param name what it is called towards the caller, an upload's own name for instance
 * @param path where its bytes are
 */
public record ImportFile(String name, Path path) {

    /** A file that is called by its own name. */
    public static ImportFile of(Path path) {
        Path last = path.getFileName();
        return new ImportFile(last == null ? path.toString() : last.toString(), path);
    }
}
