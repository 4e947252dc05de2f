package blastradius.graphql.review;

import blastradius.model.ReviewFacts;
import blastradius.model.ReviewItem;
import blastradius.model.ReviewItemState;
import blastradius.snapshot.RelationAt;
import org.jspecify.annotations.Nullable;

/**
 * An item of a review as it is told: of an open one as the estate is now, of a closed one as it was when it was closed.
 *
 * @param relation null: the estate has it no more under these terms
 */
public record ReviewLine(
        ReviewItem item, ReviewFacts facts, @Nullable RelationAt relation) {

    ReviewItemState state() {
        return facts.state();
    }
}
