package blastradius.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list as names and values, the same in files, in the store and in questions:
 *
 * <pre>
 * name: Regulated
 * description: …
 * where: {tenantKinds: [CUSTOMER], criticalities: [HIGH]}
 * </pre>
 *
 * or, in the place of {@code where}, {@code entities: [osprey, merlin]}.
 */
public final class SavedListDocument {

    private SavedListDocument() {}

    /**
     * Reads a list that nobody has saved; its version is 1.
     *
     * @param id of the list
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static SavedList read(Map<String, ?> document, String id) {
        Document list = Document.of(document, "").only("id", "name", "description", "where", "entities");
        Set<String> entities = list.textsOrNull("entities");
        return new SavedList(
                id,
                list.text("name"),
                list.textOrNull("description"),
                1,
                Instant.EPOCH,
                EntityFilterDocument.orNull(list, "where"),
                entities == null ? null : List.copyOf(entities));
    }

    /**
     * Reads a list as somebody outside states it, whose names others will read: they must be names.
     *
     * @param id of the list
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static SavedList stated(Map<String, ?> document, String id) {
        PlainText.broken("", document).ifPresent(broken -> {
            throw new BlastRadiusException.BadRequest(broken);
        });
        SavedList list = read(document, Legible.name("id", id, SavedList.MAX_NAME));
        Legible.name("name", list.name(), SavedList.MAX_NAME);
        if (list.description() != null) {
            Legible.lines("description", list.description());
        }
        return list;
    }

    /** Everything but id, version and instant. */
    public static Map<String, Object> of(SavedList list) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "name", list.name());
        put(document, "description", list.description());
        put(document, "where", list.where() == null ? null : EntityFilterDocument.of(list.where()));
        put(document, "entities", list.entities());
        return document;
    }

    private static void put(Map<String, Object> document, String name, @Nullable Object value) {
        if (value != null) {
            document.put(name, value);
        }
    }
}
