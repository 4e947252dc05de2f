package blastradius.scenario.comparison;

import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.analysis.reach.Reach;
import blastradius.model.BlastRadiusException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A measure of what each identity of an estate reaches alone, such as the residual score. There is no table of them, each takes searches of its own, so they are made only while that is a matter of
 * seconds; of a changed estate only for identities that the changes concern. 8 bytes an identity; safe for any number of threads.
 */
public final class Residuals {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** After so long it is plain whether the rest will take too long. */
    private static final Duration TRIAL = Duration.ofMillis(300);

    private static final double TRIED = 0.1;

    /** Identities times relations that are always measured, well under a second of work: a busy machine must not change the answer of a small estate. */
    private static final long SMALL = 10_000_000;

    /** What is measured of one identity, by its row of the table. */
    private interface Measure {
        double of(IdentityTable table, int row, Budget patience);
    }

    private final IdentityTable table;
    private final @Nullable Residuals before;
    private final Measure measure;
    private final Budget budget;
    private double @Nullable [] scores; // by row of the table
    private boolean tooMany;

    private Residuals(IdentityTable table, @Nullable Residuals before, Measure measure, Budget budget) {
        this.table = table;
        this.before = before;
        this.measure = measure;
        this.budget = budget;
    }

    /**
     * Residual scores.
     *
     * @param before those of the estate without the changes; null where there is none
     */
    static Residuals scores(IdentityTable table, @Nullable Residuals before, Budget budget) {
        return new Residuals(table, before, Residuals::score, budget);
    }

    /** Any other measure of a reach, 0 or above; nothing but the reach and its gates may decide it. */
    public static Residuals of(
            IdentityTable table, @Nullable Residuals before, ToDoubleBiFunction<Reach, Budget> measure, Budget budget) {
        return new Residuals(
                table,
                before,
                (rows, row, patience) -> measure.applyAsDouble(reach(rows, row, patience), patience),
                budget);
    }

    /** The scores of rows of the table; empty where it would take too long to make all. */
    public Optional<double[]> of(int[] rows) {
        return all().map(known ->
                IntStream.of(rows).mapToDouble(row -> known[row]).toArray());
    }

    private synchronized Optional<double[]> all() {
        if (scores == null && !tooMany) {
            try {
                scores = search();
            } catch (BlastRadiusException.TimeExceeded late) {
                budget.check();
                tooMany = true;
            }
        }
        return Optional.ofNullable(scores);
    }

    private double[] search() {
        double[] known = before == null ? new double[0] : before.all().orElseThrow(Residuals::tooMany);
        BitSet wanted = new BitSet();
        if (before == null) {
            wanted.set(0, table.size());
        } else {
            wanted.or(table.differing(before.table, budget));
        }
        AtomicInteger done = new AtomicInteger();
        Budget patience = patience(wanted.cardinality(), done);
        return IntStream.range(0, table.size())
                .parallel()
                .mapToDouble(row -> wanted.get(row) ? measured(row, patience, done) : known[row])
                .toArray();
    }

    private Budget patience(int wanted, AtomicInteger done) {
        if (wanted * table.gates().snapshot().relationCount() <= SMALL) {
            return budget;
        }
        Budget trial = Budget.of(TRIAL);
        return Budget.of(PATIENCE, () -> budget.isSpent() || (trial.isSpent() && done.get() < TRIED * wanted));
    }

    private static BlastRadiusException tooMany() {
        return new BlastRadiusException.TimeExceeded("there are too many identities for the residual scores of all");
    }

    private double measured(int row, Budget patience, AtomicInteger done) {
        patience.check();
        done.incrementAndGet();
        return measure.of(table, row, patience);
    }

    private static double score(IdentityTable table, int row, Budget patience) {
        if (table.score(row) == 0) {
            return 0;
        }
        return Impact.residual(reach(table, row, patience), patience);
    }

    private static Reach reach(IdentityTable table, int row, Budget patience) {
        Source source = Source.of(table.gates().snapshot(), table.identity(row));
        return Reach.from(table.gates(), List.of(source), patience);
    }
}
