package blastradius.scenario;

import blastradius.analysis.Budget;
import blastradius.analysis.IdentityTable;
import blastradius.analysis.Impact;
import blastradius.analysis.Reach;
import blastradius.analysis.Source;
import blastradius.model.BlastRadiusException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The residual scores of all identities of an estate. There is no table of them, each takes searches of its own, so they are made only while that is a matter of
 * seconds; of a changed estate only for identities that the changes concern. 8 bytes an identity; safe for any number of threads.
 */
final class Residuals {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** After so long it is plain whether the rest will take too long. */
    private static final Duration TRIAL = Duration.ofMillis(300);

    private static final double TRIED = 0.1;

    private final IdentityTable table;
    private final @Nullable Residuals before;
    private final Budget budget;
    private double @Nullable [] scores; // by row of the table
    private boolean tooMany;

    /** @param before those of the estate without the changes; null where there is none */
    Residuals(IdentityTable table, @Nullable Residuals before, Budget budget) {
        this.table = table;
        this.before = before;
        this.budget = budget;
    }

    /** The scores of rows of the table; empty where it would take too long to make all. */
    Optional<double[]> of(int[] rows) {
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
        Budget trial = Budget.of(TRIAL);
        Budget patience = Budget.of(
                PATIENCE, () -> budget.isSpent() || (trial.isSpent() && done.get() < TRIED * wanted.cardinality()));
        return IntStream.range(0, table.size())
                .parallel()
                .mapToDouble(row -> wanted.get(row) ? residual(row, patience, done) : known[row])
                .toArray();
    }

    private static BlastRadiusException tooMany() {
        return new BlastRadiusException.TimeExceeded("there are too many identities for the residual scores of all");
    }

    private double residual(int row, Budget patience, AtomicInteger done) {
        patience.check();
        done.incrementAndGet();
        if (table.score(row) == 0) {
            return 0;
        }
        Source source = Source.of(table.gates().snapshot(), table.identity(row));
        Reach reach = Reach.from(table.gates(), List.of(source), patience);
        return Impact.of(reach, patience).score().residual();
    }
}
