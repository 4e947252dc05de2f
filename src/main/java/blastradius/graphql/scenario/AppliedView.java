package blastradius.graphql.scenario;

import blastradius.graphql.entity.EntityView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.PlainText;
import blastradius.model.ScenarioDocument;
import blastradius.scenario.resolution.Resolution;
import blastradius.scenario.resolution.Resolution.Applied;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a change, under the schema's names. */
record AppliedView(Resolution in, Applied of) {

    static List<AppliedView> all(Resolution resolution) {
        return resolution.applied().stream()
                .map(applied -> new AppliedView(resolution, applied))
                .toList();
    }

    public ChangeView change() {
        return new ChangeView(in, of);
    }

    public int applies() {
        return of.count();
    }

    public List<String> missing() {
        return of.missing();
    }

    public String words() {
        String did = change().words();
        return missing().isEmpty()
                ? did
                : did + " No longer in the estate, or of another sort: "
                        + missing().stream().sorted().map(PlainText::shown).collect(Collectors.joining(", ")) + ".";
    }

    /** Decides its lists, beside the estate's version. */
    String stamp() {
        return in.scenario().stamp() + ScenarioDocument.input(of.change());
    }

    long version() {
        return in.snapshot().version();
    }

    /** As it was; what was added as it is. */
    EntityView entity(int vertex) {
        Snapshot base = in.snapshot().origin();
        return new EntityView(vertex < base.entityCount() ? base : in.snapshot(), vertex);
    }

    RelationView relation(RelationAt relation) {
        return new RelationView(entity(relation.from()), entity(relation.to()), relation.relationClass());
    }
}
