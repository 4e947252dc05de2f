package blastradius.store.token;

import blastradius.store.document.SavedNodes;
import java.util.Optional;
import org.springframework.data.neo4j.repository.query.Query;

/** The nodes of {@link Tokens}. */
public interface TokenNodes extends SavedNodes<TokenNode> {

    @Override
    @Query("CREATE (t:MachineToken {id: $node.__id__}) SET t += $node.__properties__ RETURN t")
    TokenNode add(TokenNode node);

    @Override
    @Query("""
            MATCH (t:MachineToken {id: $node.__id__}) SET t.locked = true REMOVE t.locked
            WITH t WHERE t.version = $node.__properties__.version - 1
            SET t += $node.__properties__ RETURN t""")
    Optional<TokenNode> replace(TokenNode node);
}
