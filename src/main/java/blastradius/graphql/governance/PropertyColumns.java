package blastradius.graphql.governance;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sources state of the entities of a snapshot under names of their own, name by name, where that is not too much to be kept. Some 10 bytes a value, and equal
 * values of a name once. Complete before it is asked, then safe for several threads.
 */
final class PropertyColumns {

    private static final long MOST_BYTES = 24L << 20;
    private static final int ENTRY_BYTES = 10;
    private static final int VALUE_BYTES = 120; // beside its characters

    private final Map<String, Column> columns = new HashMap<>();
    private long bytes;
    private boolean isTooMuch;

    /** Takes what passes. */
    interface Visitor {
        void stated(int vertex, Object value);
    }

    private static final class Column {
        private final IntArrayList vertices = new IntArrayList();
        private final IntArrayList values = new IntArrayList();
        private final List<Object> distinct = new ArrayList<>();
        private final Map<Object, Integer> numbers = new HashMap<>();
    }

    /** Takes all that is stated of one entity, of each name the word that counts. */
    void add(int vertex, Map<String, Object> properties) {
        if (!isTooMuch) {
            properties.forEach((name, value) -> add(vertex, name, value));
            isTooMuch = bytes > MOST_BYTES;
        }
        if (isTooMuch) {
            columns.clear();
        }
    }

    private void add(int vertex, String name, Object value) {
        Column column = columns.computeIfAbsent(name, first -> new Column());
        Integer known = column.numbers.get(value);
        if (known == null) {
            known = column.distinct.size();
            column.numbers.put(value, known);
            column.distinct.add(value);
            bytes += VALUE_BYTES + value.toString().length();
        }
        column.vertices.add(vertex);
        column.values.add(known.intValue());
        bytes += ENTRY_BYTES;
    }

    /** Passes on what is stated under a name, each entity once; whether all of it is known here. */
    boolean forEach(String name, Visitor visitor) {
        @Nullable Column column = columns.get(name);
        if (column != null) {
            for (int i = 0; i < column.vertices.size(); i++) {
                visitor.stated(column.vertices.getInt(i), column.distinct.get(column.values.getInt(i)));
            }
        }
        return !isTooMuch;
    }
}
