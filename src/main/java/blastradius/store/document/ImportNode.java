package blastradius.store.document;

import org.springframework.data.annotation.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * An import's report as a node.
 *
 * @param startedAt in milliseconds since 1970
 * @param version of the estate that the import left
 * @param report all of it, as JSON
 */
@Node("Import")
public record ImportNode(@Id String id, String source, long startedAt, long version, String report) {}
