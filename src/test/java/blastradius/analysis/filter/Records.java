package blastradius.analysis.filter;

import blastradius.analysis.RandomEstates;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What an estate's own records say, by going through all of them. */
final class Records {

    private static final Instant NOON = RandomEstates.NOON;

    private Records() {}

    static long related(
            Estate estate, Entity entity, boolean isOutward, Set<RelationKind> kinds, Predicate<Relation> counts) {
        return estate.relations().stream()
                .filter(relation -> kinds.contains(relation.kind()))
                .filter(relation -> (isOutward ? relation.from() : relation.to()).equals(entity.id()))
                .filter(counts)
                .map(relation -> isOutward ? relation.to() : relation.from())
                .distinct()
                .count();
    }

    static boolean isOpen(Terms terms) {
        return terms.deniedBy() == null
                && (terms.from() == null || !NOON.isBefore(terms.from()))
                && (terms.until() == null || NOON.isBefore(terms.until()));
    }

    static Stream<Entity> owners(Estate estate, Entity entity) {
        return estate.relations().stream()
                .filter(relation -> relation.kind() == RelationKind.OWNED_BY
                        && relation.from().equals(entity.id()))
                .map(relation -> find(estate, relation.to()));
    }

    static Entity find(Estate estate, String id) {
        return estate.entities().stream()
                .filter(entity -> entity.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
