package blastradius.graphql.governance;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.analysis.question.Budget;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Measure;
import blastradius.snapshot.Snapshot;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In which order entities are listed. Those that a field says nothing of, and those that cannot be measured, come last either way; equal
 * ones stay as they were.
 *
 * @param by what is compared; null: a measure
 * @param measure what is compared; null: a field
 * @param level at which tenants are counted, where these are the measure
 * @param descending the greatest first
 */
public record EntityOrder(@Nullable Field by, @Nullable Measure measure, AccessLevel level, boolean descending) {

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

    public EntityOrder {
        if ((by == null) == (measure == null)) {
            throw new BadRequest("orderBy states either by or measure: one thing is compared");
        }
    }

    /**
     * From what a question states; null: it states none.
     *
     * @throws BadRequest if it states nothing to compare, or two things
     */
    public static @Nullable EntityOrder readOrNull(@Nullable Map<String, ?> stated) {
        if (stated == null) {
            return null;
        }
        Object by = stated.get("by");
        Object measure = stated.get("measure");
        return new EntityOrder(
                by == null ? null : Field.valueOf(by.toString()),
                measure == null ? null : Measure.valueOf(measure.toString()),
                AccessLevel.parse(String.valueOf(stated.get("level"))).orElse(AccessLevel.CONTROL),
                Boolean.TRUE.equals(stated.get("descending")));
    }

    /** The vertices in the order of the field. O(n log n). */
    int[] sorted(int[] vertices, Field field, Snapshot snapshot, StatedFacts facts) {
        return sorted(
                vertices,
                switch (field) {
                    case NAME -> comparing(snapshot::name);
                    case KIND -> comparing(snapshot::kind);
                    case TIER -> comparing(vertex -> snapshot.traits(vertex).tier());
                    case CREATED_AT -> lives(Fact.CREATED, snapshot, facts);
                    case LAST_USED_AT -> lives(Fact.USED, snapshot, facts);
                    case ROTATED_AT -> lives(Fact.ROTATED, snapshot, facts);
                    case EXPIRES_AT -> lives(Fact.ENDS, snapshot, facts);
                });
    }

    /** The vertices in the order of their values; what has no number has none. O(n log n). */
    int[] sorted(int[] vertices, IntToDoubleFunction of, Budget budget) {
        double[] values = IntStream.of(vertices).mapToDouble(of).toArray();
        int[] places = sorted(
                IntStream.range(0, vertices.length).toArray(),
                budget.within(comparing(place -> Double.isNaN(values[place]) ? null : values[place])));
        return IntStream.of(places).map(place -> vertices[place]).toArray();
    }

    private static int[] sorted(int[] numbers, Comparator<Integer> order) {
        return IntStream.of(numbers)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
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
