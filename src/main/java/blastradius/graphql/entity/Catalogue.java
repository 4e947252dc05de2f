package blastradius.graphql.entity;

import blastradius.analysis.selection.RelationSet;
import blastradius.graphql.governance.StatedFacts;
import blastradius.model.RelationFilter;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an estate beside its snapshot. Reads are batched: one call for all entities or relations of a level of a question. Ids
 * that it does not know are missing in its answers.
 */
public interface Catalogue extends StatedFacts {

    /** By source id, the ids of all entities that a source calls so. */
    Map<String, List<String>> idsOf(Collection<String> sourceIds);

    /** By id, the ids of all entities that are called so, by the estate or by a source, but for the case of letters and outer blanks. */
    Map<String, List<String>> caselessIdsOf(Collection<String> ids);

    /** By entity id. */
    Map<String, Details> details(Collection<String> ids);

    /** The sources of the estate, by name. */
    List<EstateSource> sources();

    /** By relation; who states it and what they say. */
    Map<RelationKey, List<Evidence>> evidence(Collection<RelationKey> relations);

    /** The relations of a snapshot that are stated so: those that are in all of these; none where nothing is asked. */
    List<RelationSet> stated(Snapshot snapshot, RelationFilter.Said said);

    /** The entities of a snapshot that a source says to have been reviewed at the instant or later. */
    BitSet reviewedSince(Snapshot snapshot, Instant at);

    /** What the sources say of one entity. */
    record Details(List<EntitySource> sources, Map<String, Object> properties) {
        static final Details NONE = new Details(List.of(), Map.of());
    }

    /** One source's statement that an entity exists. */
    record EntitySource(String source, String sourceId, String sourceKind) {}

    /** One source of the estate. */
    record EstateSource(
            String source,
            long entityCount,
            long relationCount,
            @Nullable Instant lastImportAt) {}

    /**
     * One source's statement of a relation.
     *
     * @param firstVersion the estate's version in which the source first stated it, of those that are still known
     * @param lastVersion the one since which it says what it says
     */
    record Evidence(
            String source, String sourceKind, Map<String, Object> properties, long firstVersion, long lastVersion) {}
}
