package blastradius.store.restoring;

import java.util.List;
import java.util.stream.Collectors;

/** Which entities are not as they were: what readers see of an entity stands on its anchor, and what they saw on its states. */
final class Anchors {

    private static final List<String> TOLD = List.of(
            "kind", "name", "tenant", "traits", "sourceId", "sourceKind", "sourceIds", "sourceKinds", "placeholder");

    /** Matches them as {@code e}, with what each was as {@code past}: null where it was not there, the anchor itself where it only ended since. */
    static final String DIFFERENT =
            """
            MATCH (e:Entity)
            WHERE e.since > $then OR (e.until > $then AND e.until < $max)
            OPTIONAL MATCH (s:EntityState)-[:STATE_OF]->(e) WHERE s.since <= $then AND s.until > $then
            WITH e, CASE WHEN e.since <= $then THEN e ELSE s END AS past
            WHERE (past IS NULL AND e.until = $max) OR (past IS NOT NULL AND (e.until < $max OR UNLIKE))
            """.replace("UNLIKE", TOLD.stream().map(Anchors::unlike).collect(Collectors.joining(" OR ")));

    private Anchors() {}

    /* Null is told apart from everything, and equal to itself. */
    private static String unlike(String name) {
        return "coalesce(e.%1$s <> past.%1$s, (e.%1$s IS NULL) <> (past.%1$s IS NULL))".formatted(name);
    }

    /** Sets all of it on {@code e} as it stands on {@code past}. */
    static String told(String past) {
        return TOLD.stream()
                .map(name -> "e.%1$s = %2$s.%1$s".formatted(name, past))
                .collect(Collectors.joining(", "));
    }
}
