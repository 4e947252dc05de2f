package blastradius.analysis.selection;

import blastradius.model.RelationFilter;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which relations are asked for.
 *
 * @param at the instant at which they are open or not
 * @param from the vertices that they may lead from; null: any
 * @param to the vertices that they may lead to; null: any
 * @param among they have to be in each of these
 */
public record RelationQuestion(
        Snapshot snapshot,
        RelationFilter filter,
        Instant at,
        @Nullable BitSet from,
        @Nullable BitSet to,
        List<RelationSet> among) {

    public RelationQuestion {
        among = List.copyOf(among);
    }
}
