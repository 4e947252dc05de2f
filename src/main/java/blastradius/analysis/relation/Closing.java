package blastradius.analysis.relation;

import blastradius.analysis.question.ClosedArcs;

/** A removal as the arcs that it closes. */
public final class Closing implements ClosedArcs {

    private final RelationArcs relations;
    private final int entity; // or NONE
    private final int from;
    private final int to;
    private final int relationClass; // or NONE

    private Closing(RelationArcs relations, int entity, int from, int to, int relationClass) {
        this.relations = relations;
        this.entity = entity;
        this.from = from;
        this.to = to;
        this.relationClass = relationClass;
    }

    public static Closing of(RelationArcs relations, Removal removal) {
        int none = RelationArcs.NONE;
        return switch (removal) {
            case Removal.OfEntity entity -> new Closing(relations, entity.vertex(), none, none, none);
            case Removal.OfRelation relation ->
                new Closing(
                        relations, none, relation.from(), relation.to(), relations.relationClass(relation.arcClass()));
        };
    }

    /** Whether the vertex is the removed entity. */
    public boolean removes(int vertex) {
        return vertex == entity;
    }

    @Override
    public boolean closes(int tail, int head, int arcClass) {
        if (relationClass == RelationArcs.NONE) {
            return head == entity
                    || tail == entity
                    || (relations.isDerived(arcClass) && relations.base(tail, arcClass, head) == entity);
        }
        return relations.relationClass(arcClass) == relationClass
                && relations.holder(tail, arcClass) == from
                && relations.base(tail, arcClass, head) == to;
    }
}
