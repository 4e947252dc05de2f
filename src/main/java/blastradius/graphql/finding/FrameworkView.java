package blastradius.graphql.finding;

import blastradius.finding.Frameworks;
import blastradius.finding.Frameworks.Control;
import blastradius.finding.outcome.Outcome.Judged;
import blastradius.graphql.finding.FindingConnection.RuleOutcomeView;
import blastradius.graphql.finding.FindingView.ControlView;
import java.util.List;

/** A framework, and what the estate shows of its controls. */
record FrameworkView(Judgement judgement, String name, String version) {

    /** What can be said of a control. */
    enum Status {
        FINDINGS,
        ACCEPTED,
        EVIDENCE,
        PARTLY_JUDGED,
        NOT_JUDGED
    }

    /** All frameworks, in the order of their table. */
    static List<FrameworkView> all(Judgement judgement) {
        return Frameworks.SHIPPED.controls().stream()
                .map(control -> new FrameworkView(judgement, control.framework(), control.version()))
                .distinct()
                .toList();
    }

    public List<CoverageView> controls() {
        return Frameworks.SHIPPED.controls().stream()
                .filter(control ->
                        control.framework().equals(name) && control.version().equals(version))
                .map(control -> new CoverageView(judgement, control))
                .toList();
    }

    /** What the estate shows of a control. */
    record CoverageView(Judgement judgement, Control of) {

        public ControlView control() {
            return new ControlView(of);
        }

        public List<RuleOutcomeView> rules() {
            List<String> speaking = Frameworks.SHIPPED.rules(of);
            return judgement.findings().outcomes().entrySet().stream()
                    .filter(outcome -> speaking.contains(outcome.getKey().id()))
                    .map(outcome -> RuleOutcomeView.ofAll(judgement, outcome.getKey(), outcome.getValue()))
                    .toList();
        }

        public int findingCount() {
            return rules().stream().mapToInt(RuleOutcomeView::count).sum();
        }

        public int acceptedCount() {
            return rules().stream().mapToInt(RuleOutcomeView::acceptedCount).sum();
        }

        public Status status() {
            List<Judged> judged = rules().stream().map(RuleOutcomeView::judged).toList();
            if (findingCount() > 0) {
                return Status.FINDINGS;
            }
            if (acceptedCount() > 0) {
                return Status.ACCEPTED;
            }
            if (judged.stream().allMatch(each -> each == Judged.NOT)) {
                return Status.NOT_JUDGED;
            }
            return judged.stream().allMatch(each -> each == Judged.WHOLLY) ? Status.EVIDENCE : Status.PARTLY_JUDGED;
        }
    }
}
