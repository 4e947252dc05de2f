package blastradius.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.QueryRunner;

/**
 * Rows for one statement, sent as columns: {@code $name[i]} is row i's value. Columns are half the bytes of a map per row, and few
 * distinct statements are few plans to make. Sends itself when it is full; {@link #flush} sends the rest.
 */
final class Batch {

    static final int ROWS = 10_000;
    private static final long CHARS = 8_000_000;

    private final QueryRunner runner;
    private final String statement;
    private final Map<String, Object> parameters;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();
    private int rows;
    private long chars;

    Batch(QueryRunner runner, String statement, Map<String, Object> constants, List<String> names) {
        this.runner = runner;
        this.statement = statement;
        this.parameters = new HashMap<>(constants);
        for (String name : names) {
            List<@Nullable Object> column = new ArrayList<>();
            columns.add(column);
            parameters.put(name, column);
        }
    }

    /** Adds a row, its values in the order of the columns' names. */
    void add(@Nullable Object... row) {
        for (int i = 0; i < row.length; i++) {
            columns.get(i).add(row[i]);
            chars += row[i] instanceof String text ? text.length() : 0;
        }
        if (++rows == ROWS || chars > CHARS) {
            flush();
        }
    }

    /** Sends what is waiting; returns when it stands in the database. */
    void flush() {
        if (rows == 0) {
            return;
        }
        runner.run(statement, parameters).consume();
        columns.forEach(List::clear);
        rows = 0;
        chars = 0;
    }
}
