package blastradius.graphql;

import blastradius.analysis.Budget;
import blastradius.analysis.Gates;
import blastradius.analysis.Reach;
import blastradius.analysis.Source;
import blastradius.graphql.Catalogue.Evidence;
import blastradius.graphql.Cursor.Pin;
import blastradius.graphql.Page.Connection;
import blastradius.graphql.PathView.HopView;
import blastradius.graphql.ReachedPages.ReachedEntityEdge;
import blastradius.graphql.ReachedPages.ReachedTenantEdge;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.EntityType;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Revision;
import blastradius.snapshot.Snapshot;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what falls. */
@Controller
final class BlastRadiusController {

    private final CurrentSnapshot current;
    private final Catalogue catalogue;
    private final Ids ids;
    private final ReachedPages pages;
    private final Clock clock;

    BlastRadiusController(CurrentSnapshot current, Catalogue catalogue, Ids ids, ReachedPages pages, Clock clock) {
        this.current = current;
        this.catalogue = catalogue;
        this.ids = ids;
        this.pages = pages;
        this.clock = clock;
    }

    @QueryMapping
    BlastRadiusView blastRadius(
            @Argument List<String> compromised,
            @Argument @Nullable List<ShownLevel> compromisedAt,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Optional<Pin> pin = pin(environment);
        Snapshot snapshot = pin.map(pinned -> current.at(pinned.version())).orElseGet(current::get);
        List<Integer> vertices = ids.vertices(snapshot, compromised);
        return answer(snapshot, sources(snapshot, vertices, compromisedAt), assume, scenario, environment);
    }

    @SchemaMapping(typeName = "Entity", field = "blastRadius")
    BlastRadiusView ofEntity(
            EntityView entity,
            @Argument @Nullable ShownLevel compromisedAt,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Snapshot snapshot = entity.snapshot();
        List<ShownLevel> levels = compromisedAt == null ? null : List.of(compromisedAt);
        return answer(snapshot, sources(snapshot, List.of(entity.vertex()), levels), assume, scenario, environment);
    }

    private BlastRadiusView answer(
            Snapshot snapshot,
            List<Source> compromised,
            @Nullable AssumptionsInput assume,
            @Nullable String scenario,
            DataFetchingEnvironment environment) {
        if (scenario != null) {
            throw new UnknownId("scenario", scenario);
        }
        Assumptions assumptions = Objects.requireNonNullElse(assume, AssumptionsInput.NONE)
                .assumptions(pin(environment)
                        .map(Pin::at)
                        .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        Budget budget = budget(environment.getGraphQlContext());
        Snapshot asked = without(snapshot, assumptions.exceptRelations());
        Reach reach = Reach.from(Gates.of(asked, assumptions), compromised, budget);
        return new BlastRadiusView(reach, compromised, budget);
    }

    private Snapshot without(Snapshot snapshot, Set<String> relations) {
        if (relations.isEmpty()) {
            return snapshot;
        }
        ids.check(relations);
        Revision revision = new Revision(snapshot);
        relations.forEach(id -> revision.remove(RelationKey.find(snapshot, id)));
        return revision.build();
    }

    private static Budget budget(GraphQLContext context) {
        Deadline deadline = Deadline.of(context);
        return Budget.of(deadline.left(), deadline::isCancelled);
    }

    private static List<Source> sources(Snapshot snapshot, List<Integer> vertices, @Nullable List<ShownLevel> levels) {
        if (vertices.isEmpty()) {
            throw new BadRequest("compromised is empty; name 1 entity or more");
        }
        if (levels != null && levels.size() != vertices.size()) {
            throw new BadRequest("compromisedAt states " + levels.size() + " levels for " + vertices.size()
                    + " compromised entities; state one for each, in the same order, or none");
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < vertices.size(); i++) {
            int vertex = vertices.get(i);
            sources.add(
                    levels == null
                            ? Source.of(snapshot, vertex)
                            : new Source(vertex, levels.get(i).level()));
        }
        return sources;
    }

    /** What the cursors of the answer's lists were made from, so that the whole answer is; empty where there are none. */
    private static Optional<Pin> pin(DataFetchingEnvironment environment) {
        List<Pin> pins = environment.getSelectionSet().getImmediateFields().stream()
                .map(SelectedField::getArguments)
                .map(arguments -> Cursor.parse((String) arguments.get("after")))
                .filter(Objects::nonNull)
                .map(Cursor::pin)
                .distinct()
                .toList();
        if (pins.size() > 1) {
            throw new BadRequest(
                    "the cursors come from " + pins.size() + " different answers; one answer goes on from one");
        }
        return pins.stream().findFirst();
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedTenantEdge> tenants(
            BlastRadiusView answer,
            @Argument @Nullable ShownLevel level,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        return pages.tenants(answer, ShownLevel.orNull(level), first, after);
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> entities(BlastRadiusView answer, DataFetchingEnvironment environment) {
        return reached(answer, null, environment);
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> identities(BlastRadiusView answer, DataFetchingEnvironment environment) {
        return reached(answer, EntityType.IDENTITY, environment);
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> resources(BlastRadiusView answer, DataFetchingEnvironment environment) {
        return reached(answer, EntityType.RESOURCE, environment);
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> credentials(BlastRadiusView answer, DataFetchingEnvironment environment) {
        return reached(answer, EntityType.CREDENTIAL, environment);
    }

    private Connection<ReachedEntityEdge> reached(
            BlastRadiusView answer, @Nullable EntityType type, DataFetchingEnvironment environment) {
        return pages.entities(
                answer,
                ReachedFilter.of(type, environment),
                environment.getArgument("first"),
                environment.getArgument("after"));
    }

    @SchemaMapping(typeName = "BlastRadius")
    Connection<ReachedEntityEdge> publicReach(
            BlastRadiusView answer, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        return pages.publicly(answer, first, after);
    }

    @SchemaMapping(typeName = "BlastRadius")
    @Nullable
    PathView path(BlastRadiusView answer, @Argument("to") String to, @Argument @Nullable ShownLevel level) {
        return answer.path(ids.vertex(answer.reach().snapshot(), to), ShownLevel.orNull(level));
    }

    @SchemaMapping(typeName = "BlastRadius")
    GraphView graph(BlastRadiusView answer, @Argument @Nullable Integer maxEntities) {
        return pages.graph(answer, maxEntities);
    }

    @BatchMapping(typeName = "Hop")
    Map<HopView, List<Evidence>> evidence(List<HopView> hops) {
        Map<RelationKey, List<Evidence>> known =
                catalogue.evidence(hops.stream().map(HopView::key).distinct().toList());
        Map<HopView, List<Evidence>> evidence = new HashMap<>();
        hops.forEach(hop -> evidence.put(hop, known.getOrDefault(hop.key(), List.of())));
        return evidence;
    }
}
