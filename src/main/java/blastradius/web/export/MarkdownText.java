package blastradius.web.export;

import blastradius.model.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/** Text of strangers in a Markdown document. */
final class MarkdownText {

    private MarkdownText() {}

    /**
     * Names come from strangers: as code nothing in them is a mark of Markdown or HTML, a link or a mention. Of two signs that end code or
     * a cell in one reader or another, look-alikes stand there.
     */
    static String code(String name) {
        return name.isBlank() ? "" : "`" + plain(name) + "`";
    }

    static String plain(String name) {
        return PlainText.cleaned(name).strip().replace('`', '\'').replace('|', '¦');
    }

    /** A row of a table, of cells that are safe. */
    static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The line below a table's head. */
    static String rule(int columns) {
        return "|" + " --- |".repeat(columns);
    }
}
