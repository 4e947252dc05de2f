package blastradius.finding.delegation;

import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityType;
import java.util.ArrayList;
import java.util.List;

/** BR-37: a group that serves customers together of whom one wants to be apart. */
public final class SharedGroup implements Rule {

    private static final Parameter CUSTOMERS = new Parameter("BR-37", "customers", 2);
    private static final RuleText TEXT = RuleText.of(
            "BR-37",
            "Shared group of an isolated customer",
            Severity.MODERATE,
            "One group serves so many customers, and one of them wants identities of its own.",
            CUSTOMERS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        if (!facts.stated().isStated(StatedFact.ISOLATED)) {
            return Outcome.notJudged("which customers want identities of their own (isolated)");
        }
        List<Finding> findings = new ArrayList<>();
        facts.delegations()
                .byHolder(each -> facts.snapshot().kind(each.holder()).type() == EntityType.GROUP)
                .forEach((group, held) -> {
                    List<Integer> customers =
                            held.stream().map(Delegation::customer).distinct().toList();
                    boolean isForbidden =
                            customers.stream().anyMatch(each -> facts.stated().isTrue(StatedFact.ISOLATED, each));
                    if (isForbidden && customers.size() >= facts.value(CUSTOMERS)) {
                        findings.add(Finding.of(TEXT, Cause.of(group), facts)
                                .subjects(customers)
                                .relations(held.stream()
                                        .map(each -> each.holding())
                                        .toList())
                                .words(facts.snapshot().name(group) + " serves " + customers.size()
                                        + " customers, one of which is to be apart")
                                .build());
                    }
                });
        return Outcome.of(findings);
    }
}
