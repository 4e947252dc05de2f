package blastradius.graphql.governance;

import blastradius.model.AccessReview;
import blastradius.model.ReviewShelf;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What reviewers said is still wanted, in all reviews. Read again when a review was changed. Safe for several threads. */
public final class Confirmations {

    private final ReviewShelf reviews;
    private volatile Known known = new Known(List.of(), Map.of());

    public Confirmations(ReviewShelf reviews) {
        this.reviews = reviews;
    }

    private record Known(List<String> stamps, Map<String, Instant> confirmed) {}

    /** By id of a relation, when somebody last said so; what was taken back is left out. */
    public Map<String, Instant> all() {
        List<String> stamps =
                reviews.list().stream().map(AccessReview::stamp).sorted().toList();
        Known before = known;
        if (!before.stamps().equals(stamps)) {
            before = new Known(stamps, Map.copyOf(reviews.confirmed()));
            known = before;
        }
        return before.confirmed();
    }
}
