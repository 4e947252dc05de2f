package blastradius.analysis;

import blastradius.analysis.relation.EstateRelation;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Estates in which some relations give nothing, though other rules still read them: their windows begin after every question. */
public final class Revoked {

    private Revoked() {}

    /** The estate without what the relations give. */
    public static Estate without(Estate estate, Snapshot snapshot, Collection<EstateRelation> relations) {
        Set<EstateRelation> closed = new HashSet<>(relations);
        return where(estate, relation -> closed.contains(of(snapshot, relation)));
    }

    /** The estate with nothing but what the relations give. */
    public static Estate only(Estate estate, Snapshot snapshot, Collection<EstateRelation> relations) {
        Set<EstateRelation> open = new HashSet<>(relations);
        return where(estate, relation -> !open.contains(of(snapshot, relation)));
    }

    public static EstateRelation of(Snapshot snapshot, Relation relation) {
        return new EstateRelation(
                snapshot.vertexOf(relation.from()).orElseThrow(),
                snapshot.vertexOf(relation.to()).orElseThrow(),
                RelationClass.of(relation));
    }

    private static Estate where(Estate estate, Predicate<Relation> closed) {
        List<Relation> relations = estate.relations().stream()
                .map(relation -> closed.test(relation) ? closed(relation) : relation)
                .toList();
        return new Estate(estate.entities(), relations);
    }

    public static Relation closed(Relation relation) {
        return new Relation(
                relation.kind(),
                relation.from(),
                relation.to(),
                relation.sourceKind(),
                relation.terms()
                        .with()
                        .from(RandomEstates.NOON.plusSeconds(1_000_000))
                        .until(null)
                        .build(),
                relation.evidence());
    }
}
