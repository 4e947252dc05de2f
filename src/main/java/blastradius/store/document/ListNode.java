package blastradius.store.document;

import org.springframework.data.annotation.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * A saved list as a node.
 *
 * @param version of the list, from 1
 * @param updatedAt in milliseconds since 1970
 * @param document its name, description and entities, or what describes them, as JSON
 */
@Node("List")
public record ListNode(@Id String id, int version, long updatedAt, String document) {}
