package blastradius.finding.delegation;

import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Selection;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** BR-03: access to customers that stands all the time. */
public final class StandingDelegation implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-03",
            "Standing privileged cross-tenant access",
            Severity.HIGH,
            "An account holds, without activating anything, a delegation that gives WRITE or more of a customer; one finding for each holder and role.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        facts.delegations()
                .byHolderAndRole(delegation -> delegation.level().covers(AccessLevel.WRITE) && delegation.isStanding())
                .forEach((key, delegations) -> {
                    if (facts.hasStandingAccount(key.holder())) {
                        findings.add(finding(facts, key, delegations));
                    }
                });
        return Outcome.of(findings);
    }

    private static Finding finding(Facts facts, Delegation.Key key, List<Delegation> delegations) {
        Snapshot snapshot = facts.snapshot();
        List<Integer> held = delegations.stream().map(Delegation::held).toList();
        Finding.Builder finding = Finding.of(TEXT, Cause.of(key.holder(), key.role()), facts)
                .subjects(held)
                .relations(delegations.stream()
                        .flatMap(each -> each.relations().stream())
                        .toList());
        finding.words(snapshot.name(key.holder()) + " " + delegations.getFirst().words() + " "
                + Words.count(finding.customers(), "customer") + " without activation");
        boolean isActivated = delegations.stream()
                .allMatch(each -> each.holding().relationClass().kind().isActivated());
        boolean areHumans = facts.identities(key.holder()).noneMatch(facts::isNonHuman);
        if (isActivated && areHumans) {
            Selection holdings = new Selection(
                    delegations.stream().map(each -> facts.id(each.holding())).collect(Collectors.toSet()), null);
            finding.remedy(
                    new Action.MakeEligible(holdings, Set.of(), Duration.ofHours(8)),
                    "people activate it when they need it");
        }
        return finding.build();
    }
}
