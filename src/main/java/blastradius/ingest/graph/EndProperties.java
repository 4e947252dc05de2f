package blastradius.ingest.graph;

import blastradius.ingest.row.Facts;
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

    private static final int MOST_NAMES = 10_000;

    private final Map<String, Int2ObjectMap<Object>> columns = new HashMap<>();
    private final Map<String, String> columnOf = new HashMap<>();

    EndProperties(Set<String> names) {
        names.forEach(name -> columns.put(Facts.loose(name), new Int2ObjectOpenHashMap<>()));
    }

    void keep(int node, Map<String, Object> properties) {
        properties.forEach((name, value) -> {
            Int2ObjectMap<Object> column = columns.get(column(name));
            if (column != null) {
                column.putIfAbsent(node, value);
            }
        });
    }

    /* Few names on very many nodes; a file that makes up names by the thousand is not remembered. */
    private String column(String name) {
        String known = columnOf.get(name);
        if (known != null) {
            return known;
        }
        String column = Facts.loose(name);
        if (columnOf.size() < MOST_NAMES) {
            columnOf.put(name, column);
        }
        return column;
    }

    @Nullable
    Object value(int node, String name) {
        Int2ObjectMap<Object> column = columns.get(column(name));
        return column == null ? null : column.get(node);
    }
}
