package blastradius.scenario.comparison;

import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.analysis.reach.Reach;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A measure of what each identity of an estate reaches alone, such as the residual score. There is no table of them, each takes searches of its own, so they are made only where that is a matter of
 * seconds: a sample tells how much there is to search, the same however busy the machine is. Of a changed estate they are made only for identities that the changes concern. 8 bytes an
 * identity; safe for any number of threads.
 */
public final class Residuals {

    private static final int SAMPLED = 256;

    /** States that all searches together may find, seen were 140 ns each; where gates make a difference more are counted. */
    private static final double MOST_STATES = 50e6;

    private static final int STATES_A_SEARCH = 300; // to begin and to sum up
    private static final int SEARCHES = 2; // one with every gate open
    private static final int WHERE_GATES_MATTER = 20;

    /** What is measured of one identity, by its row of the table. */
    private interface Measure {
        double of(IdentityTable table, int row, Budget budget);
    }

    private final IdentityTable table;
    private final @Nullable Residuals before;
    private final Measure measure;
    private final Budget budget;
    private final double mostStates;
    private double @Nullable [] scores; // by row of the table
    private boolean tooMany;

    private Residuals(
            IdentityTable table, @Nullable Residuals before, Measure measure, double mostStates, Budget budget) {
        this.table = table;
        this.before = before;
        this.measure = measure;
        this.mostStates = mostStates;
        this.budget = budget;
    }

    /**
     * Residual scores.
     *
     * @param before those of the estate without the changes; null where there is none
     */
    static Residuals scores(IdentityTable table, @Nullable Residuals before, Budget budget) {
        return new Residuals(table, before, Residuals::score, MOST_STATES, budget);
    }

    /** The same of an estate without changes, if its searches find no more states than that. */
    static Residuals scores(IdentityTable table, double mostStates, Budget budget) {
        return new Residuals(table, null, Residuals::score, mostStates, budget);
    }

    /** Any other measure of a reach, 0 or above; nothing but the reach and its gates may decide it. */
    public static Residuals of(
            IdentityTable table, @Nullable Residuals before, ToDoubleBiFunction<Reach, Budget> measure, Budget budget) {
        return new Residuals(
                table,
                before,
                (rows, row, all) -> measure.applyAsDouble(reach(rows, row, all), all),
                MOST_STATES,
                budget);
    }

    /** The scores of rows of the table; empty where there is too much to search. */
    public Optional<double[]> of(int[] rows) {
        return all().map(known ->
                IntStream.of(rows).mapToDouble(row -> known[row]).toArray());
    }

    private synchronized Optional<double[]> all() {
        if (scores == null && !tooMany) {
            tooMany = before == null ? isTooMuch() : before.all().isEmpty();
            scores = tooMany ? null : search();
        }
        return Optional.ofNullable(scores);
    }

    private boolean isTooMuch() {
        int step = Math.max(1, table.size() / SAMPLED);
        double states = IntStream.range(0, table.size() / step)
                .parallel()
                .mapToLong(n -> states(n * step))
                .sum();
        return step * states > mostStates;
    }

    /** About how many states are found for one row. */
    private long states(int row) {
        Reach asked = reach(table, row, budget);
        Reach open = Impact.everyGateOpen(asked, budget);
        boolean gatesMatter = open.sumOfLevels() != asked.sumOfLevels();
        return STATES_A_SEARCH + (long) open.stateCount() * (gatesMatter ? WHERE_GATES_MATTER : SEARCHES);
    }

    private double[] search() {
        double[] known = before == null ? new double[0] : before.all().orElseThrow();
        BitSet wanted = new BitSet();
        if (before == null) {
            wanted.set(0, table.size());
        } else {
            wanted.or(table.differing(before.table, budget));
        }
        return IntStream.range(0, table.size())
                .parallel()
                .mapToDouble(row -> wanted.get(row) ? measured(row) : known[row])
                .toArray();
    }

    private double measured(int row) {
        budget.check();
        return measure.of(table, row, budget);
    }

    private static double score(IdentityTable table, int row, Budget budget) {
        if (table.score(row) == 0) {
            return 0;
        }
        return Impact.residual(reach(table, row, budget), budget);
    }

    private static Reach reach(IdentityTable table, int row, Budget budget) {
        Source source = Source.of(table.gates().snapshot(), table.identity(row));
        return Reach.from(table.gates(), List.of(source), budget);
    }
}
