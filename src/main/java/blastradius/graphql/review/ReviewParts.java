package blastradius.graphql.review;

import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.governance.MeasuredEntities;
import blastradius.graphql.relation.RelationLists;
import blastradius.model.ReviewShelf;

/** What reading and changing reviews have in common. */
public final class ReviewParts {

    private final ReviewLines lines;
    private final ReviewScope scope;
    private final FoundFacts found;

    private ReviewParts(ReviewLines lines, ReviewScope scope, FoundFacts found) {
        this.lines = lines;
        this.scope = scope;
        this.found = found;
    }

    public static ReviewParts of(
            ReviewShelf shelf,
            Catalogue catalogue,
            MeasuredEntities measured,
            RelationLists relations,
            EntityFilters entities) {
        FoundFacts found = new FoundFacts(catalogue, measured);
        return new ReviewParts(new ReviewLines(shelf, found), new ReviewScope(relations, entities), found);
    }

    ReviewLines lines() {
        return lines;
    }

    ReviewScope scope() {
        return scope;
    }

    FoundFacts found() {
        return found;
    }
}
