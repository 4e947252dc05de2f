package blastradius.graphql.relation;

import blastradius.graphql.entity.RelationKey;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a snapshot has of relations that were noted by their ids.
 *
 * @param standing by id, those that it has
 * @param otherwise the ids of those that it has under other terms only
 */
public record FoundRelations(Map<String, RelationAt> standing, Set<String> otherwise) {

    /** Each row that one of them can stand in is read once; ids that mean nothing are in neither. */
    public static FoundRelations of(Snapshot snapshot, Collection<String> ids) {
        Map<Integer, Set<Integer>> rows = new HashMap<>(); // what can be at the other ends
        Map<String, RelationId> noted = new HashMap<>();
        for (String id : ids) {
            RelationId.parse(id).ifPresent(parts -> {
                OptionalInt from = snapshot.vertexOf(parts.from());
                OptionalInt to = snapshot.vertexOf(parts.to());
                if (from.isPresent() && to.isPresent()) {
                    noted.put(id, parts);
                    note(rows, from.getAsInt(), to.getAsInt());
                    if (RelationKey.isBackwards(parts.kind())) {
                        note(rows, to.getAsInt(), from.getAsInt());
                    }
                }
            });
        }
        Map<String, RelationAt> standing = new HashMap<>();
        Set<RelationId> others = new HashSet<>();
        rows.forEach((row, ends) -> new RelationRows(snapshot)
                .in(row).stream()
                        .filter(relation -> ends.contains(relation.from() == row ? relation.to() : relation.from()))
                        .forEach(relation -> {
                            RelationId found = RelationId.of(
                                    snapshot.id(relation.from()), snapshot.id(relation.to()), relation.relationClass());
                            if (noted.containsKey(found.text())) {
                                standing.put(found.text(), relation);
                            }
                            others.add(found.underAnyTerms());
                        }));
        Set<String> otherwise = new HashSet<>();
        noted.forEach((id, parts) -> {
            if (!standing.containsKey(id) && others.contains(parts.underAnyTerms())) {
                otherwise.add(id);
            }
        });
        return new FoundRelations(standing, otherwise);
    }

    private static void note(Map<Integer, Set<Integer>> rows, int row, int end) {
        rows.computeIfAbsent(row, first -> new HashSet<>()).add(end);
    }
}
