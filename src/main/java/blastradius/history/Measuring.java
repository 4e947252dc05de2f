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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
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
    private record Compared(MeasuredVersion earlier, IdentityTable before, IdentityTable after) {}

    /**
     * Some identities of the version, and of the two that are compared.
     *
     * @param list the id of the list that they are on; null: all
     * @param own those of the version, by vertex; the others likewise
     */
    private record Group(@Nullable String list, IntPredicate own, IntPredicate before, IntPredicate after) {
        static final Group ALL = new Group(null, vertex -> true, vertex -> true, vertex -> true);
    }

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

        static Pairs of(Compared compared, Group group) {
            IdentityTable before = compared.before();
            IdentityTable after = compared.after();
            Snapshot later = after.gates().snapshot();
            List<Integer> rowsBefore = new ArrayList<>();
            List<Integer> rowsAfter = new ArrayList<>();
            List<Integer> went = new ArrayList<>();
            BitSet stayed = new BitSet();
            for (int row : rows(before, group.before())) {
                OptionalInt vertex = later.vertexOf(before.gates().snapshot().id(before.identity(row)));
                boolean stays = vertex.isPresent() && group.after().test(vertex.getAsInt());
                int now = stays ? after.indexOf(vertex.getAsInt()) : -1;
                if (now < 0) {
                    went.add(row);
                } else {
                    rowsBefore.add(row);
                    rowsAfter.add(now);
                    stayed.set(now);
                }
            }
            int[] came = Arrays.stream(rows(after, group.after()))
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
        return new Measuring(own, new Compared(earlier, before, after));
    }

    /** {@code lists}: the vertices on each list, by its id. */
    MeasuredVersion measured(Function<IdentityTable, Map<String, BitSet>> lists) {
        Snapshot snapshot = own.gates().snapshot();
        Map<EntityKind, Integer> counts = new EnumMap<>(EntityKind.class);
        for (int v = 0; v < snapshot.entityCount(); v++) {
            counts.merge(snapshot.kind(v), 1, Integer::sum);
        }
        Pairs all = compared == null ? null : Pairs.of(compared, Group.ALL);
        return new MeasuredVersion(
                snapshot.version(),
                own.gates().assumptions().at(),
                compared == null ? null : (Long) compared.earlier().version(),
                compared == null ? snapshot.version() : compared.earlier().chainedFrom(),
                counts,
                snapshot.relationCount(),
                size(all),
                null,
                measures(Group.ALL, all),
                ofLists(lists),
                null);
    }

    private Map<String, Map<Measure, By>> ofLists(Function<IdentityTable, Map<String, BitSet>> lists) {
        Map<String, BitSet> now = lists.apply(own);
        Map<String, BitSet> before = compared == null || now.isEmpty() ? Map.of() : lists.apply(compared.before());
        Map<String, BitSet> after = compared == null || now.isEmpty() ? Map.of() : lists.apply(compared.after());
        Map<String, Map<Measure, By>> measures = new TreeMap<>();
        now.forEach((list, members) -> {
            BitSet then = before.getOrDefault(list, new BitSet());
            BitSet later = after.getOrDefault(list, new BitSet());
            Group group = new Group(list, members::get, then::get, later::get);
            Compared known = compared != null && compared.earlier().lists().containsKey(list) ? compared : null;
            measures.put(list, measures(group, known == null ? null : Pairs.of(known, group)));
        });
        return measures;
    }

    private Map<Measure, By> measures(Group group, @Nullable Pairs pairs) {
        Map<Measure, By> measures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            if (isExact(measure)) {
                measures.put(measure, by(measure, group, pairs));
            }
        }
        return measures;
    }

    private Size size(@Nullable Pairs all) {
        Set<String> valued = organizations(own.gates().snapshot());
        if (compared == null || all == null) {
            return new Size(new Growth(own.size(), 0, 0), new Growth(valued.size(), 0, 0));
        }
        Set<String> then = organizations(compared.before().gates().snapshot());
        return new Size(
                new Growth(own.size(), all.came.length, all.went.length),
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

    /** {@code pairs}: null where it is compared with none. */
    private By by(Measure measure, Group group, @Nullable Pairs pairs) {
        Distribution now = Distribution.of(values(own, measure, rows(own, group.own())));
        if (compared == null || pairs == null) {
            return new By(now, null, Spread.of(now));
        }
        Link link = link(measure, compared, pairs);
        Spread chained = compared.earlier()
                .by(measure, group.list())
                .map(known -> known.chained().movedAs(link.before(), link.after()))
                .orElse(Spread.of(now));
        return new By(now, link, chained);
    }

    private static Link link(Measure measure, Compared of, Pairs pairs) {
        double[] before = values(of.before(), measure, pairs.before);
        double[] after = values(of.after(), measure, pairs.after);
        return new Link(
                Spread.of(Distribution.of(before)),
                Spread.of(Distribution.of(after)),
                Distribution.of(values(of.after(), measure, pairs.came)),
                Distribution.of(values(of.before(), measure, pairs.went)),
                moved(of, pairs, before, after));
    }

    private static List<Moved> moved(Compared of, Pairs pairs, double[] before, double[] after) {
        Snapshot snapshot = of.after().gates().snapshot();
        return IntStream.range(0, before.length)
                .filter(pair -> Math.abs(after[pair] - before[pair]) > 1e-6)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(pair -> -Math.abs(after[pair] - before[pair]))
                        .thenComparing(pair -> snapshot.id(of.after().identity(pairs.after[pair]))))
                .limit(MOST_MOVED)
                .map(pair -> new Moved(snapshot.id(of.after().identity(pairs.after[pair])), before[pair], after[pair]))
                .toList();
    }

    private static double[] values(IdentityTable table, Measure measure, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> table.value(measure, AccessLevel.CONTROL, row))
                .toArray();
    }

    private static int[] rows(IdentityTable table, IntPredicate vertices) {
        return IntStream.range(0, table.size())
                .filter(row -> vertices.test(table.identity(row)))
                .toArray();
    }
}
