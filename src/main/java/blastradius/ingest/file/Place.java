package blastradius.ingest.file;

/**
 * Where a record stands.
 *
 * @param file the file's name
 * @param what what is counted: line, node or edge
 * @param number from 1
 */
public record Place(String file, String what, long number) {

    @Override
    public String toString() {
        return file + ", " + what + " " + number;
    }
}
