package blastradius.ingest.table;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.model.BlastRadiusException;
import blastradius.model.CellText;
import blastradius.model.PlainText;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as spreadsheets write them. Columns without a name are passed over where nothing stands in them, and so are rows
 * without anything; cells that are missing at the end of a row are empty. Where the names of the columns stand among blanks, for people to
 * read them, so does what is in them. A cell more than the header has, or something under no name,
 * refuses the file with its place: then a separator stands where none is meant, and every cell behind it is in the wrong column.
 */
public final class Table {

    private static final Pattern LINE = Pattern.compile("started in line (\\d+)");

    private final Content content;
    private final TableForm form;
    private final Rows rows;
    private int passed;
    private @Nullable List<String> header;
    private boolean isPadded;

    private Table(Content content, TableForm form, Rows rows) {
        this.content = content;
        this.form = form;
        this.rows = rows;
    }

    /** Takes the rows of one table. */
    public interface Rows {

        /** The names of the columns, cleaned, empty for those without; answers whether the rows are wanted. */
        boolean header(Place place, List<String> columns);

        /** One row that holds something: texts by column. */
        void row(Place place, Map<String, Object> cells);
    }

    /** Reads a table to its end, or to its header if its rows are not wanted. */
    public static void read(Content content, TableForm form, Meter meter, Rows rows) {
        new Table(content, form, rows).read(meter);
    }

    private void read(Meter meter) {
        String end = UUID.randomUUID().toString();
        try (Reader text = new InputStreamReader(ended(content.open(meter), end), StandardCharsets.UTF_8);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(form.separator())
                        .maxBufferSize(ImportLimits.MAX_LINE_CHARS)
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .trimWhitespacesAroundQuotes(true) // strict reading loses the row after a cell that ends in CR
                        .ofCsvRecord(text)) {
            long number = 0;
            for (CsvRecord record : records) {
                number++;
                long line = form.separator() == TableForm.SHEET ? number : record.getStartingLineNumber();
                Place place = new Place(content.name(), form.unit(), line);
                if (isEnd(place, record, end) || !take(place, record.getFields())) {
                    return;
                }
            }
        } catch (CsvParseException | UncheckedIOException | IOException broken) {
            throw broken(broken);
        }
    }

    private boolean take(Place place, List<String> fields) {
        if (fields.stream().allMatch(String::isBlank)) {
            return true;
        }
        List<String> columns = header;
        if (columns != null) {
            Map<String, Object> cells = cells(place, columns, fields);
            if (isPadded) {
                cells.replaceAll((column, cell) -> cell.toString().strip());
            }
            rows.row(place, cells);
            return true;
        }
        if (passed < form.linesBefore()) {
            passed++;
            return true;
        }
        header = fields.stream().map(TableForm::clean).toList();
        isPadded = fields.stream().anyMatch(field -> !field.equals(field.strip()));
        requireOnce(place, header);
        return rows.header(place, header);
    }

    private static void requireOnce(Place place, List<String> columns) {
        HashSet<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column)) {
                throw Failures.rejected(
                        place.toString(),
                        "column \"" + PlainText.shown(column) + "\" stands there twice; keep one of them");
            }
        }
    }

    private static Map<String, Object> cells(Place place, List<String> columns, List<String> fields) {
        if (fields.size() > columns.size()) {
            throw Failures.rejected(
                    place.toString(),
                    "has " + fields.size() + " cells where the header has " + columns.size()
                            + " columns; put a cell that holds a separator into quotation marks");
        }
        Map<String, Object> cells = LinkedHashMap.newLinkedHashMap(columns.size());
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            ImportLimits.checkText(place, field);
            if (!columns.get(i).isEmpty()) {
                cells.put(columns.get(i), CellText.unguarded(field));
            } else if (!field.isBlank()) {
                throw Failures.rejected(
                        place.toString(),
                        "\"" + PlainText.shown(field) + "\" stands in column " + (i + 1)
                                + ", which has no name; name the column or empty it");
            }
        }
        return cells;
    }

    /* The reader takes a quoted cell that is never closed for one that ends with the file: what is put behind it shows that. */
    private static InputStream ended(InputStream in, String end) {
        return new SequenceInputStream(in, new ByteArrayInputStream(("\n" + end).getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isEnd(Place place, CsvRecord record, String end) {
        String last = record.getField(record.getFieldCount() - 1);
        if (!last.endsWith(end)) {
            return false;
        }
        if (last.length() > end.length() || record.getFieldCount() > 1) {
            throw Failures.rejected(
                    place.toString(),
                    "a cell begins with a quote that is never closed; the rest of the file would be part of it");
        }
        return true;
    }

    private BlastRadiusException broken(Exception broken) {
        if (broken instanceof IOException failed) {
            return Failures.unreadable(content.name(), failed);
        }
        if (broken.getCause() instanceof IOException failed) {
            return Failures.unreadable(content.name(), failed);
        }
        Throwable cause = broken.getCause() == null ? broken : broken.getCause();
        Matcher line = LINE.matcher(String.valueOf(broken.getMessage()));
        String place = line.find() ? ", line " + line.group(1) : "";
        return Failures.rejected(content.name() + place, words(String.valueOf(cause.getMessage())));
    }

    private static String words(String said) {
        return said.contains("closing quote")
                ? "text follows a cell's closing quote; write a quotation mark inside a cell twice"
                : "a cell has more than " + ImportLimits.MAX_LINE_CHARS
                        + " characters, or a line too many cells; perhaps a quote is never closed";
    }
}
