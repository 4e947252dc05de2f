package blastradius.graphql.review;

import blastradius.graphql.entity.Ids;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.UserError;
import blastradius.graphql.review.ReviewScope.Chosen;
import blastradius.graphql.review.ReviewViews.DecidePayload;
import blastradius.graphql.review.ReviewViews.DeletePayload;
import blastradius.graphql.review.ReviewViews.ReviewPayload;
import blastradius.graphql.review.ReviewViews.ReviewView;
import blastradius.model.AccessReview;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.PlainText;
import blastradius.model.RelationFilterDocument;
import blastradius.model.ReviewDecision;
import blastradius.model.ReviewFacts;
import blastradius.model.ReviewItem;
import blastradius.model.ReviewShelf;
import blastradius.snapshot.CurrentSnapshot;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Begins reviews, takes decisions, and closes them. */
@Controller
public final class ReviewChangesController {

    /** How often a change is tried again that another one came before. */
    private static final int MOST_TRIES = 8;

    private final ReviewShelf shelf;
    private final ReviewLines lines;
    private final ReviewScope scope;
    private final FoundFacts found;
    private final Inquiries inquiries;
    private final CurrentSnapshot current;
    private final Ids ids;
    private final Clock clock;

    ReviewChangesController(
            ReviewShelf shelf, ReviewParts parts, Inquiries inquiries, CurrentSnapshot current, Ids ids, Clock clock) {
        this.shelf = shelf;
        this.lines = parts.lines();
        this.scope = parts.scope();
        this.found = parts.found();
        this.inquiries = inquiries;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    @MutationMapping
    ReviewPayload reviewCreate(@Argument ReviewInput input, DataFetchingEnvironment environment) {
        Inquiry inquiry = now(environment);
        return saved(inquiry, () -> {
            AccessReview review = stated(input, inquiry);
            List<Chosen> chosen = scope.chosen(inquiry, review.where(), review.list());
            if (chosen.isEmpty()) {
                throw new BadRequest(
                        "input.where selects no access that can be ended; a review needs some to ask about");
            }
            return shelf.create(review, added(inquiry, review, List.of(), chosen));
        });
    }

    /** What is asked of whom, as the schema states it. */
    record ReviewInput(
            String name,
            @Nullable String description,
            String reviewer,
            Instant due,
            @Nullable Map<String, Object> where,
            @Nullable String list) {}

    private AccessReview stated(ReviewInput input, Inquiry inquiry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!input.due().isAfter(now)) {
            throw new BadRequest("input.due is " + input.due() + ", which is over; a review is due in the future");
        }
        return new AccessReview(
                UUID.randomUUID().toString(),
                1,
                input.name(),
                input.description(),
                input.reviewer(),
                input.due(),
                RelationFilterDocument.read(input.where()),
                input.list(),
                now,
                inquiry.snapshot().version(),
                null);
    }

    @MutationMapping
    ReviewPayload reviewAdd(
            @Argument String id, @Argument @Nullable List<String> relations, DataFetchingEnvironment environment) {
        Inquiry inquiry = now(environment);
        return saved(
                inquiry,
                () -> changed(id, review -> {
                    List<ReviewItem> items = lines.items(review);
                    List<Chosen> offered = scope.offered(inquiry, review, items);
                    return added(
                            inquiry,
                            review,
                            items,
                            relations == null ? offered : named(inquiry, items, offered, relations));
                }));
    }

    private List<Chosen> named(Inquiry inquiry, List<ReviewItem> items, List<Chosen> offered, List<String> relations) {
        ids.check(relations);
        Set<String> wanted = new HashSet<>(relations);
        List<Chosen> named = offered.stream()
                .filter(access -> wanted.remove(ReviewScope.id(inquiry, access)))
                .toList();
        items.forEach(item -> wanted.remove(item.relation()));
        wanted.stream().sorted().findFirst().ifPresent(unknown -> {
            throw new UnknownId("offered relation", unknown);
        });
        return named;
    }

