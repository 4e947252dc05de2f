package blastradius.store.document;

import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * An accepted risk as a node.
 *
 * @param version of it, from 1
 * @param updatedAt in milliseconds since 1970
 * @param document what it is about, by whom, why and until when, as JSON
 */
@Node("Exception")
public record ExceptionNode(@Id String id, int version, long updatedAt, String document) {}
