package blastradius.finding.outcome;

import blastradius.model.AccessLevel;
import blastradius.snapshot.RelationAt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proves a finding.
 *
 * @param relations that show it, those that matter most first; none where an entity's own attributes do
 * @param way from where to where an attack leads; null: no way is part of the proof
 * @param question a GraphQL question whose answer shows it again
 */
public record Evidence(List<RelationAt> relations, @Nullable Way way, String question) {

    public Evidence {
        relations = List.copyOf(relations);
    }

    /** From one entity to a level on another. */
    public record Way(int from, int to, AccessLevel level) {}
}
