package blastradius.analysis.difference;

import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The identities that a change may concern, and how what it does to them is measured with least work. That is decided by how much there is to do, and
 * never by how long it takes: equal questions are answered in the same way however busy the machine is.
 */
public final class ConcernedIdentities {

    /** How what a change does is measured. */
    public enum Way {
        /** By what moves: everything was told. */
        MOVES,
        /** By searching {@link #all}. */
        SEARCHES,
        /** Everybody is measured anew. */
        ANEW
    }

    private static final int TRIED = 2;

    private final ChangedStates changes;
    private final int[] identities;
    private final IntUnaryOperator component;
    private final IntToDoubleFunction reached;
    private final long worthOfAnew;
    private @Nullable List<Integer> all;

    /**
     * All of them.
     *
     * @param identities vertices, ascending; the following are asked for the index of one
     * @param component the same for identities that reached each other before the change
     * @param reached about how many entities an identity reached
     * @param worthOfAnew how many arcs may be followed back before measuring everybody anew takes less
     */
    public ConcernedIdentities(
            ChangedStates changes,
            int[] identities,
            IntUnaryOperator component,
            IntToDoubleFunction reached,
            long worthOfAnew) {
        this.changes = changes;
        this.identities = identities;
        this.component = component;
        this.reached = reached;
        this.worthOfAnew = worthOfAnew;
    }

    /** The index of an identity. */
    public int row(int identity) {
        return Arrays.binarySearch(identities, identity);
    }

    /** All of them, if only those who hold what differs are concerned. */
    public List<Integer> all() {
        if (all == null) {
            all = changes.concerned(identities);
        }
        return all;
    }

    /**
     * Tells what identities hold of what moves, if that takes least.
     *
     * @param wanted of what moves
     * @param sink may be told some of it even where another way turns out to take less
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public Way tell(MovedItems.Wanted wanted, MovedItems.Sink sink, Budget budget) {
        long searching = worthOfSearchingAll();
        long most = Math.min(searching, worthOfAnew) / TRIED; // who finds out that another way takes less has lost this
        if (changes.spread(most) && MovedItems.of(changes, wanted, budget).forEach(sink, most, budget)) {
            return Way.MOVES;
        }
        return searching <= worthOfAnew ? Way.SEARCHES : Way.ANEW;
    }

    /** Whether searching them takes no more than measuring everybody anew. */
    public boolean isWorthSearching(Collection<Integer> some) {
        return worthOfSearching(some) <= worthOfAnew;
    }

    /** How many arcs may be followed back before searching all of them takes less. */
    long worthOfSearchingAll() {
        return changes.concernsOnlyHolders() ? worthOfSearching(all()) : ChangedStates.NO_LIMIT;
    }

    /** The same for some identities. */
    public long worthOfSearching(Collection<Integer> some) {
        return ChangedStates.worthOfSearching(groups(some), identity -> reached.applyAsDouble(row(identity)));
    }

    /** Measures what some of them reach after the change; by identity. */
    public <T> Map<Integer, T> search(Collection<Integer> some, Function<Reach, T> measure, Budget budget) {
        return AlikeSearches.of(changes.after(), groups(some), measure, budget);
    }

    private Collection<List<Integer>> groups(Collection<Integer> some) {
        return AlikeSearches.groups(some, identity -> component.applyAsInt(row(identity)));
    }
}
