package blastradius.web.export;

import blastradius.analysis.impact.Distribution;
import blastradius.analysis.impact.Impact;
import blastradius.model.AccessLevel;
import blastradius.model.JitMode;
import blastradius.model.Measure;
import blastradius.model.Scenario;
import blastradius.scenario.comparison.ComparedEstate;
import blastradius.scenario.comparison.ComparedReach;
import blastradius.scenario.comparison.Comparison;
import blastradius.store.document.Gaps.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A comparison as a table: one row a measure, one number a column.
 *
 * @param names of the columns
 * @param gaps what the sources of the estate leave out; empty: nobody can tell
 */
record ComparisonReport(Comparison comparison, List<String> names, List<Row> rows, Optional<List<Gap>> gaps) {

    /**
     * One measure.
     *
     * @param values one a column; empty where a column has none
     */
    record Row(String measure, List<OptionalDouble> values) {}

    static ComparisonReport of(Comparison comparison, Optional<List<Gap>> gaps) {
        List<String> names = comparison.columns().stream()
                .map(column -> column.scenario().map(Scenario::name).orElse("As it is"))
                .toList();
        ComparisonReport report = new ComparisonReport(comparison, names, new ArrayList<>(), gaps);
        report.decide();
        if (!comparison.compromised().isEmpty()) {
            report.measureChosen();
        }
        report.measureEveryone();
        report.rows.add(new Row(
                "Sources with gaps",
                names.stream()
                        .map(name -> gaps.stream().mapToDouble(List::size).findFirst())
                        .toList()));
        return report;
    }

    private void row(String measure, Function<ComparedEstate, Double> value) {
        rows.add(new Row(
                measure,
                comparison.columns().stream()
                        .map(column -> OptionalDouble.of(value.apply(column)))
                        .toList()));
    }

    private void decide() {
        row("Cost", ComparedEstate::cost);
        row("Saving, points", ComparedEstate::saving);
        rows.add(new Row(
                "Saving per cost",
                comparison.columns().stream()
                        .map(column ->
                                column.savingPerCost().map(OptionalDouble::of).orElse(OptionalDouble.empty()))
                        .toList()));
    }

    private void measureChosen() {
        impact("Score, inherent", impact -> impact.score().inherent());
        impact("Score, residual", impact -> impact.score().residual());
        for (AccessLevel level : List.of(AccessLevel.CONTROL, AccessLevel.WRITE, AccessLevel.READ, AccessLevel.SEE)) {
            impact("Tenants at " + level, impact ->
                    (double) impact.tenantCounts().at(level));
        }
        for (JitMode jit : JitMode.values()) {
            row("Tenants at CONTROL under " + jit, column ->
                    (double) chosen(column).under(jit).tenantCounts().control());
        }
        impact("Customers lost, in equivalents", Impact::customersLost);
        impact("Tenants administered", impact -> (double) impact.tenantAdmins());
        impact("Resources at CONTROL", impact ->
                (double) impact.counts().resources().control());
        impact("Entities reached", impact -> (double) impact.counts().entities());
        row(
                "Standing exposure, tenant-hours",
                column -> chosen(column).exposure().hours());
    }

    private void impact(String measure, Function<Impact, Double> value) {
        row(measure, column -> value.apply(chosen(column).impact()));
    }

    static ComparedReach chosen(ComparedEstate column) {
        return column.chosen().orElseThrow();
    }

    private void measureEveryone() {
        rows.add(new Row(
                "All identities: mean residual score",
                comparison.columns().stream()
                        .map(column -> column.everyone()
                                .meanResidual()
                                .map(OptionalDouble::of)
                                .orElse(OptionalDouble.empty()))
                        .toList()));
        score("All identities: mean inherent score", Distribution::mean);
        score("All identities: inherent, 95 % are no higher", Distribution::p95);
        score("All identities: inherent, mean of the highest 5 %", Distribution::cvar95);
        score("All identities: inherent, highest", Distribution::max);
        row("All identities: critical by the inherent score (70 or higher)", column ->
                (double) column.everyone().criticalCount());
        residual(
                "All identities: critical by the residual score (70 or higher)",
                column -> column.everyone().criticalResidualCount());
        residual(
                "All identities: critical by the residual score, enabled and not break-glass",
                column -> column.everyone().criticalInUse().residual());
        row(
                "All identities: most customers lost by one, in equivalents",
                column -> column.everyone()
                        .distribution(Measure.LOSS, AccessLevel.CONTROL)
                        .max());
        row("All identities: reach more than before", column -> (double) column.regressions().stream()
                .mapToInt(each -> each.identity())
                .distinct()
                .count());
    }

    private void residual(String measure, Function<ComparedEstate, OptionalInt> count) {
        rows.add(new Row(
                measure,
                comparison.columns().stream()
                        .map(count)
                        .map(value -> value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty())
                        .toList()));
    }

    private void score(String measure, Function<Distribution, Double> value) {
        row(measure, column -> value.apply(column.everyone().distribution(Measure.SCORE, AccessLevel.CONTROL)));
    }

    /** At most two digits behind the point, as few as say it; empty for none. */
    static String text(OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        double number = value.getAsDouble();
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
