package blastradius.graphql.ranking;

import blastradius.analysis.impact.Distribution;
import blastradius.analysis.question.Budget;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.graphql.entity.Orders;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Identities by one measure: the greatest first, then by administrations, score, entities, name, id. Immutable; 12 bytes an identity. */
final class RankedIdentities {

    private final IdentityTable table;
    private final double[] values; // by place
    private final int[] places; // indices into the table

    private RankedIdentities(IdentityTable table, double[] values, int[] places) {
        this.table = table;
        this.values = values;
        this.places = places;
    }

    /**
     * All identities of a table; O(n log n).
     *
     * @param value of the identity at an index of the table
     */
    static RankedIdentities of(IdentityTable table, IntToDoubleFunction value, Orders.Order byName, Budget budget) {
        double[] values = IntStream.range(0, table.size()).mapToDouble(value).toArray();
        Comparator<Integer> greatestFirst = Comparator.<Integer>comparingDouble(i -> -values[i])
                .thenComparing(i -> -table.tenantAdmins(i))
                .thenComparing(i -> -table.score(i))
                .thenComparing(i -> -table.entities(i))
                .thenComparing(i -> byName.rank(table.identity(i)));
        int[] places = IntStream.range(0, values.length)
                .boxed()
                .sorted(budget.within(greatestFirst))
                .mapToInt(Integer::intValue)
                .toArray();
        return new RankedIdentities(
                table, Arrays.stream(places).mapToDouble(i -> values[i]).toArray(), places);
    }

    /** Those among them whose vertex is wanted, in the same order; O(n). */
    RankedIdentities only(IntPredicate wanted) {
        int[] kept = IntStream.range(0, places.length)
                .filter(place -> wanted.test(vertex(place)))
                .toArray();
        return new RankedIdentities(
                table,
                Arrays.stream(kept).mapToDouble(place -> values[place]).toArray(),
                Arrays.stream(kept).map(place -> places[place]).toArray());
    }

    int size() {
        return places.length;
    }

    int vertex(int place) {
        return table.identity(places[place]);
    }

    /** The index in the table. */
    int index(int place) {
        return places[place];
    }

    double value(int place) {
        return values[place];
    }

    /** 1 for the greatest; equal values have equal ranks. */
    int rank(int place) {
        return firstBelow(Math.nextUp(values[place])) + 1;
    }

    /** The share of identities with a lower value, in percent. */
    double percentile(int place) {
        return 100.0 * (values.length - firstBelow(values[place])) / values.length;
    }

    Distribution distribution() {
        double[] ascending = new double[values.length];
        Arrays.setAll(ascending, i -> values[values.length - 1 - i]);
        return Distribution.ofSorted(ascending);
    }

    /** The first place with a value lower than this. */
    private int firstBelow(double value) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
