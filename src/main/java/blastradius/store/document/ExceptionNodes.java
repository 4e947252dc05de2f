package blastradius.store.document;

import java.util.Optional;
import org.springframework.data.neo4j.repository.query.Query;

/** The nodes of {@link Exceptions}. */
public interface ExceptionNodes extends SavedNodes<ExceptionNode> {

    @Override
    @Query("CREATE (e:Exception {id: $node.__id__}) SET e += $node.__properties__ RETURN e")
    ExceptionNode add(ExceptionNode node);

    @Override
    @Query("""
            MATCH (e:Exception {id: $node.__id__}) SET e.locked = true REMOVE e.locked
            WITH e WHERE e.version = $node.__properties__.version - 1
            SET e += $node.__properties__ RETURN e""")
    Optional<ExceptionNode> replace(ExceptionNode node);
}
