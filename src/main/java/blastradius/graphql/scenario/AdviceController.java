package blastradius.graphql.scenario;

import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.question.Source;
import blastradius.graphql.attack.ContainmentController.CutCostsInput;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.inquiry.AssumptionsInput;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiries;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.scenario.advice.Advice;
import blastradius.scenario.advice.AdviceCosts;
import blastradius.scenario.advice.AdviceQuestion;
import blastradius.scenario.advice.Remedy;
import blastradius.scenario.comparison.Comparison;
import blastradius.scenario.comparison.ComparisonQuestion;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import graphql.schema.DataFetchingEnvironment;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Answers what to do first, and what has changed since. */
@Controller
public final class AdviceController {

    private final CurrentSnapshot current;
    private final PastSnapshots past;
    private final Inquiries inquiries;

    AdviceController(CurrentSnapshot current, PastSnapshots past, Inquiries inquiries) {
        this.current = current;
        this.past = past;
        this.inquiries = inquiries;
    }

    @QueryMapping
    AdviceView advice(
            @Argument @Nullable List<String> protect,
            @Argument @Nullable List<String> compromised,
            @Argument double budget,
            @Argument @Nullable AdviceCostsInput costs,
            @Argument @Nullable AssumptionsInput assume,
            DataFetchingEnvironment environment) {
        Inquiry inquiry = inquiries.of(new Inquiries.Arguments(assume, null), environment);
        List<String> taken = orNone(compromised);
        List<String> kept = orNone(protect);
        List<Source> sources = taken.isEmpty() ? List.of() : inquiries.sources(inquiry, taken, null);
        List<Integer> worth = kept.isEmpty() ? List.of() : inquiries.vertices(inquiry, "protect", kept);
        AdviceCosts used = costs == null ? AdviceCosts.DEFAULT : costs.costs();
        AdviceQuestion question = new AdviceQuestion(sources, worth, budget, used, inquiry.assumed());
        return new AdviceView(inquiry, Advice.of(inquiry.snapshot(), question, inquiry.budget()));
    }

    @QueryMapping
    ComparisonView drift(
            @Argument int from,
            @Argument @Nullable Integer to,
            @Argument @Nullable List<String> compromised,
            @Argument @Nullable AssumptionsInput assume,
            DataFetchingEnvironment environment) {
        Snapshot later = to == null ? current.get() : past.at(to);
        Inquiry inquiry = inquiries.of(later, new Inquiries.Arguments(assume, null), environment);
        ComparisonQuestion question = new ComparisonQuestion(inquiry.assumed(), true, inquiry.budget());
        Comparison found = Comparison.ofVersions(
                past.at(from), later, levels(later, past.at(from), orNone(compromised)), question);
        return new ComparisonView(inquiry, found, RequestedMeasures.of(environment));
    }

    /** The levels at which the entities are exercised, by id. */
    private static Map<String, AccessLevel> levels(Snapshot later, Snapshot earlier, List<String> ids) {
        Map<String, AccessLevel> levels = new LinkedHashMap<>();
        for (String id : ids) {
            Snapshot knows = later.vertexOf(id).isPresent() ? later : earlier;
            knows.vertexOf(id)
                    .ifPresent(vertex -> levels.put(id, knows.kind(vertex).exerciseLevel()));
        }
        if (levels.isEmpty() && !ids.isEmpty()) {
            throw new BadRequest("none of the compromised entities is in either version of the estate");
        }
        return levels;
    }

    private static List<String> orNone(@Nullable List<String> ids) {
        return ids == null ? List.of() : ids;
    }

    /** What changes cost, as a question states it; what is left out keeps its default. */
    record AdviceCostsInput(@Nullable CutCostsInput ending, List<RemedyCost> remedies, Set<Remedy> without) {

        AdviceCosts costs() {
            Map<Remedy, Double> costs = new EnumMap<>(AdviceCosts.DEFAULT.remedies());
            Set<Remedy> named = EnumSet.noneOf(Remedy.class);
            for (RemedyCost each : remedies) {
                if (!named.add(each.remedy())) {
                    throw new BadRequest("costs.remedies names " + each.remedy() + " twice");
                }
                costs.put(each.remedy(), each.cost());
            }
            without.forEach(costs::remove);
            return new AdviceCosts(ending == null ? CutCosts.DEFAULT : ending.costs(), costs);
        }
    }

    /** What a remedy costs. */
    record RemedyCost(Remedy remedy, double cost) {}

    /** A change that is proposed. */
    record AdvisedChange(Advice advice, Advice.Worth of) {

        public ChangeView change() {
            return new ChangeView(advice.proposal(), of.applied());
        }

        public double saving() {
            return of.saving();
        }

        public double savingPerCost() {
            return of.savingPerCost();
        }

        public @Nullable String ends() {
            return of.ends().orElse(null);
        }
    }

    /** Advice under the schema's names. */
    record AdviceView(Inquiry inquiry, Advice of) {

        public ScenarioView scenario() {
            return ScenarioView.of(of.proposal());
        }

        public List<AdvisedChange> changes() {
            return of.worths().stream()
                    .map(worth -> new AdvisedChange(of, worth))
                    .toList();
        }

        public boolean seesGates() {
            return of.seesGates();
        }

        public double before() {
            return of.before();
        }

        public double after() {
            return of.after();
        }

        public double saving() {
            return of.saving();
        }

        public double cost() {
            return of.cost();
        }

        public double bound() {
            return of.bound();
        }

        public double gap() {
            return of.gap();
        }

        public int candidateCount() {
            return of.candidateCount();
        }

        public AssumptionsView assumptions() {
            return inquiry.assumptionsView();
        }

        public Completeness completeness() {
            return of.isExact()
                    ? Completeness.EXACT
                    : new Completeness(
                            false,
                            "the best set of the " + of.candidateCount() + " changes that were weighed may save up to "
                                    + Math.round(of.bound() * 10) / 10.0 + " points");
        }

        public SnapshotView snapshot() {
            return inquiry.snapshotView();
        }
    }
}
