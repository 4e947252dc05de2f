package blastradius.export;

import blastradius.model.CellText;
import blastradius.model.IdText;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns of a table, in order, and how its rows are written. Immutable; a row is written and forgotten.
 *
 * @param <T> what a row stands for
 */
public final class Sheet<T> {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A column; its value is null where a row has none. */
    public record Column<T>(String name, Function<T, @Nullable Object> value) {}

    private final List<Column<T>> columns;

    public Sheet(List<Column<T>> columns) {
        this.columns = columns;
    }

    /** Writes the header line; the answer takes the rows. Texts that a spreadsheet would run are guarded. The writer stays the caller's to close. */
    public Consumer<T> csv(Writer out) {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        csv.writeRecord(columns.stream().map(Column::name).toList());
        return row -> csv.writeRecord(
                columns.stream().map(column -> cell(column.value().apply(row))).toList());
    }

    /** Takes rows and writes each as a line of JSON. */
    public Consumer<T> jsonLines(Writer out) {
        return row -> {
            try {
                out.write(JSON.writeValueAsString(words(row)));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** What a row says, by column: lists, maps, numbers, truth values, and everything else as a text. */
    public Map<String, Object> words(T row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Column<T> column : columns) {
            Object value = column.value().apply(row);
            if (value != null) {
                object.put(column.name(), value instanceof Collection || value instanceof Map ? value : plain(value));
            }
        }
        return object;
    }

    private static Object plain(Object value) {
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static String cell(@Nullable Object value) {
        return value instanceof Number number ? number.toString() : CellText.guarded(text(value));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> ids ->
                ids.stream().map(String::valueOf).map(IdText::listed).collect(Collectors.joining(";"));
            case Map<?, ?> properties -> JSON.writeValueAsString(new TreeMap<>(properties));
            default -> value.toString();
        };
    }
}
