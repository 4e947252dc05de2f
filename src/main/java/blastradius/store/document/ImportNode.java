package blastradius.store.document;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * An import's report as a node, or that of a restoration.
 *
 * @param source null: a restoration, which is of all sources
 * @param startedAt in milliseconds since 1970
 * @param version of the estate that the import left
 * @param report all of it, as JSON
 * @param restored the version that came back; null: an import
 */
@Node("Import")
public record ImportNode(
        @Id String id,
        @Nullable String source,
        long startedAt,
        long version,
        String report,
        @Nullable Long restored) {}
