package blastradius.cli;

import blastradius.model.ImportReport;
import blastradius.model.ImportReport.Counts;
import java.util.List;

/** An import report for people. */
final class ReportText {

    private static final int LISTED = 20;

    private ReportText() {}

    static String of(ImportReport report) {
        StringBuilder text = new StringBuilder();
        double seconds = Math.max(report.took().toMillis(), 1) / 1000.0;
        line(
                text,
                "%s (%s): %,d records in %.1f s, %,.0f a second"
                        .formatted(
                                report.source(),
                                report.format(),
                                report.recordsRead(),
                                seconds,
                                report.recordsRead() / seconds));
        line(text, "entities   " + counts(report.entities()));
        line(text, "relations  " + counts(report.relations()));
        report.saved()
                .forEach(sort -> line(
                        text,
                        "%s: %,d added, %,d unchanged, %,d say something else here, %,d refused"
                                .formatted(
                                        sort.sort(),
                                        sort.added(),
                                        sort.unchanged(),
                                        sort.different(),
                                        sort.refused())));
        line(
                text,
                report.dryRun()
                        ? "nothing was changed: this was a dry run, and the estate is at version " + report.version()
                        : "the estate is at version " + report.version());
        if (report.refusal() != null) {
            line(text, (report.dryRun() ? "it would be refused: " : "refused: ") + report.refusal());
        }
        list(
                text,
                report.dryRun() ? "would be removed" : "removed",
                report.entities().removed() + report.relations().removed(),
                report.removed());
        if (report.duplicates() + report.danglingEnds() > 0) {
            line(
                    text,
                    "%,d duplicate relations, %,d ends that nothing describes"
                            .formatted(report.duplicates(), report.danglingEnds()));
        }
        report.unknownKinds()
                .forEach((kind, count) ->
                        line(text, "unknown kind %s: %,d, kept and not followed".formatted(kind, count)));
        list(
                text,
                "rejected",
                report.rejectedCount(),
                report.rejected().stream()
                        .map(record -> record.place() + ": " + record.reason())
                        .toList());
        report.parts()
                .forEach(part -> line(
                        text,
                        part.source() + ": entities " + counts(part.entities()) + "; relations "
                                + counts(part.relations())));
        list(text, "notes", report.notes().size(), report.notes());
        return text.toString();
    }

    private static String counts(Counts counts) {
        return "%,d added, %,d changed, %,d removed, %,d unchanged"
                .formatted(counts.added(), counts.changed(), counts.removed(), counts.unchanged());
    }

    private static void list(StringBuilder text, String title, long count, List<String> lines) {
        if (count > 0) {
            line(text, "%s: %,d".formatted(title, count));
            lines.stream().limit(LISTED).forEach(one -> line(text, "  " + one));
            if (count > Math.min(LISTED, lines.size())) {
                line(text, "  … and more");
            }
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
