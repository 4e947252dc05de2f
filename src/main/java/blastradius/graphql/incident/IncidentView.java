package blastradius.graphql.incident;

import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.reach.BlastRadiusView;
import blastradius.model.JitMode;
import blastradius.scenario.incident.Fallen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident under the schema's names.
 *
 * @param fallen by standing access and recorded activations
 */
record IncidentView(
        Inquiry inquiry, List<Source> sources, @Nullable Instant since, Fallen fallen) {

    static IncidentView of(Inquiry inquiry, List<Source> sources, @Nullable Instant since) {
        Gates recorded = Gates.of(inquiry.snapshot(), inquiry.assumed().withJit(JitMode.STRICT));
        Instant start = since == null ? inquiry.assumed().at() : since;
        return new IncidentView(inquiry, sources, since, Fallen.since(start, recorded, sources, inquiry.budget()));
    }

    /** Since when it is asked, the instant of the question where nothing is said. */
    Instant start() {
        return since == null ? inquiry.assumed().at() : since;
    }

    public List<EntityView> compromised() {
        return sources.stream()
                .map(source -> inquiry.entity(source.vertex()))
                .distinct()
                .toList();
    }

    public BlastRadiusView fell() {
        return view(fallen.reach());
    }

    BlastRadiusView couldFall(JitMode jit) {
        Gates gates = Gates.of(inquiry.snapshot(), inquiry.assumed().withJit(jit));
        return view(Reach.from(gates, sources, inquiry.budget()));
    }

    private BlastRadiusView view(Reach reach) {
        return new BlastRadiusView(new Inquiry(reach.gates(), inquiry.budget(), inquiry.scenario()), reach, sources);
    }

    public AssumptionsView assumptions() {
        return inquiry.assumptionsView();
    }

    public Completeness completeness() {
        return Completeness.of(fallen.reach().isExact(), inquiry.assumed());
    }

    public SnapshotView snapshot() {
        return inquiry.snapshotView();
    }
}
