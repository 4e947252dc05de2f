package blastradius.store.statement;

import blastradius.model.ImportReport.Counts;
import blastradius.store.database.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What a version changed of what one source states; it is written in the transaction that makes the version the newest, and stays.
 *
 * @param source the source's number; {@link #ALL} for a restoration, which is of all sources
 */
public record VersionNote(int source, Counts entities, Counts relations) {

    private static final int ALL = -1;
    private static final TypeReference<List<VersionNote>> LIST = new TypeReference<>() {};

    /** What a restoration changed. */
    public static VersionNote ofAll(Counts entities, Counts relations) {
        return new VersionNote(ALL, entities, relations);
    }

    public static String text(List<VersionNote> notes) {
        return Json.MAPPER.writeValueAsString(notes);
    }

    /** Null where the version was made by a server that noted nothing. */
    public static List<VersionNote> parse(@Nullable String text) {
        return text == null ? List.of() : Json.MAPPER.readValue(text, LIST);
    }
}
