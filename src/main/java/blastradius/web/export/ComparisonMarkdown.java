package blastradius.web.export;

import blastradius.model.PlainText;
import blastradius.model.Scenario;
import blastradius.scenario.comparison.ComparedEstate;
import blastradius.scenario.comparison.Contribution;
import blastradius.scenario.comparison.Move;
import blastradius.scenario.resolution.ChangeWords;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A comparison as a report for the meeting where it is decided. The first page is for who decides: one sentence, one picture, three numbers with
 * what they assume. The evidence follows: every measure, and what each scenario changes by name.
 */
final class ComparisonMarkdown {

    private static final int BAR = 40;
    private static final int NAMED = 25;

    private final ComparisonReport report;
    private final StringBuilder text = new StringBuilder();

    private ComparisonMarkdown(ComparisonReport report) {
        this.report = report;
    }

    static String of(ComparisonReport report) {
        ComparisonMarkdown markdown = new ComparisonMarkdown(report);
        markdown.line("# Scenarios compared").line("");
        new ComparisonFront(report).lines().forEach(markdown::line);
        markdown.bars();
        markdown.line("---").line("").line("## Evidence").line("");
        markdown.head();
        markdown.table();
        report.comparison().columns().forEach(markdown::column);
        return markdown.text.toString();
    }

    private ComparisonMarkdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private void head() {
        Snapshot snapshot = report.comparison().first().snapshot();
        line("Version " + snapshot.version() + " of the estate, judged at "
                + report.comparison().assumptions().at() + ", just-in-time access "
                + report.comparison().assumptions().jit() + ".");
        if (!report.comparison().compromised().isEmpty()) {
            line("Compromised: "
                    + report.comparison().compromised().stream()
                            .map(source -> MarkdownText.code(snapshot.name(source.vertex())) + " at " + source.level())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        line("");
        line(gaps()).line("");
    }

    private String gaps() {
        return report.gaps()
                .map(all -> all.isEmpty()
                        ? "No source of the estate is known to leave anything out."
                        : all.size() + (all.size() == 1 ? " source leaves" : " sources leave") + " something out: "
                                + all.stream()
                                        .limit(NAMED)
                                        .map(gap -> MarkdownText.code(PlainText.shown(gap.source())) + " ("
                                                + gap.words() + ")")
                                        .collect(Collectors.joining(", "))
                                + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more." : "."))
                .orElse("What the sources of the estate leave out cannot be told now.");
    }

    private void table() {
        line("| |"
                + report.names().stream()
                        .map(name -> " " + MarkdownText.code(name) + " |")
                        .collect(Collectors.joining()));
        line("|---|" + "--:|".repeat(report.names().size()));
        for (ComparisonReport.Row row : report.rows()) {
            line("| " + row.measure() + " |"
                    + row.values().stream()
                            .map(value -> " " + ComparisonReport.text(value) + " |")
                            .collect(Collectors.joining()));
        }
        line("");
        report.comparison().columns().stream()
                .flatMap(column -> column.everyone().residualReason().stream())
                .findFirst()
                .ifPresent(this::notComputed);
    }

    /** What is to be saved, drawn: the full width is the score 100. No line begins with a name. */
    private void bars() {
        line("```");
        for (int i = 0; i < report.names().size(); i++) {
            double damage = report.comparison().columns().get(i).damage();
            int blocks = (int) Math.round(damage * BAR / 100);
            String number = ComparisonReport.text(OptionalDouble.of(damage));
            String name = MarkdownText.plain(PlainText.shown(report.names().get(i)));
            line("█".repeat(blocks) + "░".repeat(BAR - blocks) + String.format(Locale.ROOT, " %6s  ", number) + name);
        }
        line("```").line("");
    }

    private void column(ComparedEstate column) {
        column.scenario().ifPresent(scenario -> {
            line("## " + MarkdownText.code(scenario.name())).line("");
            if (scenario.description() != null) {
                line(MarkdownText.code(scenario.description())).line("");
            }
            changes(column);
            moves(column, "No longer reached, or at a lower level", false);
            moves(column, "Reached at a higher level", true);
            missing(column);
            dominated(column);
        });
    }

    private void changes(ComparedEstate column) {
        List<Contribution> contributions = column.contributions();
        if (contributions.isEmpty()) {
            column.contributionsReason().ifPresent(this::notComputed);
            return;
        }
        line("| change | why | cost | without it, less saved | fair share |").line("|---|---|--:|--:|--:|");
        for (Contribution each : contributions) {
            Resolution.Applied applied = each.applied();
            String reason = applied.change().reason();
            line("| " + MarkdownText.code(ChangeWords.of(column.resolution().orElseThrow(), applied)) + " | "
                    + MarkdownText.code(reason == null ? "" : reason) + " | "
                    + number(applied.cost()) + " | " + number(each.leaveOneOut()) + " | "
                    + each.shapley().map(ComparisonMarkdown::number).orElse("") + " |");
        }
        line("");
        contributions.getFirst().shapleyReason().ifPresent(this::notComputed);
    }

    private void notComputed(String reason) {
        line("Not computed: " + reason + ".").line("");
    }

    private static String number(double value) {
        return ComparisonReport.text(OptionalDouble.of(value));
    }

    private void moves(ComparedEstate column, String title, boolean gains) {
        Snapshot snapshot = column.snapshot();
        List<Move> moves = column.tenantsMoved().stream()
                .filter(move -> move.isGain() == gains && move.vertex() >= 0)
                .toList();
        if (!moves.isEmpty()) {
            String names = moves.stream()
                    .limit(NAMED)
                    .map(move -> MarkdownText.code(snapshot.name(move.vertex())) + " ("
                            + move.before().map(Enum::name).orElse("nothing") + " → "
                            + move.after().map(Enum::name).orElse("nothing") + ")")
                    .collect(Collectors.joining(", "));
            line(title + ", " + moves.size() + " tenants: " + names
                    + (moves.size() > NAMED ? " and " + (moves.size() - NAMED) + " more." : "."));
            line("");
        }
    }

    private void missing(ComparedEstate column) {
        List<String> missing = column.resolution().stream()
                .flatMap(resolution -> resolution.applied().stream())
                .map(Resolution.Applied::missing)
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            line("No longer in the estate: " + codes(missing) + ".").line("");
        }
    }

    private void dominated(ComparedEstate column) {
        List<String> better = column.dominators().stream()
                .map(other -> other.scenario().map(Scenario::name).orElse("As it is"))
                .toList();
        if (!better.isEmpty()) {
            line("Nowhere better than, and somewhere worse than: " + codes(better) + ".")
                    .line("");
        }
    }

    private static String codes(List<String> names) {
        String listed = names.stream()
                .limit(NAMED)
                .map(name -> MarkdownText.code(PlainText.shown(name)))
                .collect(Collectors.joining(", "));
        return names.size() > NAMED ? listed + " and " + (names.size() - NAMED) + " more" : listed;
    }
}
