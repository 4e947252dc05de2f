package blastradius.graphql.review;

import blastradius.graphql.entity.Cursor.Pin;
import blastradius.graphql.entity.Page;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.RelationView;
import blastradius.graphql.relation.RelationLists.RelationConnection;
import blastradius.graphql.relation.RelationLists.RelationEdge;
import blastradius.graphql.review.ReviewItemConnection.ReviewItemEdge;
import blastradius.graphql.review.ReviewViews.DecisionView;
import blastradius.graphql.review.ReviewViews.ItemView;
import blastradius.graphql.review.ReviewViews.ReviewConnection;
import blastradius.graphql.review.ReviewViews.ReviewEdge;
import blastradius.graphql.review.ReviewViews.ReviewView;
import blastradius.model.AccessReview;
import blastradius.model.ReviewDecision;
import blastradius.model.ReviewShelf;
import blastradius.model.ReviewShelf.Found;
import blastradius.model.ReviewedAccess;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.RelationAt;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Shows reviews, what they ask about, and what was decided of relations. */
@Controller
public final class ReviewController {

    /** The reviews that there are do not depend on a snapshot. */
    private static final Pin PIN = new Pin(0, Instant.EPOCH);

    private static final Comparator<AccessReview> ORDER = Comparator.comparing(AccessReview::isOpen)
            .reversed()
            .thenComparing(AccessReview::due)
            .thenComparing(AccessReview::id);

    private final ReviewShelf shelf;
    private final ReviewLines lines;
    private final ReviewScope scope;
    private final Inquiries inquiries;
    private final CurrentSnapshot current;
    private final Limits limits;
    private final Clock clock;

    ReviewController(
            ReviewShelf shelf,
            ReviewParts parts,
            Inquiries inquiries,
            CurrentSnapshot current,
            Limits limits,
            Clock clock) {
        this.shelf = shelf;
        this.lines = parts.lines();
        this.scope = parts.scope();
        this.inquiries = inquiries;
        this.current = current;
        this.limits = limits;
        this.clock = clock;
    }

    @QueryMapping
    @Nullable
    ReviewView review(@Argument String id, DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(
                inquiries.snapshot(environment), new Inquiries.Arguments(null, null), ChronoUnit.MINUTES, environment);
        return shelf.find(id).map(review -> new ReviewView(inquiry, review)).orElse(null);
    }

    @QueryMapping
    ReviewConnection reviews(
            @Argument @Nullable Boolean open,
            @Argument @Nullable String search,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        String words = search == null ? "" : search.toLowerCase(Locale.ROOT);
        List<AccessReview> found = shelf.list().stream()
                .filter(review -> open == null || open == review.isOpen())
                .filter(review -> (review.name() + "\n" + review.description() + "\n" + review.reviewer())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .sorted(ORDER)
                .toList();
        Inquiry inquiry =
                inquiries.unchanged(current.get(), null, clock.instant().truncatedTo(ChronoUnit.MINUTES), environment);
        Page page = Page.of(first, after, limits, PIN, ("reviews;" + open + ";" + words).hashCode());
        return new ReviewConnection(page.of(
                found.size(), (index, cursor) -> new ReviewEdge(new ReviewView(inquiry, found.get(index)), cursor)));
    }

    @SchemaMapping(typeName = "AccessReview")
    ProgressView progress(ReviewView review) {
        return new ProgressView(null, lines.of(review.inquiry(), review.of()));
    }

    @SchemaMapping(typeName = "AccessReview")
    List<ProgressView> progressByAccess(ReviewView review) {
        Map<ReviewedAccess, List<ReviewLine>> sorts = lines.of(review.inquiry(), review.of()).stream()
                .collect(Collectors.groupingBy(line -> line.facts().access()));
        return Stream.of(ReviewedAccess.values())
                .filter(sorts::containsKey)
                .map(access -> new ProgressView(access, Objects.requireNonNull(sorts.get(access))))
                .toList();
    }

    @SchemaMapping(typeName = "AccessReview")
    ReviewItemConnection items(
            ReviewView review,
            @Argument @Nullable ReviewItemFilter where,
            @Argument @Nullable ReviewItemOrder orderBy,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        ReviewItemFilter filter = Objects.requireNonNullElse(where, ReviewItemFilter.EVERYTHING);
        String content = filter.asksForDecisions() ? review.of().stamp() : review.id();
        int question = ("items;" + content + ";" + filter + ";" + orderBy).hashCode();
        Page page = Page.of(first, after, limits, review.inquiry().pin(), question);
        Stream<ReviewLine> passing =
                lines.of(review.inquiry(), review.of()).stream().filter(filter::passes);
        List<ReviewLine> listed = (orderBy == null ? passing : passing.sorted(orderBy.order())).toList();
        return new ReviewItemConnection(page.of(
                listed.size(), (index, cursor) -> new ReviewItemEdge(new ItemView(review, listed.get(index)), cursor)));
    }

    @SchemaMapping(typeName = "AccessReview")
    RelationConnection offered(ReviewView review, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        Inquiry inquiry = review.inquiry();
        Page page = Page.of(
                first, after, limits, inquiry.pin(), ("offered;" + review.of().stamp()).hashCode());
        List<RelationAt> offered = scope.offered(inquiry, review.of(), lines.items(review.of())).stream()
                .map(ReviewScope.Chosen::relation)
                .toList();
        return new RelationConnection(
                inquiry,
                page.of(offered.size(), (index, cursor) -> new RelationEdge(inquiry, offered.get(index), cursor)));
    }

    /** All reviews are asked once for all items of a page. */
    @BatchMapping(typeName = "ReviewItem")
    Map<ItemView, DecisionView> lastDecision(List<ItemView> items) {
        Map<String, List<Found>> found =
                shelf.of(items.stream().map(ItemView::id).distinct().toList());
        Map<ItemView, DecisionView> last = new HashMap<>();
        for (ItemView item : items) {
            found.getOrDefault(item.id(), List.of()).stream()
                    .filter(other -> !other.review().equals(item.review().id()))
                    .flatMap(other -> standing(other).stream())
                    .filter(decision -> !decision.at().isAfter(item.addedAt()))
                    .max(Comparator.comparing(DecisionView::at).thenComparing(DecisionView::reviewId))
                    .ifPresent(decision -> last.put(item, decision));
        }
        return last;
    }

    private static List<DecisionView> standing(Found found) {
        ReviewDecision standing = found.item().decision();
        return standing == null ? List.of() : List.of(new DecisionView(found.review(), standing));
    }

    /** All reviews are asked once for all relations of a page. */
    @BatchMapping(typeName = "Relation")
    Map<RelationView, List<DecisionView>> decisions(List<RelationView> relations) {
        Map<String, List<Found>> found =
                shelf.of(relations.stream().map(RelationView::id).distinct().toList());
        Map<RelationView, List<DecisionView>> decisions = new HashMap<>();
        for (RelationView relation : relations) {
            decisions.put(
                    relation,
                    found.getOrDefault(relation.id(), List.of()).stream()
                            .flatMap(each -> DecisionView.newestFirst(
                                    each.review(), each.item().decisions())
                                    .stream())
                            .sorted(Comparator.comparing(DecisionView::at).reversed())
                            .toList());
        }
        return decisions;
    }
}
