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

/** The identities that a change may concern: what searching some of them would cost, and searching them. */
public final class ConcernedIdentities {

    private final ChangedStates changes;
    private final int[] identities;
    private final IntUnaryOperator component;
    private final IntToDoubleFunction reached;

    /**
     * All of them.
     *
     * @param identities vertices, ascending; the following are asked for the index of one
     * @param component the same for identities that reached each other before the change
     * @param reached about how many entities an identity reached
     */
    public ConcernedIdentities(
            ChangedStates changes, int[] identities, IntUnaryOperator component, IntToDoubleFunction reached) {
        this.changes = changes;
        this.identities = identities;
        this.component = component;
        this.reached = reached;
    }

    /** The index of an identity. */
    public int row(int identity) {
        return Arrays.binarySearch(identities, identity);
    }

    public List<Integer> all() {
        return changes.concerned(identities);
    }

    /** How many arcs may be followed back before searching all of them takes less. */
    public long worthOfSearchingAll() {
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
