package blastradius.graphql;

import blastradius.analysis.Reach;
import blastradius.analysis.Source;
import blastradius.analysis.TenantImpact;
import blastradius.graphql.Cursor.Pin;
import blastradius.graphql.Page.Connection;
import blastradius.graphql.Page.Edge;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists of a blast radius, page by page. Making one is O(reached log reached); its entries are made for the page alone. */
final class ReachedPages {

    /** The id of the entity that every attacker holds. */
    private static final String ANYONE = "ANYONE";

    private final Ids ids;
    private final Orders orders;
    private final Limits limits;

    ReachedPages(Ids ids, Orders orders, Limits limits) {
        this.ids = ids;
        this.orders = orders;
        this.limits = limits;
    }

    /** Tenants by impact, name, id. */
    Connection<ReachedTenantEdge> tenants(
            BlastRadiusView answer, @Nullable AccessLevel level, @Nullable Integer first, @Nullable String after) {
        Snapshot snapshot = answer.reach().snapshot();
        Page page = page(answer, "tenants;" + level, first, after);
        List<TenantImpact> listed = answer.impact().tenants().stream()
                .filter(reached -> reached.tenant() >= 0)
                .filter(reached -> level == null || reached.level().covers(level))
                .sorted(Comparator.comparingDouble(TenantImpact::share)
                        .reversed()
                        .thenComparing(reached -> snapshot.name(reached.tenant()))
                        .thenComparing(reached -> snapshot.id(reached.tenant())))
                .toList();
        return page.of(listed.size(), (index, cursor) -> new ReachedTenantEdge(snapshot, listed.get(index), cursor));
    }

    /** Entities by hops, kind, name, id. */
    Connection<ReachedEntityEdge> entities(
            BlastRadiusView answer, ReachedFilter filter, @Nullable Integer first, @Nullable String after) {
        Page page = page(answer, "entities;" + filter.text(), first, after);
        int[] listed = ordered(answer.reach(), matching(answer, filter));
        return page.of(listed.length, (index, cursor) -> new ReachedEntityEdge(answer, listed[index], cursor));
    }

    /** What is reached only with what anyone holds. */
    Connection<ReachedEntityEdge> publicly(BlastRadiusView answer, @Nullable Integer first, @Nullable String after) {
        Page page = page(answer, "public", first, after);
        Reach reach = answer.reach();
        OptionalInt anyone = reach.snapshot().vertexOf(ANYONE);
        if (anyone.isEmpty()) {
            return page.of(0, (index, cursor) -> new ReachedEntityEdge(answer, index, cursor));
        }
        List<Source> sources = new ArrayList<>(answer.sources());
        sources.add(Source.of(reach.snapshot(), anyone.getAsInt()));
        Reach together = Reach.from(reach.gates(), sources, answer.budget());
        BlastRadiusView shown = new BlastRadiusView(together, sources, answer.budget());
        int[] listed = ordered(together, vertex -> !shown.isCompromised(vertex) && !reach.contains(vertex));
        return page.of(listed.length, (index, cursor) -> new ReachedEntityEdge(shown, listed[index], cursor));
    }

    /** A drawing of the compromised and the nearest reached. */
    GraphView graph(BlastRadiusView answer, @Nullable Integer maxEntities) {
        int most = maxEntities == null ? limits.drawn() : maxEntities;
        if (most < 1 || most > limits.drawn()) {
            throw new BadRequest("maxEntities is " + most + "; a drawing has 1 to " + limits.drawn() + " entities");
        }
        return GraphView.of(answer, ordered(answer.reach(), vertex -> !answer.isCompromised(vertex)), most);
    }

    private IntPredicate matching(BlastRadiusView answer, ReachedFilter filter) {
        Reach reach = answer.reach();
        Snapshot snapshot = reach.snapshot();
        int home = filter.tenant() == null ? -1 : ids.vertex(snapshot, filter.tenant());
        return vertex -> !answer.isCompromised(vertex)
                && filter.kinds().include(snapshot.kind(vertex))
                && (filter.tenant() == null || snapshot.tenant(vertex) == home)
                && reach.levelCode(vertex) >= filter.level().code()
                && (filter.sourceKinds() == null
                        || snapshot.sourceKinds(vertex).stream().anyMatch(filter.sourceKinds()::contains));
    }

    private int[] ordered(Reach reach, IntPredicate wanted) {
        return orders.byKind(reach.snapshot().origin())
                .sorted(reach.vertices().filter(wanted), vertex -> hops(reach, vertex));
    }

    /** To the highest level that is held, as the edge and its path say. */
    private static int hops(Reach reach, int vertex) {
        return reach.hops(vertex, AccessLevel.ofCode(reach.levelCode(vertex))).orElse(0);
    }

    private Page page(BlastRadiusView answer, String list, @Nullable Integer first, @Nullable String after) {
        Pin pin = new Pin(answer.reach().snapshot().version(), answer.assumed().at());
        return Page.of(first, after, limits, pin, question(answer, list));
    }

    private static int question(BlastRadiusView answer, String list) {
        Snapshot snapshot = answer.reach().snapshot();
        Stream<String> compromised =
                answer.sources().stream().map(source -> snapshot.id(source.vertex()) + "@" + source.level());
        var assumed = answer.assumed();
        String assumptions = String.join(
                ";",
                assumed.jit().name(),
                String.valueOf(assumed.mfaBypass()),
                new TreeSet<>(assumed.zones()).toString(),
                String.valueOf(assumed.tickets()),
                String.valueOf(assumed.assumeSecretsInContent()),
                new TreeSet<>(assumed.sourceKinds()).toString(),
                new TreeSet<>(assumed.exceptSourceKinds()).toString(),
                new TreeSet<>(assumed.exceptRelations()).toString(),
                String.valueOf(assumed.maxHops()));
        return (list + compromised.sorted().toList() + assumptions).hashCode();
    }

    /** A tenant, and what of it is reached. */
    record ReachedTenantEdge(Snapshot snapshot, TenantImpact reached, String cursor) implements Edge {

        @Override
        public EntityView node() {
            return new EntityView(snapshot, reached.tenant());
        }

        public ShownLevel level() {
            return ShownLevel.of(reached.level(), snapshot.kind(reached.tenant()));
        }

        public boolean admin() {
            return reached.admin();
        }

        public double impact() {
            return reached.share();
        }

        public int hops() {
            return reached.hops();
        }
    }

    /** An entity, and how it is reached. */
    record ReachedEntityEdge(BlastRadiusView answer, int vertex, String cursor) implements Edge {

        @Override
        public EntityView node() {
            return new EntityView(answer.reach().snapshot(), vertex);
        }

        public ShownLevel level() {
            return ShownLevel.of(highest(), node().kind());
        }

        public int hops() {
            return ReachedPages.hops(answer.reach(), vertex);
        }

        public PathView path() {
            return java.util.Objects.requireNonNull(answer.path(vertex, highest()), "what is reached has a path");
        }

        private AccessLevel highest() {
            return AccessLevel.ofCode(answer.reach().levelCode(vertex));
        }
    }
}
