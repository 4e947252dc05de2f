package blastradius.finding.delegation;

import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.RelationKind;
import java.util.List;

/** BR-42: delegation of which nothing says why it is there. */
public final class UnexplainedDelegation implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-42",
            "Delegation without a reason",
            Severity.LOW,
            "Delegations have neither purpose nor contract, ticket or owner, of those that their source states of others; one for the organization whose people hold them.");

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
        List<Delegation> grants =
                facts.delegations().all().stream().filter(Delegation::isGranted).toList();
        List<Delegation> judged = grants.stream()
                .filter(each -> reasons.stream().anyMatch(reason -> reason.isJudged(each.bearer())))
                .toList();
        List<Delegation> unexplained = judged.stream()
                .filter(each -> reasons.stream().noneMatch(reason -> reason.isKnown(each.bearer())))
                .toList();
        return Outcome.of(
                Lacking.byRoutine(
                        facts, TEXT, TEXT.severity(), unexplained, "of which nothing says why they are there"),
                judged.size(),
                grants.size(),
                "why grants are there (purpose, ticket, UNDER_CONTRACT, OWNED_BY)");
    }
}
