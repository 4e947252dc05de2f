package blastradius.store.review;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * One access that a review asks about, as a node.
 *
 * @param id of review and relation together
 * @param relation a digest of the relation's id, which may be longer than an index takes
 * @param position its place in the review
 * @param confirmedAt when somebody last said that it is wanted, in milliseconds since 1970; null: nobody did
 * @param document all of it, as JSON
 */
@Node("ReviewItem")
public record ReviewItemNode(
        @Id String id,
        String review,
        String relation,
        int position,
        @Nullable Long confirmedAt,
        String document) {}
