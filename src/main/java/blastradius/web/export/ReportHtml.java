package blastradius.web.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * Our own reports, which are Markdown, as a page that stands alone and prints well: so both say the same. It knows what they use: headings, tables,
 * fences, rules between pages, code and bold. Everything else is text. Linear.
 */
final class ReportHtml {

    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;color:#1b2130;max-width:70rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%;margin:1rem 0}td,th{border-bottom:1px solid #d5dae3;padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
            .n{text-align:right;white-space:nowrap}code{font:inherit}pre{background:#f8f9fc;padding:1rem;overflow:auto;line-height:1.35}
            hr{border:0;border-top:1px solid #d5dae3;margin:2rem 0}
            @media print{body{margin:0;max-width:none;font-size:11px}hr{break-after:page;border:0;margin:0}h2{break-after:avoid}tr,pre{break-inside:avoid}}
            """;

    /** What the page is allowed: its own style and nothing else. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE) + "'; frame-ancestors 'none'";

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+)\\*\\*");
    private static final Pattern BARS = Pattern.compile("\\|");

    private final Iterator<String> lines;
    private final StringBuilder html = new StringBuilder();

    private ReportHtml(String markdown) {
        this.lines = markdown.lines().iterator();
    }

    static String of(String title, String markdown) {
        ReportHtml page = new ReportHtml(markdown);
        page.html
                .append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(HtmlUtils.htmlEscape(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n");
        while (page.lines.hasNext()) {
            page.block(page.lines.next());
        }
        return page.html.append("</main></body></html>\n").toString();
    }

    private void block(String line) {
        if (line.startsWith("```")) {
            fence();
        } else if (line.startsWith("| ")) {
            table(line);
        } else if (line.equals("---")) {
            html.append("<hr>\n");
        } else if (line.startsWith("## ")) {
            element("h2", inline(line.substring(3)));
        } else if (line.startsWith("# ")) {
            element("h1", inline(line.substring(2)));
        } else if (!line.isBlank()) {
            element("p", inline(line));
        }
    }

    private void element(String name, String content) {
        html.append('<')
                .append(name)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append(">\n");
    }

    private void fence() {
        StringBuilder content = new StringBuilder();
        for (String line = ""; lines.hasNext() && !line.startsWith("```"); ) {
            line = lines.next();
            content.append(line.startsWith("```") ? "" : HtmlUtils.htmlEscape(line) + "\n");
        }
        element("pre", content.toString());
    }

    /* The line after the head says which columns are numbers. */
    private void table(String head) {
        List<Boolean> numbers =
                cells(lines.next()).map(cell -> cell.endsWith(":")).toList();
        html.append("<table><thead>");
        row(head, "th", numbers);
        html.append("</thead><tbody>\n");
        String line = lines.hasNext() ? lines.next() : "";
        while (line.startsWith("|")) {
            row(line, "td", numbers);
            line = lines.hasNext() ? lines.next() : "";
        }
        html.append("</tbody></table>\n");
        block(line);
    }

    private void row(String line, String cell, List<Boolean> numbers) {
        Iterator<Boolean> isNumber = numbers.iterator();
        html.append("<tr>")
                .append(cells(line)
                        .map(text -> "<" + cell + (isNumber.hasNext() && isNumber.next() ? " class=\"n\">" : ">")
                                + inline(text) + "</" + cell + ">")
                        .collect(Collectors.joining()))
                .append("</tr>\n");
    }

    private static Stream<String> cells(String line) {
        return BARS.splitAsStream(line.substring(1)).map(String::strip);
    }

    /* Escaped first: what names hold is text, whatever it looks like. */
    private static String inline(String text) {
        String safe = HtmlUtils.htmlEscape(text);
        return CODE.matcher(BOLD.matcher(safe).replaceAll("<strong>$1</strong>"))
                .replaceAll("<code>$1</code>");
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
