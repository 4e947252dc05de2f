package blastradius.graphql.reach;

import blastradius.analysis.impact.TenantImpact;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.selection.Assignments;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Orders;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.Page.OfEntity;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.PathView;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The lists of a blast radius, page by page. Making one is O(reached log reached); its entries are made for the page alone. */
public final class ReachedPages {

    /** The id of the entity that every attacker holds. */
    private final EntityFilters filters;

    private final Orders orders;
    private final Limits limits;

    public ReachedPages(EntityFilters filters, Orders orders, Limits limits) {
        this.filters = filters;
        this.orders = orders;
        this.limits = limits;
    }

    /** Which of the reached the arguments of a list of one type, or of all where the type is null, ask for. */
    ReachedFilter filter(@Nullable EntityType type, DataFetchingEnvironment environment) {
        return ReachedFilter.of(type, filters, environment);
    }

    /** Tenants by impact, name, id. */
    Connection<ReachedTenantEdge> tenants(
            BlastRadiusView answer, ReachedFilter filter, @Nullable Integer first, @Nullable String after) {
        Snapshot snapshot = answer.reach().snapshot();
        Page page = page(answer, "tenants;" + filter.text(), first, after);
        IntPredicate wanted =
                filter.entities().on(answer.inquiry().filtered()).and(assigned(answer, filter.assigned()));
        List<TenantImpact> listed = answer.impact().tenants().stream()
                .filter(reached -> reached.tenant() >= 0 && wanted.test(reached.tenant()))
                .filter(reached -> reached.level().covers(filter.level()))
                .sorted(Comparator.comparingDouble(TenantImpact::share)
                        .reversed()
                        .thenComparing(reached -> snapshot.name(reached.tenant()))
                        .thenComparing(reached -> snapshot.id(reached.tenant())))
                .toList();
        return Connection.of(
                page.of(listed.size(), (index, cursor) -> new ReachedTenantEdge(snapshot, listed.get(index), cursor)));
    }

    /* Whether a tenant is one that the compromised work for. */
    private static IntPredicate assigned(BlastRadiusView answer, @Nullable Boolean wanted) {
        if (wanted == null) {
            return tenant -> true;
        }
        Snapshot snapshot = answer.reach().snapshot();
        BitSet own = new Assignments(snapshot, answer.inquiry().assumed().at())
                .organizations(answer.sources().stream().map(Source::vertex).toList());
        return tenant -> own.get(snapshot.valuation().organization(tenant)) == wanted;
    }

    /** Entities by hops, kind, name, id. */
    Connection<ReachedEntityEdge> entities(
            BlastRadiusView answer, ReachedFilter filter, @Nullable Integer first, @Nullable String after) {
        Page page = page(answer, "entities;" + filter.text(), first, after);
        NearestFirst listed = ordered(answer, matching(answer, filter));
        return Connection.of(
                page.of(listed.size(), (index, cursor) -> new ReachedEntityEdge(answer, listed.vertex(index), cursor)));
    }

    /** What is reached only with what anyone holds. */
    Connection<ReachedEntityEdge> publicly(
            BlastRadiusView answer, ReachedFilter filter, @Nullable Integer first, @Nullable String after) {
        Page page = page(answer, "public;" + filter.text(), first, after);
        Reach reach = answer.reach();
        OptionalInt anyone = reach.snapshot().vertexOf(Snapshot.ANYONE);
        if (anyone.isEmpty()) {
            return Connection.of(page.of(0, (index, cursor) -> new ReachedEntityEdge(answer, index, cursor)));
        }
        List<Source> sources = new ArrayList<>(answer.sources());
        sources.add(Source.of(reach.snapshot(), anyone.getAsInt()));
        Reach together = Reach.from(reach.gates(), sources, answer.inquiry().budget());
        BlastRadiusView shown = new BlastRadiusView(answer.inquiry(), together, sources);
        NearestFirst.Wanted wanted = matching(shown, filter);
        NearestFirst listed = ordered(shown, (vertex, level) -> !reach.contains(vertex) && wanted.test(vertex, level));
        return Connection.of(
                page.of(listed.size(), (index, cursor) -> new ReachedEntityEdge(shown, listed.vertex(index), cursor)));
    }

    /** A drawing of the compromised and the nearest reached. */
    GraphView graph(BlastRadiusView answer, @Nullable Integer maxEntities) {
        int most = maxEntities == null ? limits.drawn() : maxEntities;
        if (most < 1 || most > limits.drawn()) {
            throw new BadRequest("maxEntities is " + most + "; a drawing has 1 to " + limits.drawn() + " entities");
        }
        return GraphView.of(answer, ordered(answer, (vertex, level) -> !answer.isCompromised(vertex)), most);
    }

    private NearestFirst.Wanted matching(BlastRadiusView answer, ReachedFilter filter) {
        IntPredicate wanted = filter.entities().on(answer.inquiry().filtered());
        return (vertex, level) ->
                level >= filter.level().code() && !answer.isCompromised(vertex) && wanted.test(vertex);
    }

    private NearestFirst ordered(BlastRadiusView answer, NearestFirst.Wanted wanted) {
        Orders.Order order =
                orders.byKind(answer.reach().snapshot(), answer.inquiry().budget());
        return NearestFirst.of(answer.reach(), order, wanted);
    }

    private Page page(BlastRadiusView answer, String list, @Nullable Integer first, @Nullable String after) {
        return Page.of(first, after, limits, answer.inquiry().pin(), question(answer, list));
    }

    private static int question(BlastRadiusView answer, String list) {
        return answer.inquiry().question(list, answer.sources());
    }

    /** A tenant, and what of it is reached. */
    record ReachedTenantEdge(Snapshot snapshot, TenantImpact reached, String cursor) implements OfEntity {

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
    public record ReachedEntityEdge(BlastRadiusView answer, int vertex, String cursor) implements OfEntity {

        @Override
        public EntityView node() {
            return new EntityView(answer.reach().snapshot(), vertex);
        }

        public ShownLevel level() {
            return ShownLevel.of(highest(), node().kind());
        }

        public int hops() {
            return answer.reach().hops(vertex, highest()).orElse(0);
        }

        public PathView path() {
            return java.util.Objects.requireNonNull(answer.path(vertex, highest()), "what is reached has a path");
        }

        private AccessLevel highest() {
            return AccessLevel.ofCode(answer.reach().levelCode(vertex));
        }
    }
}
