package blastradius.store.review;

import java.util.Collection;
import java.util.List;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The items of {@link Reviews}. */
public interface ReviewItemNodes extends Repository<ReviewItemNode, String> {

    @Query("MATCH (i:ReviewItem {review: $review}) RETURN i ORDER BY i.position, i.id")
    List<ReviewItemNode> of(String review);

    @Query("MATCH (i:ReviewItem) WHERE i.id IN $ids RETURN i ORDER BY i.position, i.id")
    List<ReviewItemNode> named(Collection<String> ids);

    /** In all reviews. */
    @Query("MATCH (i:ReviewItem) WHERE i.relation IN $relations RETURN i ORDER BY i.id")
    List<ReviewItemNode> about(Collection<String> relations);

    /** In all reviews, those of which somebody said that they are wanted. */
    @Query("MATCH (i:ReviewItem) WHERE i.confirmedAt IS NOT NULL RETURN i ORDER BY i.id")
    List<ReviewItemNode> confirmed();
}
