package blastradius.graphql.review;

import blastradius.graphql.guard.Deadline;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.UserError;
import blastradius.graphql.review.ReviewViews.ScenarioPayload;
import blastradius.graphql.scenario.ScenarioView;
import blastradius.model.AccessReview;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Change;
import blastradius.model.Legible;
import blastradius.model.ReviewShelf;
import blastradius.model.Scenario;
import blastradius.model.Shelf;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Makes a scenario of what a review decided. */
@Controller
public final class ReviewScenarioController {

    private final ReviewShelf shelf;
    private final ReviewLines lines;
    private final Shelf<Scenario> scenarios;
    private final Inquiries inquiries;
    private final CurrentSnapshot current;
    private final Clock clock;

    ReviewScenarioController(
            ReviewShelf shelf,
            ReviewParts parts,
            Shelf<Scenario> scenarios,
            Inquiries inquiries,
            CurrentSnapshot current,
            Clock clock) {
        this.shelf = shelf;
        this.lines = parts.lines();
        this.scenarios = scenarios;
        this.inquiries = inquiries;
        this.current = current;
        this.clock = clock;
    }

    @MutationMapping
    ScenarioPayload reviewScenario(
            @Argument String id, @Argument @Nullable String name, DataFetchingEnvironment environment) {
        Snapshot snapshot = current.get();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Inquiry inquiry = inquiries.unchanged(snapshot, null, at, environment);
        try {
            AccessReview review = shelf.find(id).orElseThrow(() -> new UnknownId("review", id));
            List<ReviewLine> decided = lines.of(inquiry, review);
            List<Change> changes = ReviewScenarios.changes(inquiry.snapshot(), decided);
            if (changes.isEmpty()) {
                throw new BadRequest("nothing of what the review decided would change the estate");
            }
            Scenario made = new Scenario(
                    UUID.randomUUID().toString(),
                    name == null ? review.name() : name,
                    ReviewScenarios.description(review, decided),
                    1,
                    inquiry.snapshot().version(),
                    clock.instant(),
                    changes);
            Legible.name("name", made.name(), 200);
            Resolution resolved = Resolution.of(
                    snapshot, made, Deadline.of(environment.getGraphQlContext()).budget());
            return new ScenarioPayload(new ScenarioView(scenarios.create(resolved.scenario())), List.of());
        } catch (BlastRadiusException refusal) {
            return new ScenarioPayload(null, List.of(UserError.of(refusal)));
        }
    }
}
