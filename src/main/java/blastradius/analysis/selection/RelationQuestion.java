package blastradius.analysis.selection;

import blastradius.model.RelationFilter;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Which relations are asked for.
 *
 * @param at the instant at which they are open or not
 * @param from whether they may lead from a vertex, as far as the filter names or describes it
 * @param to whether they may lead to one
 * @param record whether it may be what stands for them where people keep records: the grant at one of their ends, else what they lead to
 * @param among they have to be in each of these
 */
public record RelationQuestion(
        Snapshot snapshot,
        RelationFilter filter,
        Instant at,
        IntPredicate from,
        IntPredicate to,
        IntPredicate record,
        List<RelationSet> among) {

    /** Any vertex: what asks for nothing, and need not be asked a million times. */
    public static final IntPredicate ANY = vertex -> true;

    public RelationQuestion {
        among = List.copyOf(among);
    }

    /** Whatever they lead from and to, and whoever states them. */
    public static RelationQuestion anywhere(Snapshot snapshot, RelationFilter filter, Instant at) {
        return new RelationQuestion(snapshot, filter, at, ANY, ANY, ANY, List.of());
    }
}
