package blastradius.analysis.ranking;

import blastradius.analysis.question.Budget;
import blastradius.model.BlastRadiusException;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a part of an {@link IdentityTable} is measured after a change: what differs where that is quick, else everything.
 *
 * @param granted how long what differs may be looked for; null: in proportion to what the part took before
 */
public record MeasuredAfter(@Nullable Duration granted, Budget budget) {

    /** What a change may cost of what making everything costs, before everything is made after all. */
    private static final int PATIENCE = 4;

    private static final Duration LEAST_PATIENCE = Duration.ofMillis(10);

    public <T> Lazy<T> of(Lazy<T> known, Lazy<T> anew, BiFunction<T, Budget, T> differing) {
        return Lazy.later(() -> {
            T before = known.get();
            Duration longest = granted == null ? LEAST_PATIENCE.plusNanos(known.nanos() / PATIENCE) : granted;
            try {
                return differing.apply(before, Budget.of(longest, budget::isSpent));
            } catch (BlastRadiusException.TimeExceeded late) {
                budget.check();
                return anew.get();
            }
        });
    }
}
