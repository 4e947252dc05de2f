package blastradius.store.token;

import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * A machine's token as a node.
 *
 * @param version of it, from 1
 * @param updatedAt in milliseconds since 1970
 * @param document its name, roles, maker, end and the hash of its secret, as JSON
 */
@Node("MachineToken")
public record TokenNode(@Id String id, int version, long updatedAt, String document) {}
