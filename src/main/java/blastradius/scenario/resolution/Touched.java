package blastradius.scenario.resolution;

import blastradius.snapshot.RelationAt;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Entities and relations that a change is about, in the order in which they were found.
 *
 * @param entities their vertices
 */
public record Touched(Set<Integer> entities, Set<RelationAt> relations) {

    static final Touched NOTHING = new Touched(Set.of(), Set.of());

    public Touched {
        entities = Collections.unmodifiableSet(new LinkedHashSet<>(entities));
        relations = Collections.unmodifiableSet(new LinkedHashSet<>(relations));
    }

    static Touched entities(Set<Integer> vertices) {
        return new Touched(vertices, Set.of());
    }

    static Touched relations(Set<RelationAt> relations) {
        return new Touched(Set.of(), relations);
    }

    public int count() {
        return entities.size() + relations.size();
    }

    Touched without(Touched others) {
        Set<Integer> vertices = new LinkedHashSet<>(entities);
        vertices.removeAll(others.entities);
        Set<RelationAt> rest = new LinkedHashSet<>(relations);
        rest.removeAll(others.relations);
        return new Touched(vertices, rest);
    }
}
