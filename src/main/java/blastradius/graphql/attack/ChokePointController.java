package blastradius.graphql.attack;

import blastradius.analysis.chokepoint.ChokePoint;
import blastradius.analysis.chokepoint.ChokePoints;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Source;
import blastradius.analysis.relation.Removal;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.Page.Sliced;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.governance.AskedFilter;
import blastradius.graphql.governance.EntityFilters;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.LossView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.EntityFilterDocument;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;

/** Answers what an attack cannot do without. */
@Controller
public final class ChokePointController {

    private final Inquiries inquiries;
    private final EntityFilters filters;
    private final Limits limits;
    private final KeptChokePoints kept = new KeptChokePoints();

    ChokePointController(Inquiries inquiries, EntityFilters filters, Limits limits) {
        this.inquiries = inquiries;
        this.filters = filters;
        this.limits = limits;
    }

    @QueryMapping
    ChokePointConnection chokePoints(
            @Argument List<String> compromised,
            @Argument @Nullable List<ShownLevel> compromisedAt,
            @Argument @Nullable List<String> targets,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(assume, scenario), environment);
        return answer(inquiry, inquiries.sources(inquiry, compromised, compromisedAt), targets, environment);
    }

    @SchemaMapping(typeName = "Entity", field = "chokePoints")
    ChokePointConnection ofEntity(
            EntityView entity,
            @Argument @Nullable ShownLevel compromisedAt,
            @Argument @Nullable List<String> targets,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(entity.snapshot(), new Inquiries.Arguments(assume, scenario), environment);
        return answer(inquiry, List.of(Inquiries.source(inquiry, entity, compromisedAt)), targets, environment);
    }

    private ChokePointConnection answer(
            Inquiry inquiry,
            List<Source> sources,
            @Nullable List<String> targets,
            DataFetchingEnvironment environment) {
        boolean verify = environment.getArgumentOrDefault("verify", false);
        List<Integer> protect =
                targets == null || targets.isEmpty() ? List.of() : inquiries.vertices(inquiry, "targets", targets);
        ChokePoints all = kept.of(inquiry.gates(), sources, protect, inquiry.budget());
        @Nullable Map<String, Object> where = environment.getArgument("where");
        AskedFilter filter = filters.asked(EntityFilterDocument.read(where));
        ChokePoints found = where == null ? all : all.only(entity(filter.on(inquiry.filtered())));
        Page page = Page.of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                limits,
                inquiry.pin(),
                inquiry.question("choke points;" + protect + (where == null ? "" : filter.text()), sources));
        IntFunction<ChokePoint> point = gravest(found, page.end(found.size()));
        return new ChokePointConnection(
                inquiry,
                found,
                verify ? all.verify(inquiry.budget()) : null,
                page.of(found.size(), (index, cursor) -> new ChokePointEdge(inquiry, point.apply(index), cursor)));
    }

    private static Predicate<ChokePoint> entity(IntPredicate wanted) {
        return point -> point.removal() instanceof Removal.OfEntity entity && wanted.test(entity.vertex());
    }

    /* Those of the page are found for it; only who goes on behind it has all put in order. */
    private static IntFunction<ChokePoint> gravest(ChokePoints found, int paged) {
        List<ChokePoint> page = found.points(paged);
        Supplier<List<ChokePoint>> all = SingletonSupplier.of(() -> found.points());
        return index -> index < page.size() ? page.get(index) : all.get().get(index);
    }

    /** Choke points under the schema's names. */
    record ChokePointConnection(
            Inquiry inquiry, ChokePoints found, @Nullable Agreement agreement, Slice<ChokePointEdge> page)
            implements Sliced<ChokePointEdge> {

        public List<ChokePointEdge> edges() {
            return page.edges();
        }

        public List<ChokePointView> nodes() {
            return edges().stream().map(ChokePointEdge::node).toList();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }

        public double score() {
            return found.score();
        }

        public AssumptionsView assumptions() {
            return inquiry.assumptionsView();
        }

        public Completeness completeness() {
            return Completeness.of(found.isExact(), inquiry.assumed());
        }

        public SnapshotView snapshot() {
            return inquiry.snapshotView();
        }
    }

    /** A choke point, and what its removal saves. */
    public record ChokePointEdge(Inquiry inquiry, ChokePoint point, String cursor) implements Edge {

        public ChokePointView node() {
            return switch (point.removal()) {
                case Removal.OfEntity removed ->
                    new ChokePointView(inquiry.entity(removed.vertex()), null, point.compromised());
                case Removal.OfRelation removed -> new ChokePointView(null, relation(removed), point.compromised());
            };
        }

        private RelationView relation(Removal.OfRelation removed) {
            var arcClass = inquiry.snapshot().arcClasses().get(removed.arcClass());
            return RelationView.followed(
                    inquiry.entity(removed.from()),
                    inquiry.entity(removed.to()),
                    Objects.requireNonNull(arcClass.relation(), "what can be removed is a relation"));
        }

        public LossView loss() {
            return new LossView(point.loss());
        }

        public int targetsSaved() {
            return point.targetsSaved();
        }
    }

    /** Exactly one of entity and relation. */
    public record ChokePointView(
            @Nullable EntityView entity, @Nullable RelationView relation, boolean compromised) {}
}
