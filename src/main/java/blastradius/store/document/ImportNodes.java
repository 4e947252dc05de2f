package blastradius.store.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The nodes of {@link ImportHistory}. */
public interface ImportNodes extends Repository<ImportNode, String> {

    /** Keeps the node, in the place of the one of its id. */
    @Query("MERGE (i:Import {id: $node.__id__}) SET i += $node.__properties__ RETURN i")
    ImportNode keep(ImportNode node);

    Optional<ImportNode> findById(String id);

    /** The newest first. */
    @Query("MATCH (i:Import) RETURN i ORDER BY i.startedAt DESC, i.id SKIP $skip LIMIT $limit")
    List<ImportNode> newest(int skip, int limit);

    /** The newest first, none that began after an instant; null: of all sources. */
    @Query("MATCH (i:Import) WHERE i.startedAt <= $until AND ($source IS NULL OR i.source = $source) "
            + "RETURN i ORDER BY i.startedAt DESC, i.id SKIP $skip LIMIT $limit")
    List<ImportNode> newestOf(@Nullable String source, long until, int skip, int limit);

    /** How many these are. */
    @Query("MATCH (i:Import) WHERE i.startedAt <= $until AND ($source IS NULL OR i.source = $source) RETURN count(i)")
    long countOf(@Nullable String source, long until);
}
