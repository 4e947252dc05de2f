package blastradius.graphql.attack;

import blastradius.analysis.exposure.Exposure;
import blastradius.analysis.exposure.ExposureQuestion;
import blastradius.analysis.question.Agreement;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.Page.OfEntity;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.PathView;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An exposure under the schema's names for its fields. */
public record ExposureView(
        Inquiry inquiry,
        ExposureQuestion question,
        Exposure exposure,
        @Nullable Agreement agreement) {

    public List<EntityView> targets() {
        return exposure.targets().stream().map(inquiry::entity).toList();
    }

    public int entityCount() {
        return exposure.size();
    }

    public int identityCount() {
        return (int) exposure.identities().count();
    }

    public int possibleCount() {
        return exposure.possibleSize();
    }

    public int reachAllCount() {
        return exposure.sizeOfAll();
    }

    /** Null where no provider has identities. */
    public @Nullable Double providerShare() {
        OptionalDouble share = exposure.providerShare();
        return share.isPresent() ? share.getAsDouble() : null;
    }

    public AssumptionsView assumptions() {
        return inquiry.assumptionsView();
    }

    public Completeness completeness() {
        return exposure.isExact()
                ? Completeness.EXACT
                : new Completeness(
                        false,
                        exposure.size() + " entities certainly reach a target, " + exposure.possibleSize()
                                + " may: the time did not suffice to decide about the others");
    }

    public SnapshotView snapshot() {
        return inquiry.snapshotView();
    }

    /** A hash of what decides a list of the answer. */
    int list(String filter) {
        String targets = exposure.targets().stream()
                .map(vertex -> inquiry.snapshot().id(vertex))
                .sorted()
                .toList()
                .toString();
        String asked = question.level() + ";" + question.tenantNodeOnly() + ";" + targets;
        return inquiry.question("exposure;" + filter + ";" + asked, List.of());
    }

    /** An entity, and what it reaches of the targets. */
    public record ExposedToEdge(ExposureView answer, int vertex, String cursor) implements OfEntity {

        @Override
        public EntityView node() {
            return answer.inquiry().entity(vertex);
        }

        public boolean reachesAll() {
            return answer.exposure().reachesAll(vertex);
        }

        public PathView path() {
            Inquiry inquiry = answer.inquiry();
            return inquiry.path(answer.exposure()
                    .way(vertex, inquiry.budget())
                    .orElseThrow(() -> new IllegalStateException("no way from what was found exposed to")));
        }
    }
}
