package blastradius.graphql.governance;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In which order entities are listed. Those that a field says nothing of come last either way; equal ones stay as they were.
 *
 * @param by what is compared
 * @param descending the greatest first
 */
public record EntityOrder(Field by, boolean descending) {

    /** What entities can be ordered by. */
    public enum Field {
        NAME,
        KIND,
        TIER,
        CREATED_AT,
        LAST_USED_AT,
        ROTATED_AT,
        EXPIRES_AT
    }

    /** The vertices in this order. O(n log n). */
    public int[] sorted(int[] vertices, Snapshot snapshot, StatedFacts facts) {
        Comparator<Integer> order = switch (by) {
            case NAME -> comparing(snapshot::name);
            case KIND -> comparing(snapshot::kind);
            case TIER -> comparing(vertex -> snapshot.traits(vertex).tier());
            case CREATED_AT -> lives(Fact.CREATED, snapshot, facts);
            case LAST_USED_AT -> lives(Fact.USED, snapshot, facts);
            case ROTATED_AT -> lives(Fact.ROTATED, snapshot, facts);
            case EXPIRES_AT -> lives(Fact.ENDS, snapshot, facts);
        };
        Integer[] boxed = IntStream.of(vertices).boxed().toArray(Integer[]::new);
        Arrays.sort(boxed, order);
        return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }

    private Comparator<Integer> lives(Fact fact, Snapshot snapshot, StatedFacts facts) {
        var lifetimes = facts.lifetimes(snapshot);
        return comparing(vertex -> lifetimes.at(fact, vertex));
    }

    private <T extends Comparable<? super T>> Comparator<Integer> comparing(Function<Integer, @Nullable T> value) {
        Comparator<T> natural = Comparator.naturalOrder();
        return Comparator.comparing(value, Comparator.nullsLast(descending ? natural.reversed() : natural));
    }
}
