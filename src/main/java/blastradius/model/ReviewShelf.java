package blastradius.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The reviews that people keep, with what they ask about. */
public interface ReviewShelf extends ClearableShelf<AccessReview> {

    /** The items of one, in their order. */
    List<ReviewItem> items(String review);

    /** Those of one that are about relations with these ids, in their order; one look-up for all. */
    List<ReviewItem> items(String review, Collection<String> relations);

    /** Keeps a new review with its items; all of it or nothing. */
    AccessReview create(AccessReview review, List<ReviewItem> items);

    /**
     * Keeps a review in the place of the version that it was read as, and these of its items in the place of what they were; all of it or nothing.
     *
     * @throws BlastRadiusException.Conflict if somebody else has changed the review or its items meanwhile
     * @throws BlastRadiusException.UnknownId if it is gone
     */
    AccessReview update(AccessReview review, List<ReviewItem> changed);

    /** An item with the review that it is in. */
    record Found(String review, ReviewItem item) {}

    /** By id of a relation, its items in all reviews; one look-up for all. */
    Map<String, List<Found>> of(Collection<String> relations);

    /** By id of a relation, when somebody last said in a review that it is wanted. */
    Map<String, Instant> confirmed();
}
