package blastradius.ingest.mapping;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Properties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A collector's own description of its kinds, given along with its exports.
 *
 * @param namespace the prefix of its kinds, without underscore
 * @param traversable by relation kind, whether the collector says that an attack follows it
 */
public record ExtensionSchema(String namespace, Map<String, Boolean> traversable) {

    public static ExtensionSchema read(Content content, Meter meter) {
        return JsonTexts.read(content, meter, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Failures.rejected(content.name(), "is no extension schema");
            }
            Map<String, Object> root = JsonTexts.object(JsonTexts.value(parser));
            JsonTexts.requireEnd(content, parser);
            return of(root);
        });
    }

    private static ExtensionSchema of(@Nullable Map<String, Object> root) {
        Map<String, Object> fields = root == null ? Map.of() : root;
        Map<String, Object> schema = JsonTexts.object(fields.get("schema"));
        String namespace = schema == null ? "" : String.valueOf(schema.getOrDefault("namespace", ""));
        Map<String, Boolean> traversable = new HashMap<>();
        if (fields.get("relationship_kinds") instanceof List<?> kinds) {
            for (Object element : kinds) {
                Map<String, Object> kind = JsonTexts.object(element);
                if (kind != null && kind.get("name") instanceof String name) {
                    traversable.put(name, Boolean.TRUE.equals(Properties.truth(kind.get("is_traversable"))));
                }
            }
        }
        return new ExtensionSchema(namespace, Map.copyOf(traversable));
    }

    /** What the schema says of a kind, if anything: by its exact name, else with or without the namespace's prefix. */
    @Nullable
    Boolean follows(String kind) {
        Boolean exact = traversable.get(kind);
        if (exact != null || namespace.isEmpty()) {
            return exact;
        }
        String prefix = namespace + "_";
        return traversable.get(kind.startsWith(prefix) ? kind.substring(prefix.length()) : prefix + kind);
    }
}
