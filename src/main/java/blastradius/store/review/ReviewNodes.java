package blastradius.store.review;

import blastradius.store.document.SavedNodes;
import java.util.List;
import java.util.Optional;
import org.springframework.data.neo4j.repository.query.Query;

/** The nodes of {@link Reviews}. */
public interface ReviewNodes extends SavedNodes<ReviewNode> {

    @Override
    @Query("CREATE (r:Review {id: $node.__id__}) SET r += $node.__properties__ RETURN r")
    ReviewNode add(ReviewNode node);

    @Override
    @Query("""
            MATCH (r:Review {id: $node.__id__}) SET r.locked = true REMOVE r.locked
            WITH r WHERE r.version = $node.__properties__.version - 1
            SET r += $node.__properties__ RETURN r""")
    Optional<ReviewNode> replace(ReviewNode node);

    /** With its items, all of them or nothing. */
    @Query("""
            CREATE (r:Review {id: $node.__id__}) SET r += $node.__properties__
            FOREACH (item IN $items | CREATE (i:ReviewItem {id: item.__id__}) SET i += item.__properties__)
            RETURN r""")
    ReviewNode addWith(ReviewNode node, List<ReviewItemNode> items);

    /** See {@link #replace}; with these items in the place of those of their ids. */
    @Query("""
            MATCH (r:Review {id: $node.__id__}) SET r.locked = true REMOVE r.locked
            WITH r WHERE r.version = $node.__properties__.version - 1
            SET r += $node.__properties__
            FOREACH (item IN $items | MERGE (i:ReviewItem {id: item.__id__}) SET i += item.__properties__)
            RETURN r""")
    Optional<ReviewNode> replaceWith(ReviewNode node, List<ReviewItemNode> items);

    /** With its items. How many reviews there were: one or none. */
    @Query("""
            MATCH (r:Review {id: $id}) SET r.locked = true
            WITH r OPTIONAL MATCH (i:ReviewItem {review: $id})
            WITH r, collect(i) AS items FOREACH (item IN items | DELETE item)
            DELETE r RETURN count(*)""")
    long removeWithItems(String id);
}
