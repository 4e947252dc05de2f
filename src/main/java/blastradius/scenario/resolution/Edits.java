package blastradius.scenario.resolution;

import blastradius.snapshot.RelationAt;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Relations taken from an estate and given to it: all in all, and since the last change began. Not for several threads. */
final class Edits {

    private final Set<RelationAt> removed = new LinkedHashSet<>();
    private final Set<RelationAt> added = new LinkedHashSet<>();
    private final Map<Integer, Set<RelationAt>> addedAt = new HashMap<>();
    private Set<RelationAt> taken = new LinkedHashSet<>();
    private Set<RelationAt> given = new LinkedHashSet<>();

    /** What is taken and given from now on is another change's. */
    void next() {
        taken = new LinkedHashSet<>();
        given = new LinkedHashSet<>();
    }

    void give(RelationAt relation) {
        if (!removed.remove(relation)) {
            added.add(relation);
            addedAt(relation.from()).add(relation);
            addedAt(relation.to()).add(relation);
        }
        if (!taken.remove(relation)) {
            given.add(relation);
        }
    }

    void take(RelationAt relation) {
        if (added.remove(relation)) {
            addedAt(relation.from()).remove(relation);
            addedAt(relation.to()).remove(relation);
        } else {
            removed.add(relation);
        }
        if (!given.remove(relation)) {
            taken.add(relation);
        }
    }

    /** Those of an entity that the estate lacks. */
    Set<RelationAt> addedAt(int vertex) {
        return addedAt.computeIfAbsent(vertex, missing -> new LinkedHashSet<>());
    }

    Set<RelationAt> removed() {
        return removed;
    }

    Set<RelationAt> added() {
        return added;
    }

    /** By the change under way. */
    Set<RelationAt> taken() {
        return taken;
    }

    /** By the change under way. */
    Set<RelationAt> given() {
        return given;
    }
}
