package blastradius.ingest.mapping;

import blastradius.ingest.row.Glob;
import java.util.List;

/**
 * How a mapping reads files that do not describe themselves.
 *
 * @param name which files: a name in which {@code *} stands for anything
 * @param holds what a line is
 * @param separator between the cells of a line; of no meaning for {@link Holds#GRAPH}
 * @param header whether the first line names the columns
 * @param columns the names of the columns: {@code id} and {@code kind}, or {@code from}, {@code kind} and {@code to}; other names are
 *     properties, {@code -} is passed over
 */
public record FileLayout(Glob name, Holds holds, char separator, boolean header, List<String> columns) {

    /** What the lines of a file are. */
    public enum Holds {
        ENTITIES,
        RELATIONS,
        /** Both, in a format that tells them apart. */
        GRAPH
    }

    public boolean describes(String fileName) {
        return name.matches(fileName);
    }
}
