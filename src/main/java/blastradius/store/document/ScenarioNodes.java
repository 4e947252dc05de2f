package blastradius.store.document;

import java.util.Optional;
import org.springframework.data.neo4j.repository.query.Query;

/** The nodes of {@link Scenarios}. */
public interface ScenarioNodes extends SavedNodes<ScenarioNode> {

    @Override
    @Query("CREATE (s:Scenario {id: $node.__id__}) SET s += $node.__properties__ RETURN s")
    ScenarioNode add(ScenarioNode node);

    @Override
    @Query("""
            MATCH (s:Scenario {id: $node.__id__}) SET s.locked = true REMOVE s.locked
            WITH s WHERE s.version = $node.__properties__.version - 1
            SET s += $node.__properties__ RETURN s""")
    Optional<ScenarioNode> replace(ScenarioNode node);
}
