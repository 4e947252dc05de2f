package blastradius.scenario;

import blastradius.analysis.Budget;
import blastradius.analysis.Distribution;
import blastradius.analysis.IdentityTable;
import blastradius.analysis.Impact;
import blastradius.analysis.Reach;
import blastradius.analysis.Source;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The measures of all identities of one of the compared estates, each compromised alone. Safe for any number of threads. */
public final class Everyone {

    /** What is compared. */
    public enum Measure {
        /** The inherent score, from 0 to 100. */
        SCORE,
        /** Valued organizations at a level or above. */
        TENANTS,
        /** Valued organizations with a tenant node at CONTROL. */
        TENANT_ADMIN,
        /** The value of reached resources, weighted by level. */
        RESOURCES,
        /** Entities reached, at any level. */
        ENTITIES,
        /** Organization-hours of access that stood in the 30 days before the instant. */
        EXPOSURE_HOURS
    }

    /**
     * An identity's place before and after; 1 is the greatest value, equal values share a rank.
     *
     * @param vertex of the identity
     */
    public record RankChange(int vertex, int rankBefore, int rankAfter, double before, double after) {}

    /** From here on a score is critical. */
    private static final double CRITICAL = 70;

    /** How long residual scores of all identities may take; there is no table of them, each takes searches of its own. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final IdentityTable table;
    private final Budget budget;
    private final int[] rows; // of the table: identities that the estate has
    private double @Nullable [] residuals;
    private boolean tooMany;

    Everyone(Alternative alternative, IdentityTable table, Budget budget) {
        this.table = table;
        this.budget = budget;
        this.rows = IntStream.range(0, table.size())
                .filter(row -> alternative.has(table.identity(row)))
                .toArray();
    }

    /** How many identities there are. */
    public int size() {
        return rows.length;
    }

    /** Whether all scores and exposure hours are exact; counts always are. */
    public boolean isExact() {
        return Arrays.stream(rows).allMatch(table::isExact);
    }

    /** One value an identity, in the order of their vertices. */
    public double[] values(Measure measure, AccessLevel level) {
        return Arrays.stream(rows)
                .mapToDouble(row -> value(measure, level, row))
                .toArray();
    }

    private double value(Measure measure, AccessLevel level, int row) {
        return switch (measure) {
            case SCORE -> table.score(row);
            case TENANTS -> table.tenantCounts(row).at(level);
            case TENANT_ADMIN -> table.value(IdentityTable.Measure.TENANT_ADMIN, row);
            case RESOURCES -> table.resourceValue(row);
            case ENTITIES -> table.value(IdentityTable.Measure.ENTITIES, row);
            case EXPOSURE_HOURS -> table.exposureHours(row);
        };
    }

    public Distribution distribution(Measure measure, AccessLevel level) {
        return Distribution.of(values(measure, level));
    }

    /** How many identities have a critical score. */
    public int criticalCount() {
        return (int) Arrays.stream(values(Measure.SCORE, AccessLevel.CONTROL))
                .filter(score -> score >= CRITICAL)
                .count();
    }

    /** How many identities have a critical residual score; 0 where the time does not suffice for all of them. */
    public int criticalResidualCount() {
        return (int) residualScores().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(score -> score >= CRITICAL)
                .count();
    }

    /** How residual scores are spread; empty where the time does not suffice for all of them. */
    public Optional<Distribution> residuals() {
        return residualScores().map(Distribution::of);
    }

    /** The mean of all residual scores; empty where the time does not suffice for all of them. */
    public Optional<Double> meanResidual() {
        return residualScores().map(scores -> Arrays.stream(scores).average().orElse(0));
    }

    private synchronized Optional<double[]> residualScores() {
        if (residuals == null && !tooMany) {
            try {
                residuals = searchResiduals(Budget.of(PATIENCE, budget::isSpent));
            } catch (BlastRadiusException.TimeExceeded late) {
                budget.check();
                tooMany = true;
            }
        }
        return Optional.ofNullable(residuals);
    }

    private double[] searchResiduals(Budget patience) {
        return Arrays.stream(rows)
                .parallel()
                .mapToDouble(row -> table.score(row) == 0 ? 0 : residual(row, patience))
                .toArray();
    }

    private double residual(int row, Budget patience) {
        patience.check();
        Source source = Source.of(table.gates().snapshot(), table.identity(row));
        Reach reach = Reach.from(table.gates(), List.of(source), patience);
        return Impact.of(reach, patience).score().residual();
    }

    /** The mean of all inherent scores. */
    public double meanScore() {
        return Arrays.stream(values(Measure.SCORE, AccessLevel.CONTROL))
                .average()
                .orElse(0);
    }

    /** Identities of both estates whose value changed: the greatest changes first, then by name and id. */
    public List<RankChange> changesSince(Everyone before, Measure measure, AccessLevel level) {
        Map<Integer, Place> then = before.places(measure, level);
        List<RankChange> changes = new ArrayList<>();
        places(measure, level).forEach((vertex, place) -> {
            Place earlier = then.get(vertex);
            if (earlier != null && earlier.value() != place.value()) {
                changes.add(new RankChange(vertex, earlier.rank(), place.rank(), earlier.value(), place.value()));
            }
        });
        Snapshot snapshot = table.gates().snapshot();
        changes.sort(Comparator.comparingDouble((RankChange change) -> Math.abs(change.after() - change.before()))
                .reversed()
                .thenComparing(change -> snapshot.name(change.vertex()))
                .thenComparing(change -> snapshot.id(change.vertex())));
        return List.copyOf(changes);
    }

    private record Place(int rank, double value) {}

    /** By vertex. */
    private Map<Integer, Place> places(Measure measure, AccessLevel level) {
        double[] values = values(measure, level);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Map<Integer, Place> places = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            places.put(table.identity(rows[i]), new Place(rank(sorted, values[i]), values[i]));
        }
        return places;
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
