package blastradius.finding.activation;

import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** BR-38: what one group must have approved, another holds without. */
public final class ApprovalBypass implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-38",
            "Approval that another group passes by",
            Severity.MODERATE,
            "A customer's tenant needs approval at a level for one group, and another of somebody else's holds that level there without.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Map<Integer, List<Delegation>> approved = facts.delegations().all().stream()
                .filter(each -> !each.isOpen() && !each.terms().approvers().isEmpty())
                .collect(Collectors.groupingBy(Delegation::customer));
        List<Finding> findings = new ArrayList<>();
        facts.delegations()
                .byHolder(each -> isGroup(facts, each.holder())
                        && each.terms().approvers().isEmpty()
                        && approved.getOrDefault(each.customer(), List.of()).stream()
                                .anyMatch(other -> isPassedBy(facts, other, each)))
                .forEach((holder, passing) -> findings.add(finding(facts, holder, passing)));
        return Outcome.of(findings);
    }

    private static boolean isGroup(Facts facts, int holder) {
        return facts.snapshot().kind(holder).type() == EntityType.GROUP;
    }

    private static boolean isPassedBy(Facts facts, Delegation approved, Delegation other) {
        return other.holder() != approved.holder()
                && other.gives(approved.level())
                && (other.scope() == approved.scope()
                        || facts.snapshot().kind(other.scope()).type() == EntityType.TENANT);
    }

    private static Finding finding(Facts facts, int holder, List<Delegation> passing) {
        List<Integer> customers =
                passing.stream().map(Delegation::customer).distinct().toList();
        return Finding.of(TEXT, Cause.of(holder), facts)
                .subjects(customers)
                .relations(passing.stream().map(each -> each.holding()).toList())
                .words(facts.snapshot().name(holder) + " holds without approval what others must have approved, in "
                        + Words.count(customers.size(), "customer"))
                .build();
    }
}
