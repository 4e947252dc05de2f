package blastradius.ingest.workbook;

import blastradius.ingest.file.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sheet as text in UTF-8: one record a row, missing rows blank, so that a record's number is its row's. */
public final class SheetStream extends InputStream {

    /** Between cells: no text that people write holds it. */
    public static final char SEPARATOR = '\u001F';

    private static final int MAX_ROWS = 1 << 20;
    private static final int MAX_COLUMNS = 1 << 14;
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})\\d{1,7}");

    private final InputStream in;
    private final Xml xml;
    private final List<String> texts;
    private final CellFormats formats;
    private byte[] bytes = new byte[0];
    private int at;
    private int row;

    SheetStream(InputStream in, List<String> texts, CellFormats formats) throws IOException {
        this.in = in;
        this.xml = Xml.of(in);
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int many = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, buffer, offset, many);
        at += many;
        return many;
    }

    private boolean fill() throws IOException {
        while (at == bytes.length) {
            if (!xml.next()) {
                return false;
            }
            if (xml.isStart("row")) {
                bytes = row().getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
        }
        return true;
    }

    private String row() throws IOException {
        int number = number(xml.attribute("r", ""), row + 1);
        if (number <= row || number > MAX_ROWS) {
            throw new Unreadable("is no sound workbook: row " + number + " stands behind row " + row);
        }
        StringBuilder text = new StringBuilder("\n".repeat(number - row - 1));
        row = number;
        int column = 0;
        int written = 1;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                int next = column(xml.attribute("r", ""), column + 1);
                if (next <= column) {
                    throw new Unreadable("is no sound workbook: the cells of row " + row + " are in no order");
                }
                column = next;
                String value = value();
                if (!value.isEmpty()) {
                    text.repeat(SEPARATOR, column - written);
                    text.append(quoted(value));
                    written = column;
                }
            }
        }
        return text.append('\n').toString();
    }

    private String value() throws IOException {
        String type = xml.attribute("t", "n");
        String style = xml.attribute("s", "");
        String value = "";
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isStart("v")) {
                value = xml.text();
            } else if (xml.isStart("is")) {
                value = SharedTexts.item(xml, "is");
            }
        }
        return switch (type) {
            case "s" -> shared(value);
            case "b" -> value.isEmpty() ? "" : value.equals("1") ? "true" : "false";
            case "e" ->
                throw new Unreadable("row " + row + " holds the error " + value.replaceAll("[^#\\w/!?]", "")
                        + " of a formula; mend or empty that cell");
            case "str" -> SharedTexts.unescaped(value);
            case "n" -> value.isEmpty() ? "" : formats.shown(value, style);
            default -> value;
        };
    }

    private String shared(String index) throws IOException {
        int number = number(index, -1);
        if (number < 0 || number >= texts.size()) {
            throw new Unreadable("is no sound workbook: row " + row + " refers to a text that is not there");
        }
        return texts.get(number);
    }

    private static int number(String digits, int unsaid) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : unsaid;
    }

    private static int column(String address, int unsaid) throws IOException {
        if (address.isEmpty()) {
            return unsaid;
        }
        Matcher letters = ADDRESS.matcher(address);
        int column = 0;
        if (letters.matches()) {
            for (char letter : letters.group(1).toCharArray()) {
                column = 26 * column + letter - 'A' + 1;
            }
        }
        if (column < 1 || column > MAX_COLUMNS) {
            throw new Unreadable("is no sound workbook: it has a cell that lies in no column");
        }
        return column;
    }

    private static String quoted(String text) {
        boolean plain = text.indexOf('"') < 0
                && text.indexOf('\n') < 0
                && text.indexOf('\r') < 0
                && text.indexOf(SEPARATOR) < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        try (in) {
            xml.close();
        }
    }
}
