package blastradius.ingest.workbook;

import blastradius.ingest.file.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that a workbook keeps once, whichever cells they stand in. */
final class SharedTexts {

    /** Of all of them together. */
    static final long MAX_CHARS = 64L << 20;

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SharedTexts() {}

    static List<String> read(InputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        long chars = 0;
        try (Xml xml = Xml.of(in)) {
            while (xml.next()) {
                if (xml.isStart("si")) {
                    String text = item(xml, "si");
                    texts.add(text);
                    chars += text.length() + 8L;
                    if (chars > MAX_CHARS) {
                        throw new Unreadable("has more than " + MAX_CHARS
                                + " characters of texts; save its tables as CSV, which is read row by row");
                    }
                }
            }
        }
        return texts;
    }

    /** The runs of a text put together, without what tells how it is pronounced. */
    static String item(Xml xml, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean isPhonetic = false;
        while (xml.next() && !xml.isEnd(element)) {
            isPhonetic = xml.isStart("rPh") || (isPhonetic && !xml.isEnd("rPh"));
            if (xml.isStart("t") && !isPhonetic) {
                text.append(xml.text());
            }
        }
        return unescaped(text.toString());
    }

    /** XML cannot hold every character: others stand there by their number. */
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher escaped = ESCAPED.matcher(text);
        return escaped.replaceAll(found -> {
            char character = (char) Integer.parseInt(found.group(1), 16);
            return Matcher.quoteReplacement(
                    Character.isSurrogate(character) ? found.group() : String.valueOf(character));
        });
    }
}
