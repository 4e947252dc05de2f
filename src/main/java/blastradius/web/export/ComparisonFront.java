package blastradius.web.export;

import blastradius.scenario.comparison.ComparedEstate;
import blastradius.scenario.comparison.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The first page of a report, but for its picture: what saves most in one sentence, and three numbers with what they assume. */
final class ComparisonFront {

    private static final String RESIDUAL = "Score, residual";
    private static final String TENANTS = "Tenants at CONTROL";
    private static final String MEAN = "All identities: mean residual score";
    private static final String CRITICAL = "All identities: critical by the residual score (70 or higher)";
    private static final String WORSE = "All identities: reach more than before";

    private static final Map<String, String> ASSUMED = Map.of(
            RESIDUAL, "0 to 100; each way weighs as the controls in it do",
            TENANTS, "valued tenants of which something can be acted as or administered",
            MEAN, "0 to 100; each identity compromised alone",
            CRITICAL, "each identity compromised alone",
            WORSE, "each identity compromised alone; a tenant at a higher level than before");

    private final ComparisonReport report;
    private final List<ComparedEstate> columns;
    private final int best;

    ComparisonFront(ComparisonReport report) {
        this.report = report;
        this.columns = report.comparison().columns();
        this.best = IntStream.range(1, columns.size())
                .boxed()
                .max(Comparator.comparingDouble(column -> columns.get(column).saving()))
                .orElse(0);
    }

    /** Lines of Markdown. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("**" + sentence() + "**", ""));
        if (best > 0) {
            lines.add("| number | " + name(0) + " | " + name(best) + " | what it assumes |");
            lines.add("|---|--:|--:|---|");
            three().forEach(measure ->
                    lines.add("| " + measure + " | " + value(measure, 0) + " | " + value(measure, best)
                            + " | " + ASSUMED.get(measure) + "; just-in-time access "
                            + report.comparison().assumptions().jit() + " |"));
            lines.add("");
        }
        return lines;
    }

    private String sentence() {
        if (best == 0) {
            return "Nothing is compared with " + name(0) + ".";
        }
        ComparedEstate column = columns.get(best);
        if (column.saving() <= 0) {
            return "Nothing that is compared saves anything: what falls is worth "
                    + number(columns.getFirst().damage()) + " points as it is.";
        }
        return name(best) + " saves most: " + number(column.saving()) + " of "
                + number(columns.getFirst().damage()) + " points, for a cost of " + number(column.cost())
                + moved(column) + ".";
    }

    private static String moved(ComparedEstate column) {
        List<Move> moved = column.tenantsMoved().stream()
                .filter(move -> move.vertex() >= 0)
                .toList();
        long gained = moved.stream().filter(Move::isGain).count();
        return moved.isEmpty()
                ? ""
                : "; tenants no longer reached or at a lower level: " + (moved.size() - gained) + ", at a higher one: "
                        + gained;
    }

    private List<String> three() {
        return report.comparison().compromised().isEmpty()
                ? List.of(MEAN, CRITICAL, WORSE)
                : List.of(RESIDUAL, TENANTS, CRITICAL);
    }

    private String name(int column) {
        return MarkdownText.code(report.names().get(column));
    }

    private String value(String measure, int column) {
        return report.rows().stream()
                .filter(row -> row.measure().equals(measure))
                .map(row -> ComparisonReport.text(row.values().get(column)))
                .findFirst()
                .orElseThrow();
    }

    private static String number(double value) {
        return ComparisonReport.text(OptionalDouble.of(value));
    }
}
