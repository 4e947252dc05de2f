package blastradius.store.document;

import org.springframework.data.annotation.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * A saved scenario as a node.
 *
 * @param version of the scenario, from 1
 * @param base the version of the estate that it was written against
 * @param updatedAt in milliseconds since 1970
 * @param document its name, description and changes as JSON
 */
@Node("Scenario")
public record ScenarioNode(@Id String id, int version, long base, long updatedAt, String document) {}
