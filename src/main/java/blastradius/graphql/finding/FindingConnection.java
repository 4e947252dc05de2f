package blastradius.graphql.finding;

import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Outcome.Judged;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.entity.Page;
import blastradius.graphql.entity.Page.Edge;
import blastradius.graphql.entity.Page.PageInfo;
import blastradius.graphql.entity.Page.Slice;
import blastradius.graphql.entity.Page.Sliced;
import blastradius.graphql.finding.FindingView.RuleView;
import blastradius.graphql.inquiry.AssumptionsView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page of findings as it is served. */
public record FindingConnection(
        Judgement judgement,
        Wanted wanted,
        @Nullable Since since,
        List<Finding> listed,
        List<RuleOutcomeView> rules,
        Slice<FindingEdge> page)
        implements Sliced<FindingConnection.FindingEdge> {

    static FindingConnection of(Judgement judgement, Wanted wanted, @Nullable Since since, Page page) {
        List<Finding> listed = judgement.findings().all().stream()
                .filter(finding -> wanted.lists(finding, judgement))
                .filter(finding -> since == null
                        || wanted.changes() == null
                        || wanted.changes().contains(since.change(finding)))
                .toList();
        Map<String, List<Finding>> byRule = listed.stream()
                .collect(Collectors.groupingBy(finding -> finding.rule().id()));
        List<RuleOutcomeView> outcomes = judgement.findings().outcomes().entrySet().stream()
                .filter(outcome -> wanted.rules().test(outcome.getKey()))
                .map(outcome -> new RuleOutcomeView(
                        judgement,
                        outcome.getKey(),
                        outcome.getValue(),
                        wanted,
                        byRule.getOrDefault(outcome.getKey().id(), List.of())))
                .toList();
        return new FindingConnection(
                judgement,
                wanted,
                since,
                listed,
                outcomes,
                page.of(
                        listed.size(),
                        (index, cursor) ->
                                new FindingEdge(new FindingView(judgement, since, listed.get(index)), cursor)));
    }

    public List<FindingEdge> edges() {
        return page.edges();
    }

    public List<FindingView> nodes() {
        return edges().stream().map(FindingEdge::node).toList();
    }

    public PageInfo pageInfo() {
        return page.pageInfo();
    }

    public int totalCount() {
        return page.totalCount();
    }

    public @Nullable ChangesView changes() {
        return since == null ? null : new ChangesView(judgement, since, wanted);
    }

    public int acceptedCount() {
        return (int) judgement.findings().all().stream()
                .filter(wanted::asks)
                .filter(finding -> !judgement.isOpen(finding))
                .count();
    }

    public List<SeverityCount> bySeverity() {
        return Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .map(severity -> new SeverityCount(severity, (int) listed.stream()
                        .filter(finding -> finding.severity() == severity)
                        .count()))
                .filter(count -> count.count() > 0)
                .toList();
    }

    public AssumptionsView assumptions() {
        return judgement.inquiry().assumptionsView();
    }

    public Completeness completeness() {
        return Completeness.EXACT;
    }

    public SnapshotView snapshot() {
        return judgement.inquiry().snapshotView();
    }

    /** An entry of a list of findings. */
    public record FindingEdge(FindingView node, String cursor) implements Edge {}

    /** How many findings there are of a severity. */
    public record SeverityCount(Severity severity, int count) {}

    /**
     * What a rule came to, of which only what is wanted is counted.
     *
     * @param listed its findings that the list has
     */
    public record RuleOutcomeView(
            Judgement judgement, RuleText text, Outcome outcome, Wanted wanted, List<Finding> listed) {

        static RuleOutcomeView ofAll(Judgement judgement, RuleText text, Outcome outcome) {
            List<Finding> open = outcome.findings().stream()
                    .filter(finding -> Wanted.ALL.lists(finding, judgement))
                    .toList();
            return new RuleOutcomeView(judgement, text, outcome, Wanted.ALL, open);
        }

        public RuleView rule() {
            return new RuleView(judgement, text);
        }

        public int count() {
            return listed.size();
        }

        public int subjectCount() {
            return listed.stream()
                    .mapToInt(finding -> finding.subjects().size())
                    .sum();
        }

        public int acceptedCount() {
            return (int) outcome.findings().stream()
                    .filter(wanted::asks)
                    .filter(finding -> !judgement.isOpen(finding))
                    .count();
        }

        public Judged judged() {
            return outcome.judged();
        }

        public @Nullable String needed() {
            return outcome.needed();
        }
    }
}
