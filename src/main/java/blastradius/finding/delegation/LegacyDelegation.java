package blastradius.finding.delegation;

import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.model.Action;
import blastradius.model.EntityType;
import blastradius.snapshot.RelationAt;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** BR-54: delegated administration of the kind that gives everything for ever. */
public final class LegacyDelegation implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-54",
            "Legacy delegated administration",
            Severity.HIGH,
            "A partner's delegated administration of a customer is left from before granular relationships.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        SortedMap<Integer, List<Delegation>> byHolder = facts.delegations().byHolder(each -> isLegacy(facts, each));
        boolean isKnown = !byHolder.isEmpty()
                || facts.judged(EntityType.GRANT)
                        .anyMatch(grant -> PartnerGrants.isGranular(facts, grant)
                                || facts.snapshot().sourceKinds(grant).stream().anyMatch(PartnerGrants::isLegacy));
        if (!isKnown) {
            return Outcome.notJudged("the kinds of delegated administration that customers have with the partner");
        }
        return Outcome.of(byHolder.entrySet().stream()
                .map(each -> finding(facts, each.getKey(), each.getValue()))
                .toList());
    }

    private static boolean isLegacy(Facts facts, Delegation delegation) {
        return Stream.concat(
                        facts.snapshot().sourceKinds(delegation.bearer()).stream(),
                        delegation.relations().stream()
                                .map(each -> each.relationClass().sourceKind()))
                .anyMatch(PartnerGrants::isLegacy);
    }

    private static Finding finding(Facts facts, int holder, List<Delegation> legacy) {
        List<Integer> customers =
                legacy.stream().map(Delegation::customer).distinct().toList();
        List<RelationAt> held = legacy.stream().map(each -> each.holding()).toList();
        return Finding.of(TEXT, Cause.of(holder), facts)
                .subjects(customers)
                .relations(held)
                .words(facts.snapshot().name(holder) + " still administers " + customers.size()
                        + (customers.size() == 1 ? " customer" : " customers") + " by delegation of the old kind")
                .remedy(
                        new Action.Revoke(Selections.relations(facts.snapshot(), held)),
                        "granular relationships that end, then remove the old one")
                .build();
    }
}
