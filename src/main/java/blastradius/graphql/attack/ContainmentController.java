package blastradius.graphql.attack;

import blastradius.analysis.containment.Containment;
import blastradius.analysis.containment.ContainmentCheck;
import blastradius.analysis.containment.ContainmentQuestion;
import blastradius.analysis.containment.CutAction;
import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Source;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.ShownLevel;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.PathView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.RelationKind;
import graphql.schema.DataFetchingEnvironment;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what to cut. */
@Controller
public final class ContainmentController {

    private final Inquiries inquiries;

    ContainmentController(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @QueryMapping
    ContainmentView containment(
            @Argument List<String> compromised,
            @Argument @Nullable List<ShownLevel> compromisedAt,
            @Argument List<String> protect,
            @Argument @Nullable ShownLevel level,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            @Argument @Nullable CutCostsInput costs,
            @Argument boolean verify,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(assume, scenario), environment);
        List<Source> sources = inquiries.sources(inquiry, compromised, compromisedAt);
        List<Source> protectedFrom = inquiries.vertices(inquiry, "protect", protect).stream()
                .map(vertex -> Inquiries.source(inquiry, vertex, level))
                .toList();
        return answer(inquiry, sources, protectedFrom, costs, verify);
    }

    @SchemaMapping(typeName = "Entity", field = "containment")
    ContainmentView ofEntity(
            EntityView entity,
            @Argument List<String> compromised,
            @Argument @Nullable ShownLevel level,
            @Argument @Nullable AssumptionsInput assume,
            @Argument @Nullable String scenario,
            @Argument @Nullable CutCostsInput costs,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(entity.snapshot(), new Inquiries.Arguments(assume, scenario), environment);
        List<Source> sources = inquiries.sources(inquiry, compromised, null);
        return answer(inquiry, sources, List.of(Inquiries.source(inquiry, entity, level)), costs, false);
    }

    private static ContainmentView answer(
            Inquiry inquiry,
            List<Source> sources,
            List<Source> protectedFrom,
            @Nullable CutCostsInput costs,
            boolean verify) {
        CutCosts used = costs == null ? CutCosts.DEFAULT : costs.costs();
        ContainmentQuestion question = new ContainmentQuestion(inquiry.gates(), sources, protectedFrom, used);
        Containment found = Containment.of(question, inquiry.budget());
        return new ContainmentView(
                inquiry, used, found, verify ? ContainmentCheck.of(found, question, inquiry.budget()) : null);
    }

    /** What actions cost, as a question states it; what is left out keeps its default. */
    public record CutCostsInput(
            List<RelationCost> remove,
            Set<RelationKind> keep,
            @Nullable Integer rotate,
            @Nullable Integer disable) {

        public CutCosts costs() {
            Map<RelationKind, Integer> costs = new EnumMap<>(RelationKind.class);
            costs.putAll(CutCosts.DEFAULT.remove());
            Set<RelationKind> named = new HashSet<>();
            for (RelationCost each : remove) {
                if (!named.add(each.kind())) {
                    throw new BadRequest("costs.remove names " + each.kind() + " twice");
                }
                costs.put(each.kind(), each.cost());
            }
            keep.forEach(costs::remove);
            return new CutCosts(
                    costs,
                    Objects.requireNonNullElse(rotate, CutCosts.DEFAULT.rotate()),
                    Objects.requireNonNullElse(disable, CutCosts.DEFAULT.disable()));
        }
    }

    /** What ending a relation of a kind costs. */
    record RelationCost(RelationKind kind, int cost) {}

    /** A containment under the schema's names. */
    public record ContainmentView(
            Inquiry inquiry,
            CutCosts costs,
            Containment of,
            @Nullable Agreement agreement) {

        /** At default costs; nothing is verified. */
        public static ContainmentView of(Inquiry inquiry, List<Source> compromised, List<Source> protect) {
            return answer(inquiry, compromised, protect, null, false);
        }

        public boolean possible() {
            return of.isPossible();
        }

        public List<CutActionView> actions() {
            return of.actions().stream()
                    .map(action -> CutActionView.of(inquiry, costs, action))
                    .toList();
        }

        public long cost() {
            return of.cost();
        }

        public long lowerBound() {
            return of.lowerBound();
        }

        public long gap() {
            return of.cost() - of.lowerBound();
        }

        public List<CutWitness> certificate() {
            return of.ways().stream()
                    .map(way -> new CutWitness(way.amount(), inquiry.path(way.path())))
                    .toList();
        }

        public @Nullable PathView unavoidable() {
            return of.unavoidable() == null ? null : inquiry.path(of.unavoidable());
        }

        public AssumptionsView assumptions() {
            return inquiry.assumptionsView();
        }

        public Completeness completeness() {
            return of.isExact()
                    ? Completeness.EXACT
                    : new Completeness(
                            false,
                            "the actions cost " + of.cost() + " and nothing below " + of.lowerBound()
                                    + " suffices; what lies between was not searched to the end");
        }

        public SnapshotView snapshot() {
            return inquiry.snapshotView();
        }
    }

    /** A way that has to be stopped, and how much of the cost it proves. */
    public record CutWitness(long amount, PathView path) {}

    /** What a defender can do. */
    public enum CutActionKind {
        REMOVE,
        ROTATE,
        DISABLE
    }

    /** Something that a defender does; exactly one of relation and entity. */
    public record CutActionView(
            CutActionKind kind,
            int cost,
            @Nullable RelationView relation,
            @Nullable EntityView entity) {

        static CutActionView of(Inquiry inquiry, CutCosts costs, CutAction action) {
            return switch (action) {
                case CutAction.Remove remove -> remove(inquiry, costs, remove);
                case CutAction.Rotate rotate ->
                    new CutActionView(CutActionKind.ROTATE, costs.rotate(), null, inquiry.entity(rotate.credential()));
                case CutAction.Disable disable ->
                    new CutActionView(CutActionKind.DISABLE, costs.disable(), null, inquiry.entity(disable.identity()));
            };
        }

        private static CutActionView remove(Inquiry inquiry, CutCosts costs, CutAction.Remove action) {
            var relation = action.relation();
            int cost = Objects.requireNonNull(
                    costs.remove().get(relation.relation().kind()), "what is cut has a cost");
            RelationView view = new RelationView(
                    inquiry.entity(relation.from()), inquiry.entity(relation.to()), relation.relation());
            return new CutActionView(CutActionKind.REMOVE, cost, view, null);
        }

        public String words() {
            return switch (kind) {
                case REMOVE -> "End it that " + Objects.requireNonNull(relation).words() + ".";
                case ROTATE -> "Rotate " + Objects.requireNonNull(entity).name() + ".";
                case DISABLE -> "Disable " + Objects.requireNonNull(entity).name() + ".";
            };
        }
    }
}
