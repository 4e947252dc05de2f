package blastradius.web.export;

import blastradius.model.PlainText;

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
}
