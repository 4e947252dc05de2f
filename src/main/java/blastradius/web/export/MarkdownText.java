package blastradius.web.export;

import blastradius.model.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of strangers in Markdown: as code, where neither marks nor HTML nor addresses mean anything; on one line, and no cell's end. */
final class MarkdownText {

    private MarkdownText() {}

    /** As code; nothing where there is nothing to see. */
    static String code(String text) {
        return text.isBlank() ? "" : "`" + plain(text) + "`";
    }

    /** As it may stand between the marks of code. */
    static String plain(String text) {
        return PlainText.cleaned(text).strip().replace('`', '\'').replace('|', '¦');
    }

    /** A row of a table; its cells are safe. */
    static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The line below a table's head. */
    static String rule(int columns) {
        return "|" + " --- |".repeat(columns);
    }
}
