package blastradius.web.export;

import blastradius.export.Content.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/** The evidence of a review as a report: who was asked about what, and what he decided. */
final class ReviewMarkdown {

    private ReviewMarkdown() {}

    static void write(Evidence review, Rows<?> items, Writer out) throws IOException {
        for (String line : head(review)) {
            out.append(line).append('\n');
        }
        items.forEachWords(words -> row(Evidence.of(words), out));
    }

    private static List<String> head(Evidence review) {
        Stream<String> about = Stream.of(
                "# Review " + review.code("name"),
                "",
                "- Id: " + review.code("id") + ", version " + review.word("version"),
                "- About: " + review.code("description"),
                "- Reviewer: " + review.code("reviewer") + ", due " + review.word("due"),
                "- Scope: " + review.code("where") + (review.has("list") ? ", list " + review.code("list") : ""),
                "- Began: " + review.word("createdAt") + ", on version " + review.word("base") + " of the estate",
                review.has("closedAt")
                        ? "- Closed: " + review.word("closedAt") + " by " + review.code("closedBy") + " "
                                + review.code("closingNote")
                        : "- Open, told as of " + review.word("at"));
        Stream<String> progress = Stream.concat(
                        Stream.of(review.part("progress")), review.parts("progressByAccess").stream())
                .map(each -> MarkdownText.row(List.of(
                        each.has("access") ? each.word("access") : "all",
                        each.word("total"),
                        each.word("open"),
                        each.word("kept"),
                        each.word("narrowed"),
                        each.word("revoked"),
                        each.word("gone"),
                        each.word("changed"))));
        Stream<String> table = Stream.of(
                "",
                "| access | holds what | state | level | opens | score | tenants | last used | owners | decision | narrowed to | why | by | at |",
                MarkdownText.rule(14));
        return Stream.of(
                        about,
                        IncidentMarkdown.estate(review.part("snapshot")).stream(),
                        Stream.of(
                                "",
                                "| access | items | open | kept | narrowed | revoked | gone | changed |",
                                MarkdownText.rule(8)),
                        progress,
                        table)
                .flatMap(lines -> lines)
                .toList();
    }

    private static void row(Evidence item, Writer out) {
        try {
            out.append(MarkdownText.row(List.of(
                            item.word("access"),
                            item.code("words"),
                            item.word("state"),
                            item.word("level"),
                            Evidence.codes(item.texts("opens")),
                            item.word("score"),
                            item.word("tenant_count"),
                            item.word("last_used"),
                            Evidence.codes(item.texts("owners")),
                            item.word("verdict"),
                            (item.word("narrowed_to_level") + " " + Evidence.codes(item.texts("narrowed_to_tenants")))
                                    .strip(),
                            item.code("reason"),
                            item.code("decided_by"),
                            item.word("decided_at"))))
                    .append('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
