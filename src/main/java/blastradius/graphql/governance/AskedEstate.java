package blastradius.graphql.governance;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.snapshot.Snapshot;
import java.util.function.Supplier;

/**
 * What a question filters.
 *
 * @param gates of the snapshot, under which entities are measured; made only where they are
 * @param budget the time that is left for it
 */
public record AskedEstate(Snapshot snapshot, Supplier<Gates> gates, Budget budget) {}
