package blastradius.graphql.inquiry;

import blastradius.graphql.inquiry.PathView.HopView;
import blastradius.graphql.inquiry.PathView.RelationView;
import java.util.List;

/** Steps of an attack as English sentences. */
public final class Sentences {

    private Sentences() {}

    static String of(HopView hop) {
        return hop.from().name() + " " + hop.relation().kind().verb() + " "
                + hop.to().name() + " (" + hop.needs() + " gives " + hop.gives() + ")" + together(hop.premises()) + ".";
    }

    /** A relation as the estate states it, without a full stop. */
    public static String of(RelationView relation) {
        return relation.from().name() + " " + relation.kind().verb() + " "
                + relation.to().name();
    }

    private static String together(List<PathView> premises) {
        List<String> others = premises.stream()
                .map(premise -> premise.snapshot().name(premise.path().target()))
                .distinct()
                .toList();
        return others.isEmpty() ? "" : ", together with " + String.join(", ", others);
    }
}
