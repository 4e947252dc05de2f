package blastradius.ingest;

import blastradius.ingest.file.ImportFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One import: all files together are one statement of one source.
 *
 * @param source the name under which the facts are kept and replaced; null: what the files call their collector, else format and file
 * @param replacing whether what the source stated before and no longer states is removed
 * @param strict whether anything that is not read as its file states it refuses the import
 * @param mapping what the files' words mean, before the shipped mappings; null: the shipped mappings alone
 */
public record ImportRequest(
        List<ImportFile> files,
        @Nullable String source,
        boolean replacing,
        boolean strict,
        @Nullable NamedMapping mapping) {

    public ImportRequest {
        files = List.copyOf(files);
    }

    /** Files with nothing said about them. */
    public static ImportRequest of(List<ImportFile> files) {
        return new ImportRequest(files, null, true, false, null);
    }

    /**
     * A mapping given with the import.
     *
     * @param text its YAML; null: the shipped mapping of this name
     */
    public record NamedMapping(String name, @Nullable String text) {}
}
