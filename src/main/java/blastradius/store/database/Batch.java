package blastradius.store.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one statement, sent as columns: {@code $name[i]} is row i's value. Columns are half the bytes of a map per row, and few
 * distinct statements are few plans to make. Sends itself when it is full; {@link #flush} sends the rest.
 */
public final class Batch {

    public static final int ROWS = 10_000;
    private static final long CHARS = 8_000_000;

    /** Takes a statement and its parameters, which are the taker's. */
    @FunctionalInterface
    public interface Sender {
        void send(String statement, Map<String, Object> parameters);
    }

    private final Sender sender;
    private final String statement;
    private final Map<String, Object> constants;
    private final List<String> names;
    private List<List<@Nullable Object>> columns;
    private int rows;
    private long chars;

    public Batch(Sender sender, String statement, Map<String, Object> constants, List<String> names) {
        this.sender = sender;
        this.statement = statement;
        this.constants = constants;
        this.names = names;
        this.columns = empty();
    }

    /** Adds a row, its values in the order of the columns' names. */
    public void add(@Nullable Object... row) {
        for (int i = 0; i < row.length; i++) {
            columns.get(i).add(row[i]);
            chars += row[i] instanceof String text ? text.length() : 0;
        }
        if (++rows == ROWS || chars > CHARS) {
            flush();
        }
    }

    /** Sends what is waiting. */
    public void flush() {
        if (rows == 0) {
            return;
        }
        Map<String, Object> parameters = new HashMap<>(constants);
        for (int i = 0; i < names.size(); i++) {
            parameters.put(names.get(i), columns.get(i));
        }
        columns = empty();
        rows = 0;
        chars = 0;
        sender.send(statement, parameters);
    }

    private List<List<@Nullable Object>> empty() {
        List<List<@Nullable Object>> fresh = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fresh.add(new ArrayList<>());
        }
        return fresh;
    }
}
