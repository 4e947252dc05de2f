package blastradius.ingest.graph;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of nodes that rows ask about when they judge edges: only those that some row names, so that memory does not grow with what
 * nodes carry. A node that is described again adds what it did not say before.
 */
final class EndProperties {

    private final Map<String, Int2ObjectMap<Object>> columns = new HashMap<>();

    EndProperties(Set<String> names) {
        names.forEach(name -> columns.put(name, new Int2ObjectOpenHashMap<>()));
    }

    void keep(int node, Map<String, Object> properties) {
        columns.forEach((name, column) -> {
            Object value = properties.get(name);
            if (value != null) {
                column.putIfAbsent(node, value);
            }
        });
    }

    @Nullable
    Object value(int node, String name) {
        Int2ObjectMap<Object> column = columns.get(name);
        return column == null ? null : column.get(node);
    }
}
