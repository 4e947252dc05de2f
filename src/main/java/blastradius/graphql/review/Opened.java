package blastradius.graphql.review;

import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.ReviewFacts;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What access opens directly: the scopes of a grant, else what it leads to.
 *
 * @param levels by vertex, the highest level on it
 */
record Opened(Map<Integer, AccessLevel> levels) {

    static Opened by(Snapshot snapshot, RelationAt relation) {
        Map<Integer, AccessLevel> levels = new LinkedHashMap<>();
        if (snapshot.kind(relation.to()).type() == EntityType.GRANT) {
            scopes(snapshot, relation.to())
                    .forEach(scope -> levels.merge(
                            scope.to(),
                            scope.relationClass().gives(),
                            (one, other) -> one.compareTo(other) >= 0 ? one : other));
        }
        if (levels.isEmpty()) {
            levels.put(relation.to(), relation.relationClass().gives());
        }
        return new Opened(levels);
    }

    private static List<RelationAt> scopes(Snapshot snapshot, int grant) {
        return new RelationRows(snapshot)
                .in(grant).stream()
                        .filter(scope -> scope.relationClass().kind() == RelationKind.GRANTS)
                        .toList();
    }

    /** Who holds it, what is held, and what that opens. */
    IntStream ends(RelationAt relation) {
        return IntStream.concat(
                IntStream.of(relation.from(), relation.to()),
                levels.keySet().stream().mapToInt(Integer::intValue));
    }

    AccessLevel highest() {
        return Collections.max(levels.values());
    }

    /** By name, then id. */
    List<ReviewFacts.Opened> named(Snapshot snapshot) {
        return levels.entrySet().stream()
                .map(entry -> new ReviewFacts.Opened(
                        snapshot.id(entry.getKey()), snapshot.name(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(ReviewFacts.Opened::name).thenComparing(ReviewFacts.Opened::id))
                .toList();
    }
}
