package blastradius.web;

import blastradius.model.Scenario;
import blastradius.scenario.comparison.Column;
import blastradius.scenario.comparison.Contribution;
import blastradius.scenario.comparison.Move;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A comparison as a report for the meeting where it is decided: the table, bars, and what each scenario changes by name. */
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
        markdown.head();
        markdown.table();
        markdown.bars();
        report.comparison().columns().forEach(markdown::column);
        return markdown.text.toString();
    }

    private ComparisonMarkdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private void head() {
        Snapshot snapshot = report.comparison().first().snapshot();
        line("# Scenarios compared").line("");
        line("Version " + snapshot.version() + " of the estate, judged at "
                + report.comparison().assumptions().at() + ", just-in-time access "
                + report.comparison().assumptions().jit() + ".");
        if (!report.comparison().compromised().isEmpty()) {
            line("Compromised: "
                    + report.comparison().compromised().stream()
                            .map(source -> escaped(snapshot.name(source.vertex())) + " at " + source.level())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        line("");
    }

    private void table() {
        line("| |"
                + report.names().stream()
                        .map(name -> " " + escaped(name) + " |")
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

    /** What is to be saved, drawn: the full width is the score 100. */
    private void bars() {
        line("```");
        int width = report.names().stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < report.names().size(); i++) {
            Column column = report.comparison().columns().get(i);
            int blocks = (int) Math.round(column.damage() * BAR / 100);
            line(String.format(
                            Locale.ROOT,
                            "%-" + Math.max(1, width) + "s ",
                            report.names().get(i))
                    + "█".repeat(blocks) + "░".repeat(BAR - blocks) + " "
                    + ComparisonReport.text(OptionalDouble.of(column.damage())));
        }
        line("```").line("");
    }

    private void column(Column column) {
        column.scenario().ifPresent(scenario -> {
            line("## " + escaped(scenario.name())).line("");
            if (scenario.description() != null) {
                line(escaped(scenario.description())).line("");
            }
            changes(column);
            moves(column, "No longer reached, or at a lower level", false);
            moves(column, "Reached at a higher level", true);
            missing(column);
            dominated(column);
        });
    }

    private void changes(Column column) {
        List<Contribution> contributions = column.contributions();
        if (contributions.isEmpty()) {
            column.contributionsReason().ifPresent(this::notComputed);
            return;
        }
        line("| change | why | cost | without it, less saved | fair share |").line("|---|---|--:|--:|--:|");
        for (Contribution each : contributions) {
            String reason = each.change().reason();
            line("| "
                    + escaped(blastradius.model.ScenarioDocument.name(
                            each.change().action())) + " | "
                    + escaped(reason == null ? "" : reason) + " | "
                    + number(each.change().cost()) + " | " + number(each.leaveOneOut()) + " | "
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

    private void moves(Column column, String title, boolean gains) {
        Snapshot snapshot = column.snapshot();
        List<Move> moves = column.tenantsMoved().stream()
                .filter(move -> move.isGain() == gains && move.vertex() >= 0)
                .toList();
        if (!moves.isEmpty()) {
            String names = moves.stream()
                    .limit(NAMED)
                    .map(move -> escaped(snapshot.name(move.vertex())) + " ("
                            + move.before().map(Enum::name).orElse("nothing") + " → "
                            + move.after().map(Enum::name).orElse("nothing") + ")")
                    .collect(Collectors.joining(", "));
            line(title + ", " + moves.size() + " tenants: " + names
                    + (moves.size() > NAMED ? " and " + (moves.size() - NAMED) + " more." : "."));
            line("");
        }
    }

    private void missing(Column column) {
        List<String> missing = column.resolution().stream()
                .flatMap(resolution -> resolution.applied().stream())
                .map(Resolution.Applied::missing)
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            line("No longer in the estate: " + escaped(String.join(", ", missing)) + ".")
                    .line("");
        }
    }

    private void dominated(Column column) {
        List<String> better = column.dominators().stream()
                .map(other -> other.scenario().map(Scenario::name).orElse("As it is"))
                .toList();
        if (!better.isEmpty()) {
            line("Nowhere better than, and somewhere worse than: " + escaped(String.join(", ", better)) + ".")
                    .line("");
        }
    }

    /** Names come from strangers: nothing in them is a mark of Markdown or HTML. */
    private static String escaped(String name) {
        return name.replaceAll("[\\r\\n]+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_{}\\[\\]|#!])", "\\\\$1");
    }
}
