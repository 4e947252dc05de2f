package blastradius.store;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** Reads columns that Cypher packed with {@code collect()}. */
final class Columns {

    /** Stands for "no number". */
    static final int NONE = -1;

    private Columns() {}

    static int[] ints(Value list) {
        int[] column = new int[list.size()];
        int i = 0;
        for (Value value : list.values()) {
            column[i++] = value.asInt();
        }
        return column;
    }

    static long[] longs(Value list) {
        return longs(list, Value::asLong);
    }

    static long[] longs(Value list, ToLongFunction<Value> read) {
        long[] column = new long[list.size()];
        int i = 0;
        for (Value value : list.values()) {
            column[i++] = read.applyAsLong(value);
        }
        return column;
    }

    static @Nullable String textOrNull(Value value) {
        return value.isNull() ? null : value.asString();
    }
}
