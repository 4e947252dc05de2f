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

    /** The highest level that the relation gives; SEE for what gives none by itself. */
    public AccessLevel gives() {
        return kind.clauses().stream()
                .map(clause -> level(clause.gives()))
                .max(AccessLevel::compareTo)
                .orElse(AccessLevel.SEE);
    }

    private AccessLevel level(Clause.Side gives) {
        return switch (gives) {
            case Clause.Side.Fixed fixed -> fixed.level();
            case Clause.Side.Stated stated -> terms.level() == null ? stated.byDefault() : terms.level();
            case Clause.Side.Exercise exercise -> AccessLevel.CONTROL;
            case Clause.Side.Same same -> AccessLevel.CONTROL;
        };
    }

    /** The same, where entities are called otherwise. */
    public RelationClass renamed(UnaryOperator<String> names) {
        Terms renamed = terms.renamed(names);
        return renamed.equals(terms) ? this : new RelationClass(kind, sourceKind, renamed);
    }
}
