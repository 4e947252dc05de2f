package blastradius.store.document;

import java.util.Optional;
import org.springframework.data.neo4j.repository.query.Query;

/** The nodes of {@link Lists}. */
public interface ListNodes extends SavedNodes<ListNode> {

    @Override
    @Query("CREATE (l:List {id: $node.__id__}) SET l += $node.__properties__ RETURN l")
    ListNode add(ListNode node);

    @Override
    @Query("""
            MATCH (l:List {id: $node.__id__}) SET l.locked = true REMOVE l.locked
            WITH l WHERE l.version = $node.__properties__.version - 1
            SET l += $node.__properties__ RETURN l""")
    Optional<ListNode> replace(ListNode node);
}
