package blastradius.graphql.finding;

import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Outcome.Judged;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of findings as it is served. */
public record FindingConnection(
        Judgement judgement, Wanted wanted, List<Finding> listed, List<RuleOutcomeView> rules, Slice<FindingEdge> page)
        implements Sliced<FindingConnection.FindingEdge> {

    /**
     * What is to be listed.
     *
     * @param accepted only those that somebody accepts, or nobody; null: both
     */
    record Wanted(
            Predicate<RuleText> rules,
            Predicate<Finding> findings,
            @Nullable Boolean accepted) {

        boolean lists(Finding finding, Judgement judgement) {
            return asks(finding) && (accepted == null || accepted != judgement.isOpen(finding));
        }

        /** Whether it is meant, accepted or not. */
        boolean asks(Finding finding) {
            return rules.test(finding.rule()) && findings.test(finding);
        }
    }

    static FindingConnection of(Judgement judgement, Wanted wanted, Page page) {
        List<Finding> listed = judgement.findings().all().stream()
                .filter(finding -> wanted.lists(finding, judgement))
                .toList();
        List<RuleOutcomeView> outcomes = judgement.findings().outcomes().entrySet().stream()
                .filter(outcome -> wanted.rules().test(outcome.getKey()))
                .map(outcome -> new RuleOutcomeView(judgement, outcome.getKey(), outcome.getValue(), wanted))
                .toList();
        return new FindingConnection(
                judgement,
                wanted,
                listed,
                outcomes,
                page.of(
                        listed.size(),
                        (index, cursor) -> new FindingEdge(new FindingView(judgement, listed.get(index)), cursor)));
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

    public SnapshotView snapshot() {
        return judgement.inquiry().snapshotView();
    }

    /** An entry of a list of findings. */
    public record FindingEdge(FindingView node, String cursor) implements Edge {}

    /** How many findings there are of a severity. */
    public record SeverityCount(Severity severity, int count) {}

    /** What a rule came to, of which only what is wanted is counted. */
    public record RuleOutcomeView(Judgement judgement, RuleText text, Outcome outcome, Wanted wanted) {

        public RuleView rule() {
            return new RuleView(judgement, text);
        }

        public int count() {
            return (int) listed().count();
        }

        public int subjectCount() {
            return listed().mapToInt(finding -> finding.subjects().size()).sum();
        }

        public int acceptedCount() {
            return (int) outcome.findings().stream()
                    .filter(wanted::asks)
                    .filter(finding -> !judgement.isOpen(finding))
                    .count();
        }

        private Stream<Finding> listed() {
            return outcome.findings().stream().filter(finding -> wanted.lists(finding, judgement));
        }

        public Judged judged() {
            return outcome.judged();
        }

        public @Nullable String needed() {
            return outcome.needed();
        }
    }
}
