package blastradius.ingest;

import blastradius.ingest.file.ImportFile;
import blastradius.model.BlastRadiusException;
import blastradius.model.PlainText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One import: all files together are one statement of one source.
 *
 * @param source the name under which the facts are kept and replaced; null: what the files call their collector, else format and file
 * @param replacing whether what the source stated before and no longer states is removed
 * @param strict whether anything that is not read as its file states it refuses the import
 * @param mapping what the files' words mean, before the shipped mappings; null: the shipped mappings alone
 * @param zone of times and days that state none; null: UTC, and the report says so
 */
public record ImportRequest(
        List<ImportFile> files,
        @Nullable String source,
        boolean replacing,
        boolean strict,
        @Nullable NamedMapping mapping,
        @Nullable ZoneId zone) {

    public ImportRequest {
        files = List.copyOf(files);
    }

    /** Without a zone. */
    public ImportRequest(
            List<ImportFile> files,
            @Nullable String source,
            boolean replacing,
            boolean strict,
            @Nullable NamedMapping mapping) {
        this(files, source, replacing, strict, mapping, null);
    }

    /** The same in a zone, such as {@code Europe/Berlin} or {@code +01:00}; null changes nothing. */
    public ImportRequest in(@Nullable String zoneName) {
        return zoneName == null ? this : new ImportRequest(files, source, replacing, strict, mapping, zone(zoneName));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException unknown) {
            throw new BlastRadiusException.BadRequest(
                    "zone is \"" + PlainText.shown(name) + "\"; say one such as Europe/Berlin, UTC or +01:00");
        }
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
