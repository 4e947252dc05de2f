package blastradius.finding.delegation;

import blastradius.finding.access.CustomerAccess;
import blastradius.finding.access.CustomerAccesses;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.List;

/** BR-42: delegation of which nothing says why it is there. */
public final class UnexplainedDelegation implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-42",
            "CustomerAccess without a reason",
            Severity.LOW,
            "A delegation has neither purpose nor contract, ticket or owner, of those that its source states of others; one a holder.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Absence> reasons = List.of(
                facts.without(StatedFact.PURPOSE),
                facts.without(StatedFact.TICKET),
                facts.without(RelationKind.UNDER_CONTRACT),
                facts.without(RelationKind.OWNED_BY));
        List<CustomerAccess> grants = CustomerAccesses.of(facts).all().stream()
                .filter(CustomerAccess::isGrant)
                .toList();
        List<Finding> findings = new ArrayList<>();
        CustomerAccesses.of(facts)
                .byHolder(each -> each.isGrant()
                        && reasons.stream().noneMatch(reason -> reason.isKnown(each.bearer()))
                        && reasons.stream().anyMatch(reason -> reason.isJudged(each.bearer())))
                .forEach((holder, unexplained) -> findings.add(finding(facts, holder, unexplained)));
        return Outcome.of(
                findings,
                grants.stream()
                        .filter(each -> reasons.stream().anyMatch(reason -> reason.isJudged(each.bearer())))
                        .count(),
                grants.size(),
                "why grants are there (purpose, ticket, UNDER_CONTRACT, OWNED_BY)");
    }

    private static Finding finding(Facts facts, int holder, List<CustomerAccess> unexplained) {
        List<Integer> grants =
                unexplained.stream().map(CustomerAccess::bearer).distinct().toList();
        return Finding.of(TEXT, Cause.of(holder), facts)
                .subjects(grants)
                .relations(unexplained.stream()
                        .map(each -> each.relations().getFirst())
                        .toList())
                .words("nothing says why " + facts.snapshot().name(holder) + " holds " + grants.size()
                        + (grants.size() == 1 ? " grant" : " grants"))
                .build();
    }
}
