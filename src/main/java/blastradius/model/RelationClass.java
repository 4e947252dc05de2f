package blastradius.model;

import java.util.function.UnaryOperator;

/**
 * Everything about a relation but its ends and its evidence. Estates have few distinct classes, so stores and snapshots keep a
 * dictionary of them and one number per relation; every filter and gate of a question is decided once per class.
 */
public record RelationClass(RelationKind kind, String sourceKind, Terms terms) {

    public static RelationClass of(Relation relation) {
        return new RelationClass(relation.kind(), relation.sourceKind(), relation.terms());
    }

    /** The same, where entities are called otherwise. */
    public RelationClass renamed(UnaryOperator<String> names) {
        Terms renamed = terms.renamed(names);
        return renamed.equals(terms) ? this : new RelationClass(kind, sourceKind, renamed);
    }
}
