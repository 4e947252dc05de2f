package blastradius.analysis.filter;

import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a life nobody states of the thing itself, but of what it belongs to. */
public final class ToldElsewhere {

    private ToldElsewhere() {}

    /**
     * When a grant ends: once nobody holds it any more, or it grants nothing any more. Null where a window never ends, or there is none.
     * O(its relations).
     */
    public static @Nullable Instant end(Snapshot snapshot, int grant) {
        RelationRows rows = new RelationRows(snapshot);
        return Stream.of(last(rows.into(grant), RelationKind.HOLDS_GRANT), last(rows.in(grant), RelationKind.GRANTS))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The only identity that a credential opens: directories state on the account when its password was set. Empty: none, or several. */
    public static OptionalInt account(Snapshot snapshot, int credential) {
        int[] accounts = new RelationRows(snapshot)
                .in(credential).stream()
                        .filter(relation -> relation.relationClass().kind() == RelationKind.AUTHENTICATES_AS)
                        .mapToInt(RelationAt::to)
                        .distinct()
                        .toArray();
        return accounts.length == 1 ? OptionalInt.of(accounts[0]) : OptionalInt.empty();
    }

    private static Optional<Instant> last(Collection<RelationAt> relations, RelationKind kind) {
        var ends = relations.stream()
                .filter(relation -> relation.relationClass().kind() == kind)
                .map(relation -> relation.relationClass().terms().until())
                .toList();
        return ends.stream().allMatch(Objects::nonNull) ? ends.stream().max(Instant::compareTo) : Optional.empty();
    }
}
