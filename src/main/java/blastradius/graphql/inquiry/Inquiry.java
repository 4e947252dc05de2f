package blastradius.graphql.inquiry;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.graphql.entity.Cursor.Pin;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.governance.AskedEstate;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What every analysis is asked under.
 *
 * @param gates of the snapshot that answers, under what the question assumes
 * @param budget the time that is left for it
 * @param scenario stands for the scenario and its version in cursors; empty: the estate as it is
 */
public record Inquiry(Gates gates, Budget budget, String scenario) {

    public Snapshot snapshot() {
        return gates.snapshot();
    }

    public Assumptions assumed() {
        return gates.assumptions();
    }

    /** What the answer's cursors pin. */
    public Pin pin() {
        return new Pin(snapshot().version(), assumed().at());
    }

    /** What its filters are tested on. */
    public AskedEstate filtered() {
        return AskedEstate.of(gates, budget);
    }

    public AssumptionsView assumptionsView() {
        return AssumptionsView.of(assumed());
    }

    public SnapshotView snapshotView() {
        return SnapshotView.of(snapshot());
    }

    public EntityView entity(int vertex) {
        return new EntityView(snapshot(), vertex);
    }

    /**
     * The vertex of an entity of another answer about the same estate: what its scenario added may be missing here, or stand elsewhere.
     *
     * @throws UnknownId if it is missing
     */
    public int vertex(EntityView entity) {
        return entity.vertex() < snapshot().origin().entityCount()
                ? entity.vertex()
                : snapshot().vertexOf(entity.id()).orElseThrow(() -> new UnknownId("entity", entity.id()));
    }

    public PathView path(AttackPath path) {
        return new PathView(snapshot(), assumed(), path);
    }

    /** A hash of everything but the {@link #pin} that decides a list. */
    public int question(String list, Collection<Source> compromised) {
        Stream<String> sources =
                compromised.stream().map(source -> snapshot().id(source.vertex()) + "@" + source.level());
        String assumptions = String.join(
                ";",
                scenario,
                assumed().jit().name(),
                String.valueOf(assumed().mfaBypass()),
                new TreeSet<>(assumed().zones()).toString(),
                String.valueOf(assumed().tickets()),
                String.valueOf(assumed().assumeSecretsInContent()),
                new TreeSet<>(assumed().sourceKinds()).toString(),
                new TreeSet<>(assumed().exceptSourceKinds()).toString(),
                new TreeSet<>(assumed().exceptRelations()).toString(),
                String.valueOf(assumed().maxHops()));
        return (list + sources.sorted().toList() + assumptions).hashCode();
    }
}
