package blastradius.graphql.inquiry;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.graphql.entity.Cursor;
import blastradius.graphql.entity.Cursor.Pin;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.Ids;
import blastradius.graphql.entity.RelationKey;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.guard.Deadline;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Scenario;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Revision;
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the arguments that all analyses share into what they are asked under. */
public final class Inquiries {

    /** Every analysis takes them beside its scenario, under this name. */
    private static final String CHANGES = "changes";

    private final CurrentSnapshot current;
    private final Ids ids;
    private final Resolutions resolutions;
    private final Clock clock;

    public Inquiries(CurrentSnapshot current, Ids ids, Resolutions resolutions, Clock clock) {
        this.current = current;
        this.ids = ids;
        this.resolutions = resolutions;
        this.clock = clock;
    }

    /** The arguments that all analyses share, as a question states them; its {@code changes} are read where it is asked. */
    public record Arguments(
            @Nullable AssumptionsInput assume, @Nullable String scenario) {}

    /** Of the newest snapshot, or of the one that the cursors of the question were made from. */
    public Inquiry of(Arguments arguments, DataFetchingEnvironment environment) {
        return of(snapshot(environment), arguments, ChronoUnit.MILLIS, environment);
    }

    /** The newest snapshot, or the one that the cursors of the question were made from. */
    public Snapshot snapshot(DataFetchingEnvironment environment) {
        return pin(environment).map(pinned -> current.at(pinned.version())).orElseGet(current::get);
    }

    /** Of one snapshot. */
    public Inquiry of(Snapshot snapshot, Arguments arguments, DataFetchingEnvironment environment) {
        return of(snapshot, arguments, ChronoUnit.MILLIS, environment);
    }

    /**
     * Of one snapshot; where the question states no instant, now, in whole units.
     *
     * @throws UnknownId if there is no such scenario, or no such relation among those that shall not propagate
     * @throws BadRequest if the question states changes that make no sense
     */
    public Inquiry of(Snapshot snapshot, Arguments arguments, ChronoUnit unit, DataFetchingEnvironment environment) {
        Instant now =
                pin(environment).map(Pin::at).orElseGet(() -> clock.instant().truncatedTo(unit));
        Optional<Scenario> scenario = resolutions.asked(arguments.scenario(), environment.getArgument(CHANGES));
        return of(snapshot, scenario, assumed(arguments.assume(), now), environment);
    }

    /** Of one snapshot as it is, at an instant where the question states none: its scenarios and changes are others' to ask. */
    public Inquiry unchanged(
            Snapshot snapshot, @Nullable AssumptionsInput assume, Instant now, DataFetchingEnvironment environment) {
        return of(snapshot, Optional.empty(), assumed(assume, now), environment);
    }

    private static Assumptions assumed(@Nullable AssumptionsInput assume, Instant now) {
        return Objects.requireNonNullElse(assume, AssumptionsInput.NONE).assumptions(now);
    }

    private Inquiry of(
            Snapshot snapshot,
            Optional<Scenario> scenario,
            Assumptions assumptions,
            DataFetchingEnvironment environment) {
        Budget budget = Deadline.of(environment.getGraphQlContext()).budget();
        Snapshot changed = scenario.map(
                        asked -> resolutions.of(snapshot, asked, budget).snapshot())
                .orElse(snapshot);
        Snapshot asked = without(changed, assumptions.exceptRelations());
        return new Inquiry(
                Gates.of(asked, assumptions),
                budget,
                scenario.map(Scenario::stamp).orElse(""));
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

    /** Entities by the ids that a question names under an argument; at least one. */
    public List<Integer> vertices(Inquiry inquiry, String argument, List<String> named) {
        if (named.isEmpty()) {
            throw new BadRequest(argument + " is empty; name 1 entity or more");
        }
        return ids.vertices(inquiry.snapshot(), named);
    }

    public int vertex(Inquiry inquiry, String id) {
        return ids.vertex(inquiry.snapshot(), id);
    }

    /** The compromised entities, at the stated levels or else at those at which they are exercised. */
    public List<Source> sources(Inquiry inquiry, List<String> compromised, @Nullable List<ShownLevel> levels) {
        return sources(inquiry, "compromised", compromised, levels);
    }

    /** The same under another argument; its levels stand under the argument's name with {@code At}. */
    public List<Source> sources(
            Inquiry inquiry, String argument, List<String> compromised, @Nullable List<ShownLevel> levels) {
        List<Integer> vertices = vertices(inquiry, argument, compromised);
        if (levels != null && levels.size() != vertices.size()) {
            throw new BadRequest(argument + "At states " + levels.size() + " levels for " + vertices.size()
                    + " compromised entities; state one for each, in the same order, or none");
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < vertices.size(); i++) {
            sources.add(source(inquiry, vertices.get(i), levels == null ? null : levels.get(i)));
        }
        return sources;
    }

    /** An entity at a level, or else at the one at which it is exercised. */
    public static Source source(Inquiry inquiry, EntityView entity, @Nullable ShownLevel level) {
        return source(inquiry, inquiry.vertex(entity), level);
    }

    public static Source source(Inquiry inquiry, int vertex, @Nullable ShownLevel level) {
        return level == null ? Source.of(inquiry.snapshot(), vertex) : new Source(vertex, level.level());
    }

    /** What the cursors of the question, its own and those of the lists in its answer, were made from; empty where there are none. */
    private static Optional<Pin> pin(DataFetchingEnvironment environment) {
        List<Pin> pins = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(environment.getArguments()),
                        environment.getSelectionSet().getImmediateFields().stream()
                                .map(SelectedField::getArguments))
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
}
