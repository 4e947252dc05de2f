package blastradius.history;

import blastradius.analysis.impact.Distribution;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.history.MeasuredVersion.By;
import blastradius.history.MeasuredVersion.Growth;
import blastradius.history.MeasuredVersion.Link;
import blastradius.history.MeasuredVersion.Moved;
import blastradius.history.MeasuredVersion.Size;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.Measure;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures a version, and what became of the one before. Those two are compared by the identities that both have, whose measures are made
 * under one valuation: so nothing moves where the inventory grows and nobody comes to more than before. O(identities · measures) beside the tables.
 */
final class Measuring {

    private static final int MOST_MOVED = 10;

    private final IdentityTable own;
    private final @Nullable Compared compared;

    private Measuring(IdentityTable own, @Nullable Compared compared) {
        this.own = own;
        this.compared = compared;
    }

    /**
     * Two versions, each identity of both beside itself.
     *
     * @param before the earlier version, valued as {@code after} is
     */
    private record Compared(MeasuredVersion earlier, IdentityTable before, IdentityTable after, Pairs pairs) {}

    /** Rows of identities of two tables: of those in both, side by side; and of those in one alone. */
    private static final class Pairs {

        private final int[] before;
        private final int[] after;
        private final int[] came;
        private final int[] went;

        private Pairs(int[] before, int[] after, int[] came, int[] went) {
            this.before = before;
            this.after = after;
            this.came = came;
            this.went = went;
        }

        static Pairs of(IdentityTable before, IdentityTable after) {
            Snapshot later = after.gates().snapshot();
            List<Integer> rowsBefore = new ArrayList<>();
            List<Integer> rowsAfter = new ArrayList<>();
            List<Integer> went = new ArrayList<>();
            BitSet stayed = new BitSet();
            for (int row = 0; row < before.size(); row++) {
                OptionalInt vertex = later.vertexOf(before.gates().snapshot().id(before.identity(row)));
                int now = vertex.isEmpty() ? -1 : after.indexOf(vertex.getAsInt());
                if (now < 0) {
                    went.add(row);
                } else {
                    rowsBefore.add(row);
                    rowsAfter.add(now);
                    stayed.set(now);
                }
            }
            int[] came = IntStream.range(0, after.size())
                    .filter(row -> !stayed.get(row))
                    .toArray();
            return new Pairs(array(rowsBefore), array(rowsAfter), came, array(went));
        }

        private static int[] array(List<Integer> rows) {
            return rows.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** A version that is compared with none. */
    static Measuring alone(IdentityTable own) {
        return new Measuring(own, null);
    }

    /**
     * A version and the one before.
     *
     * @param own the version as it values itself
     * @param before the earlier one, valued as both together
     * @param after the version likewise
     */
    static Measuring since(MeasuredVersion earlier, IdentityTable own, IdentityTable before, IdentityTable after) {
        return new Measuring(own, new Compared(earlier, before, after, Pairs.of(before, after)));
    }

    MeasuredVersion measured() {
        Snapshot snapshot = own.gates().snapshot();
        Map<EntityKind, Integer> counts = new EnumMap<>(EntityKind.class);
        for (int v = 0; v < snapshot.entityCount(); v++) {
            counts.merge(snapshot.kind(v), 1, Integer::sum);
        }
        Map<Measure, By> measures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            if (isExact(measure)) {
                measures.put(measure, by(measure));
            }
        }
        return new MeasuredVersion(
                snapshot.version(),
                own.gates().assumptions().at(),
                compared == null ? null : (Long) compared.earlier().version(),
                compared == null ? snapshot.version() : compared.earlier().chainedFrom(),
                counts,
                snapshot.relationCount(),
                size(),
                null,
                measures);
    }

    private Size size() {
        Set<String> valued = organizations(own.gates().snapshot());
        if (compared == null) {
            return new Size(new Growth(own.size(), 0, 0), new Growth(valued.size(), 0, 0));
        }
        Set<String> then = organizations(compared.before().gates().snapshot());
        return new Size(
                new Growth(own.size(), compared.pairs().came.length, compared.pairs().went.length),
                new Growth(valued.size(), without(valued, then), without(then, valued)));
    }

    /* The valued ones that have something, by the id of a tenant or, of several tenants together, their name. */
    private static Set<String> organizations(Snapshot snapshot) {
        Valuation valuation = snapshot.valuation();
        Set<String> names = new HashSet<>();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            if (valuation.organization(v) != Valuation.NONE) {
                int tenant = snapshot.tenant(v);
                String together = tenant < 0 ? "" : snapshot.traits(tenant).organization();
                names.add(together == null ? snapshot.id(tenant) : together);
            }
        }
        return names;
    }

    private static int without(Set<String> these, Set<String> those) {
        return (int) these.stream().filter(name -> !those.contains(name)).count();
    }

    /* Residual scores may take longer than there is time: what is kept for years is no bound. */
    private boolean isExact(Measure measure) {
        return measure != Measure.RESIDUAL
                || (areResidualsExact(own)
                        && (compared == null
                                || (areResidualsExact(compared.before()) && areResidualsExact(compared.after()))));
    }

    private static boolean areResidualsExact(IdentityTable table) {
        return IntStream.range(0, table.size()).allMatch(table::isResidualExact);
    }

    private By by(Measure measure) {
        Distribution now = Distribution.of(values(own, measure, null));
        if (compared == null) {
            return new By(now, null, Spread.of(now));
        }
        Link link = link(measure, compared);
        Spread chained = compared.earlier()
                .by(measure)
                .map(known -> known.chained().movedAs(link.before(), link.after()))
                .orElse(Spread.of(now));
        return new By(now, link, chained);
    }

    private static Link link(Measure measure, Compared of) {
        double[] before = values(of.before(), measure, of.pairs().before);
        double[] after = values(of.after(), measure, of.pairs().after);
        return new Link(
                Spread.of(Distribution.of(before)),
                Spread.of(Distribution.of(after)),
                Distribution.of(values(of.after(), measure, of.pairs().came)),
                Distribution.of(values(of.before(), measure, of.pairs().went)),
                moved(of, before, after));
    }

    private static List<Moved> moved(Compared of, double[] before, double[] after) {
        Snapshot snapshot = of.after().gates().snapshot();
        return IntStream.range(0, before.length)
                .filter(pair -> Math.abs(after[pair] - before[pair]) > 1e-6)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(pair -> -Math.abs(after[pair] - before[pair]))
                        .thenComparing(pair -> snapshot.id(of.after().identity(of.pairs().after[pair]))))
                .limit(MOST_MOVED)
                .map(pair ->
                        new Moved(snapshot.id(of.after().identity(of.pairs().after[pair])), before[pair], after[pair]))
                .toList();
    }

    /** @param rows null: all */
    private static double[] values(IdentityTable table, Measure measure, int @Nullable [] rows) {
        IntStream which = rows == null ? IntStream.range(0, table.size()) : Arrays.stream(rows);
        return which.mapToDouble(row -> table.value(measure, AccessLevel.CONTROL, row))
                .toArray();
    }
}
