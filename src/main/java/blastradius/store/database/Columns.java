package blastradius.store.database;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** Reads columns that Cypher packed with {@code collect()}. */
public final class Columns {

    /** Stands for "no number". */
    public static final int NONE = -1;

    private Columns() {}

    public static int[] ints(Value list) {
        int[] column = new int[list.size()];
        int i = 0;
        for (Value value : list.values()) {
            column[i++] = value.asInt();
        }
        return column;
    }

    public static long[] longs(Value list) {
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

    static @Nullable public String textOrNull(Value value) {
        return value.isNull() ? null : value.asString();
    }
}
