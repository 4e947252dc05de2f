package blastradius.ingest;

import blastradius.ingest.file.ImportFile;
import blastradius.model.BlastRadiusException;
import blastradius.model.PlainText;
import blastradius.model.Removing;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One import: all files together are one statement of one source.
 *
 * @param source the name under which the facts are kept and replaced; null: what the files call their collector, else format and file
 * @param replacing whether what the source stated before and no longer states is removed
 * @param strict whether anything that is not read as its file states it refuses the import
 * @param removing how much of what the source stated before may be removed
 * @param isTrial whether only the report is wanted, and nothing is to be changed
 * @param mapping what the files' words mean, before the shipped mappings; null: the shipped mappings alone
 * @param zone of times and days that state none; null: UTC, and the report says so
 * @param tenant the id of the Entra tenant whose files they are that do not say it themselves; null: nobody says
 * @param withSaved whether what people keep beside the estate, which an export holds, is taken over too
 */
public record ImportRequest(
        List<ImportFile> files,
        @Nullable String source,
        boolean replacing,
        boolean strict,
        @Nullable NamedMapping mapping,
        Removing removing,
        boolean isTrial,
        @Nullable ZoneId zone,
        @Nullable String tenant,
        boolean withSaved) {

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public ImportRequest {
        files = List.copyOf(files);
    }

    /** An import that asks before it removes much. */
    public ImportRequest(
            List<ImportFile> files,
            @Nullable String source,
            boolean replacing,
            boolean strict,
            @Nullable NamedMapping mapping) {
        this(files, source, replacing, strict, mapping, Removing.ASK, false, null, null, false);
    }

    /** The same in a zone, such as {@code Europe/Berlin} or {@code +01:00}; null changes nothing. */
    public ImportRequest in(@Nullable String zoneName) {
        return zoneName == null
                ? this
                : new ImportRequest(
                        files,
                        source,
                        replacing,
                        strict,
                        mapping,
                        removing,
                        isTrial,
                        zone(zoneName),
                        tenant,
                        withSaved);
    }

    /** The same, of files of this Entra tenant where they do not say whose they are; null changes nothing. */
    public ImportRequest ofTenant(@Nullable String id) {
        if (id != null && !GUID.matcher(id.strip()).matches()) {
            throw new BlastRadiusException.BadRequest("tenant is \"" + PlainText.shown(id)
                    + "\"; say the id of an Entra tenant, such as 11111111-2222-3333-4444-555555555555");
        }
        return id == null
                ? this
                : new ImportRequest(
                        files, source, replacing, strict, mapping, removing, isTrial, zone, id.strip(), withSaved);
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

    /** The same import, that may remove so much. */
    public ImportRequest removing(Removing most) {
        return new ImportRequest(files, source, replacing, strict, mapping, most, isTrial, zone, tenant, withSaved);
    }

    /** The same import, or only the question what it would do. */
    public ImportRequest asTrial(boolean trial) {
        return new ImportRequest(files, source, replacing, strict, mapping, removing, trial, zone, tenant, withSaved);
    }

    /** The same import, that takes over what people keep or leaves it. */
    public ImportRequest withSaved(boolean asked) {
        return new ImportRequest(files, source, replacing, strict, mapping, removing, isTrial, zone, tenant, asked);
    }

    /**
     * A mapping given with the import.
     *
     * @param text its YAML; null: the shipped mapping of this name
     */
    public record NamedMapping(String name, @Nullable String text) {}
}
