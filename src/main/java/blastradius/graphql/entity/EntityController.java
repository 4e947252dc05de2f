package blastradius.graphql.entity;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.graphql.entity.Catalogue.Details;
import blastradius.graphql.entity.Catalogue.EntitySource;
import blastradius.graphql.entity.Cursor.Pin;
import blastradius.graphql.entity.Page.Connection;
import blastradius.graphql.entity.Page.OfEntity;
import blastradius.graphql.governance.AskedEstate;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.governance.EntityOrder;
import blastradius.graphql.guard.Deadline;
import blastradius.graphql.guard.Limits;
import blastradius.model.Assumptions;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Browses entities. */
@Controller
public final class EntityController {

    private final CurrentSnapshot current;
    private final Catalogue catalogue;
    private final Ids ids;
    private final Orders orders;
    private final Limits limits;
    private final EntityFilters filters;
    private final Clock clock;

    EntityController(
            CurrentSnapshot current,
            Catalogue catalogue,
            Ids ids,
            Orders orders,
            Limits limits,
            EntityFilters filters,
            Clock clock,
            BatchLoaderRegistry loaders) {
        loaders.forTypePair(EntityView.class, Details.class)
                .registerMappedBatchLoader((entities, environment) ->
                        Mono.fromCallable(() -> details(entities)).subscribeOn(Schedulers.boundedElastic()));
        this.current = current;
        this.catalogue = catalogue;
        this.ids = ids;
        this.orders = orders;
        this.limits = limits;
        this.filters = filters;
        this.clock = clock;
    }

    @QueryMapping
    Connection<EntityEdge> entities(
            @Argument @Nullable String search,
            @Argument @Nullable List<String> sourceIds,
            @Argument @Nullable Map<String, Object> orderBy,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument("at") @Nullable Instant stated,
            DataFetchingEnvironment environment) {
        ListFilter filter = ListFilter.of(null, filters, environment);
        EntityOrder order = EntityOrder.readOrNull(orderBy);
        int question = Objects.hash(
                "entities", search, sourceIds, filter.text(), String.valueOf(order), String.valueOf(stated));
        Cursor cursor = Cursor.parse(after);
        Snapshot snapshot =
                cursor == null ? current.get() : current.at(cursor.pin().version());
        Instant at = stated != null
                ? stated
                : cursor == null ? instant(filter, order) : cursor.pin().at();
        Page page = Page.of(first, after, limits, new Pin(snapshot.version(), at), question);
        Budget budget = Deadline.of(environment.getGraphQlContext()).budget();
        AskedEstate estate = new AskedEstate(snapshot, stated, () -> Gates.of(snapshot, Assumptions.at(at)), budget);
        int[] found = candidates(snapshot, search, sourceIds, budget)
                .filter(filter.on(estate))
                .toArray();
        int[] listed = order == null ? found : filters.sorted(order, found, estate);
        return Connection.of(page.of(
                listed.length, (index, place) -> new EntityEdge(new EntityView(snapshot, listed[index]), place)));
    }

    /* What entities come to depends on the instant, which the pages of one list share. */
    private Instant instant(ListFilter filter, @Nullable EntityOrder order) {
        boolean isMeasured = filter.where().isMeasured() || (order != null && order.measure() != null);
        return isMeasured ? clock.instant().truncatedTo(ChronoUnit.MINUTES) : Instant.EPOCH;
    }

    @SchemaMapping(typeName = "Entity")
    CompletableFuture<List<EntitySource>> sources(EntityView entity, DataLoader<EntityView, Details> details) {
        return details.load(entity).thenApply(Details::sources);
    }

    @SchemaMapping(typeName = "Entity")
    CompletableFuture<Map<String, Object>> properties(EntityView entity, DataLoader<EntityView, Details> details) {
        return details.load(entity).thenApply(Details::properties);
    }

    private Map<EntityView, Details> details(Set<EntityView> entities) {
        Map<String, Details> known =
                catalogue.details(entities.stream().map(EntityView::id).toList());
        Map<EntityView, Details> details = new HashMap<>();
        entities.forEach(entity -> details.put(entity, known.getOrDefault(entity.id(), Details.NONE)));
        return details;
    }

    /* What is looked for by words comes with the best match first, everything else by name. */
    private IntStream candidates(
            Snapshot snapshot, @Nullable String search, @Nullable List<String> sourceIds, Budget budget) {
        IntStream all = search == null || search.isBlank()
                ? Arrays.stream(orders.byName(snapshot, budget).sorted(IntStream.range(0, snapshot.entityCount())))
                : Arrays.stream(catalogue.search(snapshot, search));
        if (sourceIds == null) {
            return all;
        }
        BitSet called = ids.called(snapshot, sourceIds);
        return all.filter(called::get);
    }

    /** An entry of a list of entities. */
    public record EntityEdge(EntityView node, String cursor) implements OfEntity {}
}
