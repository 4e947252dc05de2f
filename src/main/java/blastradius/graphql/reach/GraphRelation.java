package blastradius.graphql.reach;

import blastradius.export.Content.Drawing;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.inquiry.PathView.HopView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.RelationKind;

/** A relation as it is drawn, from where the attacker stands to what he gains. */
public record GraphRelation(EntityView from, EntityView to, RelationView relation, ShownLevel needs, ShownLevel gives) {

    /** The step, to what it gives, perhaps through a helper. */
    static GraphRelation of(HopView hop, EntityView to, ShownLevel gives) {
        return new GraphRelation(hop.from(), to, hop.relation(), hop.needs(), gives);
    }

    Drawing.Step step() {
        return new Drawing.Step(relation.id(), from.vertex(), to.vertex(), kind().name(), needs.name(), gives.name());
    }

    public String id() {
        boolean throughHelper = !to.id().equals(relation.to().id())
                && !to.id().equals(relation.from().id());
        return throughHelper ? relation.id() + " " + to.id() : relation.id();
    }

    public RelationKind kind() {
        return relation.kind();
    }

    public String sourceKind() {
        return relation.sourceKind();
    }

    public String source() {
        return from.id();
    }

    public String target() {
        return to.id();
    }

    public String mainStat() {
        return kind().name();
    }
}
