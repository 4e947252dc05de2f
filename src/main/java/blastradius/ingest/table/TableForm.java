package blastradius.ingest.table;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Lines;
import blastradius.ingest.file.Meter;
import blastradius.ingest.value.TruthWords;
import blastradius.ingest.workbook.SheetStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a table is written: what separates its cells, and how many lines stand before its header ({@code sep=;} for spreadsheets, {@code
 * #TYPE …} of a shell). The header tells: it is looked at with each separator until its words are those that are looked for.
 *
 * @param linesBefore the header, blank ones not counted
 */
public record TableForm(char separator, int linesBefore) {

    /** Between the cells of a workbook's sheet, of which each row is one record. */
    public static final char SHEET = SheetStream.SEPARATOR;

    private static final String SEPARATORS = ",;\t|" + SHEET;
    private static final Pattern STATED = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}_\"\\s-]|\\s{2,}| ");
    private static final Pattern NOTHING = Pattern.compile("[,;\\t|\u001F\"\\s]*");
    private static final int MOST_BEFORE = 2;

    /** The form of a table whose header, cleaned, is one that is looked for; empty if there is none such. */
    public static Optional<TableForm> of(Content content, Predicate<List<String>> isHeader) {
        try (Lines lines = new Lines(content, Meter.silent())) {
            return of(
                    lines.beginning()
                            .lines()
                            .filter(line -> !NOTHING.matcher(line).matches())
                            .limit(MOST_BEFORE + 1)
                            .toList(),
                    isHeader);
        }
    }

    private static Optional<TableForm> of(List<String> lines, Predicate<List<String>> isHeader) {
        String separators = SEPARATORS;
        for (int before = 0; before < lines.size(); before++) {
            String line = lines.get(before);
            Matcher stated = STATED.matcher(line.strip());
            if (stated.matches()) {
                separators = stated.group(1);
            } else if (!line.startsWith("#TYPE ")) {
                return of(line, separators, before, isHeader);
            }
        }
        return Optional.empty();
    }

    private static Optional<TableForm> of(
            String header, String separators, int before, Predicate<List<String>> isHeader) {
        for (char separator : separators.toCharArray()) {
            if (isHeader.test(cells(header, Pattern.quote(String.valueOf(separator))))) {
                return Optional.of(new TableForm(separator, before));
            }
        }
        return Optional.empty();
    }

    /** What separates the words of a header that is one of those that are looked for, but for that; empty if it is none. */
    public static Optional<String> unknownSeparator(String header, Predicate<List<String>> isHeader) {
        Matcher other = OTHERS.matcher(header);
        while (other.find()) {
            if (isHeader.test(cells(header, Pattern.quote(other.group())))) {
                return Optional.of(other.group());
            }
        }
        return Optional.empty();
    }

    private static List<String> cells(String header, String separator) {
        return Arrays.stream(header.split(separator, -1)).map(TableForm::clean).toList();
    }

    /** A column's name as it is looked up: without quotation marks, accents and case, blanks and hyphens as underscores. */
    public static String clean(String column) {
        return TruthWords.folded(column.replace("\"", "")).replaceAll("[\\s-]+", "_");
    }

    /** What its places are counted in. */
    String unit() {
        return separator == SHEET ? "row" : "line";
    }
}
