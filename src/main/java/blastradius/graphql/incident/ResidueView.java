package blastradius.graphql.incident;

import blastradius.analysis.reach.Reach;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.Page.Sliced;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.LossView;
import blastradius.graphql.inquiry.PathView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.graphql.reach.BlastRadiusView;
import blastradius.graphql.scenario.ChangeView;
import blastradius.model.ScenarioDocument;
import blastradius.scenario.residue.Leftover;
import blastradius.scenario.residue.Leftover.Kind;
import blastradius.scenario.residue.Residue;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left behind, under the schema's names. */
record ResidueView(Inquiry inquiry, Residue found) {

    public EntityView of() {
        return inquiry.entity(found.subject());
    }

    public @Nullable Instant leftAt() {
        return found.left().orElse(null);
    }

    public List<KindCount> counts() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        found.leftovers().forEach(leftover -> counts.merge(leftover.kind(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> new KindCount(each.getKey(), each.getValue()))
                .toList();
    }

    public List<ChangeView> changes() {
        return ChangeView.all(found.ended());
    }

    public BlastRadiusView reached() {
        return radius(found.before());
    }

    public BlastRadiusView remaining() {
        return radius(found.after());
    }

    private BlastRadiusView radius(Reach reach) {
        return new BlastRadiusView(
                new Inquiry(reach.gates(), inquiry.budget(), inquiry.scenario()), reach, reach.sources());
    }

    public LossView saving() {
        return new LossView(found.saving());
    }

    public AssumptionsView assumptions() {
        return inquiry.assumptionsView();
    }

    public Completeness completeness() {
        return Completeness.of(found.before().isExact() && found.memory().isExact(), inquiry.assumed());
    }

    public SnapshotView snapshot() {
        return inquiry.snapshotView();
    }

    /** How much there is of a kind. */
    record KindCount(Kind kind, int count) {}

    /** One thing that stays. */
    record ItemView(ResidueView answer, Leftover item) {

        public Kind kind() {
            return item.kind();
        }

        public EntityView entity() {
            return answer.inquiry.entity(item.entity());
        }

        public @Nullable RelationView relation() {
            RelationAt tie = item.relation();
            return tie == null
                    ? null
                    : new RelationView(
                            answer.inquiry.entity(tie.from()),
                            answer.inquiry.entity(tie.to()),
                            tie.relationClass(),
                            answer.inquiry.assumed().at());
        }

        public @Nullable PathView path() {
            Reach memory = answer.found.memory();
            return answer.found
                    .path(item)
                    .map(path -> new PathView(memory.snapshot(), memory.gates().assumptions(), path))
                    .orElse(null);
        }

        public @Nullable Map<String, Object> change() {
            return item.change().map(ScenarioDocument::input).orElse(null);
        }
    }

    /** An entry of the list. */
    record ItemEdge(ItemView node, String cursor) implements Edge {}

    /** A page of the list. */
    record ItemConnection(Slice<ItemEdge> page) implements Sliced<ItemEdge> {

        public List<ItemEdge> edges() {
            return page.edges();
        }

        public List<ItemView> nodes() {
            return edges().stream().map(ItemEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }
    }
}