    private List<ReviewItem> added(Inquiry inquiry, AccessReview review, List<ReviewItem> before, List<Chosen> chosen) {
        if (before.size() + chosen.size() > AccessReview.MOST_ITEMS) {
            throw new LimitExceeded(before.size() + chosen.size() + " items are asked about; a review has at most "
                    + AccessReview.MOST_ITEMS + ": narrow its scope, by a list for example");
        }
        Instant now = review.version() == 1 && before.isEmpty()
                ? review.createdAt()
                : clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<ReviewFacts> facts = found.of(inquiry, chosen);
        List<ReviewItem> items = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            items.add(new ReviewItem(
                    ReviewScope.id(inquiry, chosen.get(i)), before.size() + i, now, facts.get(i), List.of()));
        }
        return items;
    }

    @MutationMapping
    DecidePayload reviewDecide(
            @Argument String id, @Argument ReviewDecisionInput input, DataFetchingEnvironment environment) {
        Inquiry inquiry = now(environment);
        int[] counts = new int[2];
        ReviewPayload payload = saved(inquiry, () -> {
            ReviewDecision decision =
                    input.decision(inquiry, ids, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            return changed(id, review -> {
                List<ReviewLine> meant = meant(inquiry, review, input);
                List<ReviewItem> decided = Deciding.changed(meant, decision, input.again());
                counts[0] = meant.size();
                counts[1] = decided.size();
                return decided;
            });
        });
        boolean stands = payload.review() != null;
        return new DecidePayload(
                payload.review(), stands ? counts[0] : 0, stands ? counts[1] : 0, payload.userErrors());
    }

    private List<ReviewLine> meant(Inquiry inquiry, AccessReview review, ReviewDecisionInput input) {
        List<String> named = input.items();
        ReviewItemFilter where = input.where();
        if ((named == null) == (where == null)) {
            throw new BadRequest("input states " + (named == null ? "neither items nor where" : "items and where")
                    + "; which items are meant is said by one of them");
        }
        if (where != null) {
            return lines.of(inquiry, review).stream().filter(where::passes).toList();
        }
        List<String> distinct =
                java.util.Objects.requireNonNull(named).stream().distinct().toList();
        ids.check(distinct);
        List<ReviewItem> items = shelf.items(review.id(), distinct);
        Set<String> known = new HashSet<>();
        items.forEach(item -> known.add(item.relation()));
        distinct.stream().filter(item -> !known.contains(item)).findFirst().ifPresent(unknown -> {
            throw new UnknownId("item", unknown);
        });
        return lines.of(inquiry, review, items);
    }

    /** Who closes a review, as the schema states it. */
    record CloseInput(int version, String by, @Nullable String note) {}

    @MutationMapping
    ReviewPayload reviewClose(@Argument String id, @Argument CloseInput input, DataFetchingEnvironment environment) {
        Inquiry inquiry = now(environment);
        return saved(inquiry, () -> {
            AccessReview review = open(id).saved(input.version());
            var closing = new AccessReview.Closing(
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    input.by(),
                    input.note(),
                    inquiry.snapshot().version());
            List<ReviewItem> fixed = lines.of(inquiry, review).stream()
                    .map(line -> line.item().known(line.facts()))
                    .toList();
            return shelf.update(review.closed(closing), fixed);
        });
    }

    @MutationMapping
    DeletePayload reviewDelete(@Argument String id) {
        try {
            shelf.delete(open(id).id());
            return new DeletePayload(id, List.of());
        } catch (BlastRadiusException refusal) {
            return new DeletePayload(null, List.of(UserError.of(refusal)));
        }
    }

    private AccessReview open(String id) {
        AccessReview review = shelf.find(id).orElseThrow(() -> new UnknownId("review", id));
        if (!review.isOpen()) {
            throw new Conflict("the review \"" + PlainText.shown(id) + "\" is closed; it and its decisions are fixed");
        }
        return review;
    }

    /* Decisions of several people meet here; each is made on what those before it left. */
    private AccessReview changed(String id, Function<AccessReview, List<ReviewItem>> work) {
        for (int tries = 1; ; tries++) {
            AccessReview review = open(id);
            List<ReviewItem> changed = work.apply(review);
            if (changed.isEmpty()) {
                return review;
            }
            try {
                return shelf.update(review, changed);
            } catch (Conflict overtaken) {
                if (tries == MOST_TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    private Inquiry now(DataFetchingEnvironment environment) {
        return inquiries.unchanged(current.get(), null, clock.instant().truncatedTo(ChronoUnit.MINUTES), environment);
    }

    private static ReviewPayload saved(Inquiry inquiry, Supplier<AccessReview> work) {
        try {
            return new ReviewPayload(new ReviewView(inquiry, work.get()), List.of());
        } catch (BlastRadiusException refusal) {
            return new ReviewPayload(null, List.of(UserError.of(refusal)));
        }
    }
}
