package blastradius.analysis.filter;

import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a grant ends whose end nobody states: once nobody holds it any more, or it grants nothing any more. */
public final class AccessEnds {

    private AccessEnds() {}

    /** The first instant after the last window; null where a window never ends, or there is none. O(its relations). */
    public static @Nullable Instant of(Snapshot snapshot, int grant) {
        RelationRows rows = new RelationRows(snapshot);
        return Stream.of(last(rows.into(grant), RelationKind.HOLDS_GRANT), last(rows.in(grant), RelationKind.GRANTS))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Optional<Instant> last(Collection<RelationAt> relations, RelationKind kind) {
        var ends = relations.stream()
                .filter(relation -> relation.relationClass().kind() == kind)
                .map(relation -> relation.relationClass().terms().until())
                .toList();
        return ends.stream().allMatch(Objects::nonNull) ? ends.stream().max(Instant::compareTo) : Optional.empty();
    }
}
