package blastradius.scenario.comparison;

import blastradius.analysis.impact.Distribution;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.TimeExceeded;
import blastradius.model.Measure;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The measures of all identities of one of the compared estates, each compromised alone. Safe for any number of threads. */
public final class ComparedIdentities {

    /**
     * An identity's place before and after; 1 is the greatest value, equal values share a rank.
     *
     * @param vertex of the identity
     */
    public record RankChange(int vertex, int rankBefore, int rankAfter, double before, double after) {}

    private final IdentityTable table;
    private final Residuals residuals;
    private final int[] rows; // of the table: identities that the estate has

    ComparedIdentities(Alternative alternative, IdentityTable table, Residuals residuals) {
        this.table = table;
        this.residuals = residuals;
        this.rows = IntStream.range(0, table.size())
                .filter(row -> alternative.has(table.identity(row)))
                .toArray();
    }

    /** How many identities there are. */
    public int size() {
        return rows.length;
    }

    /** Whether all scores are exact; counts always are. */
    public boolean isExact() {
        return Arrays.stream(rows).allMatch(table::isScoreExact);
    }

    /** Whether all scores and exposure hours are exact. */
    public boolean isExactWithHours() {
        return Arrays.stream(rows).allMatch(table::isExact);
    }

    /** One value an identity, in the order of their vertices. */
    public double[] values(Measure measure, AccessLevel level) {
        return switch (measure) {
            case RESIDUAL -> residualScores().orElseThrow(() -> new TimeExceeded(tooMany()));
            case SCORE, LOSS, TENANTS, TENANT_ADMIN, RESOURCES, ENTITIES, EXPOSURE_HOURS ->
                Arrays.stream(rows)
                        .mapToDouble(row -> table.value(measure, level, row))
                        .toArray();
        };
    }

    public Distribution distribution(Measure measure, AccessLevel level) {
        return Distribution.of(values(measure, level));
    }

    /** How many identities have a critical inherent score. */
    public int criticalCount() {
        return critical(any -> true).inherent();
    }

    /** How many identities have a critical residual score; empty where the time does not suffice for all of them. */
    public OptionalInt criticalResidualCount() {
        return critical(any -> true).residual();
    }

    /**
     * How many identities have a critical score.
     *
     * @param inherent with every gate taken as open
     * @param residual with closed gates at their prices; empty where the time does not suffice for all of them
     */
    public record Critical(int inherent, OptionalInt residual) {}

    /** How many of those that are wanted, by their vertices, have a critical score. */
    public Critical critical(IntPredicate wanted) {
        double[] inherent = values(Measure.SCORE, AccessLevel.CONTROL);
        return new Critical(
                critical(inherent, wanted),
                residualScores()
                        .map(scores -> OptionalInt.of(critical(scores, wanted)))
                        .orElse(OptionalInt.empty()));
    }

    private int critical(double[] scores, IntPredicate wanted) {
        double critical = table.gates().snapshot().valuation().weighting().bands().critical();
        return (int) IntStream.range(0, scores.length)
                .filter(i -> scores[i] >= critical && wanted.test(vertex(i)))
                .count();
    }

    /** Of those that can sign in and are not kept for emergencies. */
    public Critical criticalInUse() {
        Snapshot snapshot = table.gates().snapshot();
        return critical(vertex ->
                snapshot.traits(vertex).enabled() && !snapshot.traits(vertex).breakGlass());
    }

    /** How residual scores are spread; empty where the time does not suffice for all of them. */
    public Optional<Distribution> residuals() {
        return residualScores().map(Distribution::of);
    }

    /** Why there are no residual scores; empty: there are. */
    public Optional<String> residualReason() {
        return residualScores().isPresent() ? Optional.empty() : Optional.of(tooMany());
    }

    private String tooMany() {
        return "the time does not suffice for the residual scores of all " + size() + " identities";
    }

    /** The mean of all residual scores; empty where the time does not suffice for all of them. */
    public Optional<Double> meanResidual() {
        return residualScores().map(scores -> Arrays.stream(scores).average().orElse(0));
    }

    private Optional<double[]> residualScores() {
        return residuals.of(rows);
    }

    /** The mean of all inherent scores. */
    public double meanScore() {
        return Arrays.stream(values(Measure.SCORE, AccessLevel.CONTROL))
                .average()
                .orElse(0);
    }

    /** Identities of both estates whose value changed: the greatest changes first, then by name and id. */
    public List<RankChange> changesSince(ComparedIdentities before, Measure measure, AccessLevel level) {
        double[] then = before.values(measure, level);
        double[] now = values(measure, level);
        double[] sortedThen = sorted(then);
        double[] sortedNow = sorted(now);
        List<RankChange> changes = new ArrayList<>();
        int j = 0;
        for (int i = 0; i < rows.length; i++) {
            while (j < then.length && before.vertex(j) < vertex(i)) {
                j++;
            }
            if (j < then.length && before.vertex(j) == vertex(i) && then[j] != now[i]) {
                int rankBefore = rank(sortedThen, then[j]);
                changes.add(new RankChange(vertex(i), rankBefore, rank(sortedNow, now[i]), then[j], now[i]));
            }
        }
        return inOrder(changes);
    }

    private List<RankChange> inOrder(List<RankChange> changes) {
        Snapshot snapshot = table.gates().snapshot();
        changes.sort(Comparator.comparingDouble((RankChange change) -> Math.abs(change.after() - change.before()))
                .reversed()
                .thenComparing(change -> snapshot.name(change.vertex()))
                .thenComparing(change -> snapshot.id(change.vertex())));
        return List.copyOf(changes);
    }

    private int vertex(int i) {
        return table.identity(rows[i]);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.parallelSort(sorted);
        return sorted;
    }

    /** One more than there are greater values. */
    private static int rank(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return sorted.length - low + 1;
    }
}
