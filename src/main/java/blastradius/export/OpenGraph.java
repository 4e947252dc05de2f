package blastradius.export;

import blastradius.model.Entity;
import blastradius.model.Relation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * An estate as BloodHound OpenGraph, which other tools read: our kinds are its kinds, and what it has no place for (levels, gates,
 * windows, traits) stands in properties called {@code blastradius_…} by the columns of the {@link OwnTable}s. Its schema wants properties
 * without objects and with lists of one type; what a source said otherwise stands as JSON in {@code blastradius_properties}. Used by one
 * thread; nodes come before edges.
 */
public final class OpenGraph {

    /** The collector that such a file names as its own. */
    public static final String SOURCE_KIND = "BlastRadius";

    /** What the names of our own properties begin with. */
    public static final String PREFIX = "blastradius_";

    private static final List<String> TAKEN = List.of("name", "objectid");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Writer out;
    private String separator = "";

    private OpenGraph(Writer out) {
        this.out = out;
    }

    /** A graph that nodes are now written to; the writer stays the caller's to close. */
    public static OpenGraph begin(Writer out) {
        OpenGraph graph = new OpenGraph(out);
        graph.write("{\"metadata\": {\"source_kind\": \"" + SOURCE_KIND + "\"}, \"graph\": {\"nodes\": [");
        return graph;
    }

    /** Takes nodes. */
    public Consumer<Entity> nodes() {
        return entity -> {
            Map<String, Object> words = OwnTable.ENTITIES.words(entity);
            words.keySet().removeAll(List.of("id", "entity", "kind", "name", "properties"));
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("id", entity.id());
            node.put("kinds", kinds(entity));
            Map<String, Object> properties = new LinkedHashMap<>(Map.of("name", entity.name()));
            properties.putAll(properties(words, entity.properties()));
            node.put("properties", properties);
            record(node);
        };
    }

    /** No node follows; takes edges. */
    public Consumer<Relation> edges() {
        write("\n], \"edges\": [");
        separator = "";
        return relation -> {
            Map<String, Object> words = OwnTable.RELATIONS.words(relation);
            words.keySet().removeAll(List.of("from", "relation", "to", "properties"));
            Map<String, Object> edge = new LinkedHashMap<>();
            edge.put("kind", relation.kind().name());
            edge.put("start", Map.of("match_by", "id", "value", relation.from()));
            edge.put("end", Map.of("match_by", "id", "value", relation.to()));
            edge.put("properties", properties(words, relation.evidence()));
            record(edge);
        };
    }

    /** No edge follows. */
    public void end() {
        write("\n]}}\n");
    }

    private static List<String> kinds(Entity entity) {
        String type = entity.kind().type().label();
        return type.equalsIgnoreCase(entity.kind().name())
                ? List.of(entity.kind().name())
                : List.of(entity.kind().name(), type);
    }

    private static Map<String, Object> properties(Map<String, Object> words, Map<String, Object> stated) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> others = new TreeMap<>();
        new TreeMap<>(stated).forEach((name, value) -> (isAllowed(name, value) ? properties : others).put(name, value));
        words.forEach((column, value) -> properties.put(PREFIX + column, value));
        if (!others.isEmpty()) {
            properties.put(PREFIX + "properties", JSON.writeValueAsString(others));
        }
        return properties;
    }

    private static boolean isAllowed(String name, Object value) {
        return !name.startsWith(PREFIX)
                && !TAKEN.contains(name)
                && (value instanceof Collection<?> list ? isOfOneType(list) : isSimple(value));
    }

    private static boolean isSimple(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static boolean isOfOneType(Collection<?> list) {
        return !list.isEmpty()
                && (list.stream().allMatch(String.class::isInstance)
                        || list.stream().allMatch(Number.class::isInstance)
                        || list.stream().allMatch(Boolean.class::isInstance));
    }

    private void record(Map<String, Object> record) {
        write(separator + "\n" + JSON.writeValueAsString(record));
        separator = ",";
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
