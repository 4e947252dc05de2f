package blastradius.analysis.difference;

import blastradius.analysis.exposure.BackwardSearch;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Whom a change concerns at all: everybody else meets the same arcs, windows and prices before and after it. */
public final class AffectedIdentities {

    private AffectedIdentities() {}

    /**
     * Indices of identities that could come by something that differs; a superset. O(what leads there).
     *
     * @param before gates of a snapshot
     * @param after gates of a revision of it under the same assumptions
     * @param identities vertices, ascending
     */
    public static BitSet of(Gates before, Gates after, int[] identities, Budget budget) {
        ChangedArcs changed = ChangedArcs.ofClasses(before, after);
        BitSet affected = new BitSet();
        if (!changed.onlyFromTails()) {
            affected.set(0, identities.length);
            return affected;
        }
        BackwardSearch search = new BackwardSearch(before, true);
        changed.tails().forEach((tail, levels) -> search.goal(tail, 1 + Integer.numberOfTrailingZeros(levels)));
        search.run(budget);
        IntStream.of(search.found())
                .map(entity -> Arrays.binarySearch(identities, entity))
                .filter(i -> i >= 0)
                .forEach(affected::set);
        return affected;
    }
}
