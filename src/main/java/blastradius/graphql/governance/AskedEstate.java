package blastradius.graphql.governance;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a question filters.
 *
 * @param at when owners have left, and relations are open; null: now
 * @param gates of the snapshot, under which entities are measured; made only where they are
 * @param budget the time that is left for it
 */
public record AskedEstate(Snapshot snapshot, @Nullable Instant at, Supplier<Gates> gates, Budget budget) {

    /** Under gates, at their instant. */
    public static AskedEstate of(Gates gates, Budget budget) {
        return new AskedEstate(gates.snapshot(), gates.assumptions().at(), () -> gates, budget);
    }
}
