package blastradius.export;

import java.util.function.IntUnaryOperator;

/** Texts of strangers as parts of texts that programs read: none of them can end the place that it stands in. */
final class Markup {

    private static final int UNSEEN = 0xFFFD;

    private Markup() {}

    /** As text or as an attribute in quotation marks of XML 1.0; what that has no place for is the replacement character. */
    static String xml(String text) {
        return escaped(text, point -> isXml(point) ? point : UNSEEN, "&<>\"'\t\n\r");
    }

    /** As XML that is shown to people: on one line, and without characters that turn what stands around them. */
    static String shown(String text) {
        return xml(blastradius.model.PlainText.shown(text));
    }

    /** As a string of DOT, with its quotation marks; line breaks are spaces and what cannot be seen the replacement character. */
    static String dot(String text) {
        return '"'
                + blastradius.model.PlainText.cleaned(text)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                + '"';
    }

    private static String escaped(String text, IntUnaryOperator allowed, String special) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().map(allowed).forEach(point -> {
            if (special.indexOf(point) >= 0) {
                escaped.append("&#").append(point).append(';');
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
