package blastradius.graphql.inquiry;

import blastradius.analysis.reach.AttackPath;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.RelationKey;
import blastradius.graphql.entity.ShownLevel;
import blastradius.model.Assumptions;
import blastradius.model.RelationClass;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Objects;

/** An attack path of one snapshot, under the schema's names for its fields. */
public record PathView(Snapshot snapshot, Assumptions assumptions, AttackPath path) {

    public List<HopView> hops() {
        return path.hops().stream()
                .map(hop -> new HopView(snapshot, assumptions, hop))
                .toList();
    }

    public int length() {
        return path.length();
    }

    public List<String> words() {
        return hops().stream().map(HopView::words).toList();
    }

    /** One step of it. Two of them are equal only if they are the same, so that many can be answered in one batch. */
    public static final class HopView {

        private final Snapshot snapshot;
        private final Assumptions assumptions;
        private final AttackPath.Hop hop;
        private final RelationClass relation;

        public HopView(Snapshot snapshot, Assumptions assumptions, AttackPath.Hop hop) {
            this.snapshot = snapshot;
            this.assumptions = assumptions;
            this.hop = hop;
            this.relation = Objects.requireNonNull(hop.arcClass().relation(), "a step follows a relation");
        }

        public RelationView relation() {
            return RelationView.followed(from(), to(), relation).askedAt(assumptions.at());
        }

        public EntityView from() {
            return new EntityView(snapshot, hop.from());
        }

        public EntityView to() {
            return new EntityView(snapshot, hop.to());
        }

        public ShownLevel needs() {
            return ShownLevel.of(hop.needs(), from().kind());
        }

        public ShownLevel gives() {
            return ShownLevel.of(hop.gives(), to().kind());
        }

        /** Whether the step follows from its relation together with others, rather than from it alone. */
        public boolean derived() {
            return hop.arcClass().role() != ArcClass.Role.RELATION;
        }

        public List<ConditionView> conditions() {
            return ConditionView.of(snapshot, assumptions, relation.terms());
        }

        public List<PathView> premises() {
            return hop.premises().stream()
                    .map(premise -> new PathView(snapshot, assumptions, premise))
                    .toList();
        }

        String words() {
            List<String> others = hop.premises().stream()
                    .map(premise -> snapshot.name(premise.target()))
                    .distinct()
                    .toList();
            String together = others.isEmpty() ? "" : ", together with " + String.join(", ", others);
            return named(hop.from()) + " " + relation.kind().verb() + " " + named(hop.to()) + " (" + needs() + " gives "
                    + gives() + ")" + together + ".";
        }

        private String named(int vertex) {
            return snapshot.name(vertex) + (snapshot.isHelper(vertex) ? ", which stands for several things," : "");
        }

        public RelationKey key() {
            return relation().key();
        }
    }
}
