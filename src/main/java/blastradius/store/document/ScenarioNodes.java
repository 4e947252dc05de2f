package blastradius.store.document;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The nodes of {@link Scenarios}. */
public interface ScenarioNodes extends Repository<ScenarioNode, String> {

    Optional<ScenarioNode> findById(String id);

    List<ScenarioNode> findAllByIdIn(Collection<String> ids);

    List<ScenarioNode> findAllByOrderById();

    /** How many there were: one or none. */
    long removeById(String id);

    /** Fails where a node has the id. */
    @Query("CREATE (s:Scenario {id: $node.__id__}) SET s += $node.__properties__ RETURN s")
    ScenarioNode add(ScenarioNode node);

    /**
     * The node in the place of the version before its own; nothing where that is not what stands. Spring Data's own versions would
     * bring a deleted scenario back, and count from 0. The node is locked before its version is read: of two at once one succeeds.
     */
    @Query("""
            MATCH (s:Scenario {id: $node.__id__}) SET s.locked = true REMOVE s.locked
            WITH s WHERE s.version = $node.__properties__.version - 1
            SET s += $node.__properties__ RETURN s""")
    Optional<ScenarioNode> replace(ScenarioNode node);
}
