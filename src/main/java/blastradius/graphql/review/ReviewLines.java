package blastradius.graphql.review;

import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.relation.FoundRelations;
import blastradius.graphql.review.ReviewScope.Chosen;
import blastradius.model.AccessReview;
import blastradius.model.ReviewFacts;
import blastradius.model.ReviewItem;
import blastradius.model.ReviewItemState;
import blastradius.model.ReviewShelf;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Items of reviews, compared with the estate. What is known of their access is found out once for a snapshot and kept for some minutes; what was decided is read
 * once for each version of a review. Safe for several threads.
 */
final class ReviewLines {

    private static final int MOST = 4;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final ReviewShelf shelf;
    private final FoundFacts found;
    private final Cache<String, List<ReviewItem>> items =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<Of, Map<String, Now>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    ReviewLines(ReviewShelf shelf, FoundFacts found) {
        this.shelf = shelf;
        this.found = found;
    }

    private record Of(Snapshot snapshot, String review) {}

    /**
     * Access as it is now.
     *
     * @param relation null: the estate has it no more under these terms
     * @param facts null likewise
     * @param isOtherwise whether it has the same under other terms then
     */
    private record Now(
            @Nullable RelationAt relation, @Nullable ReviewFacts facts, boolean isOtherwise) {}

    /** All of a review, in their order. */
    List<ReviewLine> of(Inquiry inquiry, AccessReview review) {
        return of(inquiry, review, items(review));
    }

    /** All that a review asks about, in their order. */
    List<ReviewItem> items(AccessReview review) {
        return items.get(review.stamp(), stamp -> shelf.items(review.id()));
    }

    /** These of a review. */
    List<ReviewLine> of(Inquiry inquiry, AccessReview review, List<ReviewItem> some) {
        if (!review.isOpen()) {
            Map<String, RelationAt> relations = relations(inquiry, some).standing();
            return some.stream()
                    .map(item -> new ReviewLine(item, item.facts(), relations.get(item.relation())))
                    .toList();
        }
        Map<String, Now> now = known.get(new Of(inquiry.snapshot(), review.id()), first -> new ConcurrentHashMap<>());
        List<ReviewItem> missing =
                some.stream().filter(item -> !now.containsKey(item.relation())).toList();
        if (!missing.isEmpty()) {
            now.putAll(found(inquiry, missing));
        }
        return some.stream()
                .map(item -> line(item, Objects.requireNonNull(now.get(item.relation()))))
                .toList();
    }

    private static FoundRelations relations(Inquiry inquiry, List<ReviewItem> items) {
        return FoundRelations.of(
                inquiry.snapshot(), items.stream().map(ReviewItem::relation).toList());
    }

    private Map<String, Now> found(Inquiry inquiry, List<ReviewItem> items) {
        FoundRelations relations = relations(inquiry, items);
        Map<String, Now> now = new HashMap<>();
        List<ReviewItem> standing = new ArrayList<>();
        List<Chosen> chosen = new ArrayList<>();
        for (ReviewItem item : items) {
            RelationAt relation = relations.standing().get(item.relation());
            if (relation == null) {
                now.put(
                        item.relation(),
                        new Now(null, null, relations.otherwise().contains(item.relation())));
            } else {
                standing.add(item);
                chosen.add(new Chosen(relation, item.facts().access()));
            }
        }
        List<ReviewFacts> facts = found.of(inquiry, chosen);
        for (int i = 0; i < facts.size(); i++) {
            now.put(standing.get(i).relation(), new Now(chosen.get(i).relation(), facts.get(i), false));
        }
        return now;
    }

    private static ReviewLine line(ReviewItem item, Now now) {
        ReviewFacts facts = now.facts();
        if (facts == null) {
            ReviewItemState state = now.isOtherwise() ? ReviewItemState.CHANGED : ReviewItemState.GONE;
            return new ReviewLine(item, item.facts().in(state), null);
        }
        boolean isSame = facts.opensSum().equals(item.facts().opensSum());
        return new ReviewLine(
                item, facts.in(isSame ? ReviewItemState.STANDS : ReviewItemState.CHANGED), now.relation());
    }
}
