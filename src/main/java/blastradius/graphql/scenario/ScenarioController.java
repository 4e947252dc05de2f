package blastradius.graphql.scenario;

import blastradius.graphql.entity.Cursor;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.guard.Deadline;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.Resolutions;
import blastradius.graphql.inquiry.UserError;
import blastradius.graphql.scenario.ScenarioView.ResolutionView;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.ClearableShelf;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.CurrentSnapshot;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Keeps scenarios. */
@Controller
public final class ScenarioController {

    /** Lists of scenarios do not depend on a snapshot. */
    private static final Cursor.Pin PIN = new Cursor.Pin(0, Instant.EPOCH);

    private final ClearableShelf<Scenario> saved;
    private final Resolutions resolutions;
    private final CurrentSnapshot current;
    private final Limits limits;

    ScenarioController(
            ClearableShelf<Scenario> saved, Resolutions resolutions, CurrentSnapshot current, Limits limits) {
        this.saved = saved;
        this.resolutions = resolutions;
        this.current = current;
        this.limits = limits;
    }

    @QueryMapping
    @Nullable
    ScenarioView scenario(@Argument String id) {
        return ScenarioView.orNull(saved.find(id).orElse(null));
    }

    @QueryMapping
    ScenarioConnection scenarios(
            @Argument @Nullable String search, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        String words = search == null ? "" : search.toLowerCase(Locale.ROOT);
        List<Scenario> found = saved.list().stream()
                .filter(scenario -> text(scenario).contains(words))
                .sorted(Comparator.comparing(Scenario::name).thenComparing(Scenario::id))
                .toList();
        Page page = Page.of(first, after, limits, PIN, ("scenarios;" + words).hashCode());
        return new ScenarioConnection(
                page.of(found.size(), (index, cursor) -> new ScenarioEdge(new ScenarioView(found.get(index)), cursor)));
    }

    private static String text(Scenario scenario) {
        return (scenario.name() + " " + scenario.description()).toLowerCase(Locale.ROOT);
    }

    @SchemaMapping(typeName = "Scenario", field = "resolution")
    ResolutionView resolution(ScenarioView scenario, GraphQLContext context) {
        return new ResolutionView(resolved(scenario, context));
    }

    @SchemaMapping(typeName = "Scenario", field = "changes")
    List<ChangeView> changes(ScenarioView scenario, GraphQLContext context) {
        return ChangeView.all(resolved(scenario, context));
    }

    @SchemaMapping(typeName = "Scenario", field = "cost")
    double cost(ScenarioView scenario, GraphQLContext context) {
        return resolved(scenario, context).cost();
    }

    private Resolution resolved(ScenarioView scenario, GraphQLContext context) {
        Resolution known = scenario.resolved();
        return known == null
                ? resolutions.of(
                        current.get(), scenario.of(), Deadline.of(context).budget())
                : known;
    }

    @MutationMapping
    ScenarioPayload scenarioCreate(@Argument Map<String, Object> input, GraphQLContext context) {
        return saved(
                () -> saved.create(checked(scenario(input, UUID.randomUUID().toString()), context)));
    }

    @MutationMapping
    ScenarioPayload scenarioUpdate(
            @Argument String id, @Argument int version, @Argument Map<String, Object> input, GraphQLContext context) {
        return saved(() -> {
            Scenario stated = checked(scenario(input, id), context);
            return saved.update(stated.saved(version, stated.base(), stated.updatedAt()));
        });
    }

    private Scenario scenario(Map<String, Object> input, String id) {
        Scenario stated = ScenarioDocument.stated(input, id);
        return stated.saved(stated.version(), current.get().version(), stated.updatedAt());
    }

    /** Refuses what could not be applied; that something is missing in the estate is no error. */
    private Scenario checked(Scenario scenario, GraphQLContext context) {
        return Resolution.of(current.get(), scenario, Deadline.of(context).budget())
                .scenario();
    }

    private static ScenarioPayload saved(Supplier<Scenario> work) {
        try {
            return new ScenarioPayload(new ScenarioView(work.get()), List.of());
        } catch (BlastRadiusException refusal) {
            return new ScenarioPayload(null, List.of(UserError.of(refusal)));
        }
    }

    @MutationMapping
    ScenarioDeletePayload scenarioDelete(@Argument String id) {
        try {
            return saved.delete(id)
                    ? new ScenarioDeletePayload(id, List.of())
                    : new ScenarioDeletePayload(null, List.of(UserError.of(new UnknownId("scenario", id))));
        } catch (BlastRadiusException refusal) {
            return new ScenarioDeletePayload(null, List.of(UserError.of(refusal)));
        }
    }

    /** A page of scenarios. */
    record ScenarioConnection(Slice<ScenarioEdge> page) {

        public List<ScenarioEdge> edges() {
            return page.edges();
        }

        public List<ScenarioView> nodes() {
            return edges().stream().map(ScenarioEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }

    /** A scenario in a list. */
    record ScenarioEdge(ScenarioView node, String cursor) implements Edge {}

    /** What was saved, or why it was not. */
    record ScenarioPayload(@Nullable ScenarioView scenario, List<UserError> userErrors) {}

    /** What was deleted, or why nothing was. */
    record ScenarioDeletePayload(@Nullable String deletedId, List<UserError> userErrors) {}
}
