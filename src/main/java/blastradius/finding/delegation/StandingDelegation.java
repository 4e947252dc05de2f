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
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.snapshot.RelationAt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BR-03: access to customers that stands all the time. */
public final class StandingDelegation implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-03",
            "Standing privileged cross-tenant access",
            Severity.MODERATE,
            "An account holds, without activating anything, a delegation that gives WRITE or more of a customer; one finding for each holder and role, and for each role that people or tools hold one by one.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Map<Cause, List<Delegation>> byCause = new LinkedHashMap<>();
        facts.delegations()
                .byHolderAndRole(delegation -> delegation.gives(AccessLevel.WRITE)
                        && delegation.isStanding()
                        && !facts.organizations().isCustomers(delegation.holder()))
                .forEach((key, delegations) -> {
                    if (facts.hasStandingAccount(key.holder())) {
                        byCause.computeIfAbsent(cause(facts, key), first -> new ArrayList<>())
                                .addAll(delegations);
                    }
                });
        List<Finding> findings = new ArrayList<>();
        byCause.forEach((cause, delegations) -> findings.add(finding(facts, cause, delegations)));
        return Outcome.of(findings);
    }

    /* Where people have accounts of their own for each customer, or tools do alike, the role is what they have in common. */
    private static Cause cause(Facts facts, Delegation.Key key) {
        EntityKind kind = facts.snapshot().kind(key.holder());
        return kind == EntityKind.HUMAN || kind == EntityKind.TOOL
                ? Cause.of(facts.routine(key.holder()).responsible(), key.role())
                : Cause.of(key.holder(), key.role());
    }

    private static Finding finding(Facts facts, Cause cause, List<Delegation> delegations) {
        List<RelationAt> holdings =
                delegations.stream().map(Delegation::holding).distinct().toList();
        List<Integer> holders =
                delegations.stream().map(Delegation::holder).distinct().toList();
        Finding.Builder finding = Finding.of(TEXT, cause, facts)
                .subjects(delegations.stream().map(Delegation::held).toList())
                .relations(delegations.stream()
                        .flatMap(each -> each.relations().stream())
                        .toList());
        String who = holders.size() == 1
                ? facts.snapshot().name(holders.getFirst())
                : "Each of "
                        + Words.names(
                                holders.stream().map(facts.snapshot()::name).toList(), 3);
        finding.words(who + " " + delegations.getFirst().words() + " " + Words.count(finding.customers(), "customer")
                + (holders.size() == 1 ? "" : " in all") + " without activation");
        boolean isActivated =
                holdings.stream().allMatch(each -> each.relationClass().kind().isActivated());
        boolean areHumans = holders.stream().flatMapToInt(facts::identities).noneMatch(facts::isNonHuman);
        if (isActivated && areHumans) {
            finding.remedy(
                    new Action.MakeEligible(
                            Selections.relations(facts.snapshot(), holdings), Set.of(), Duration.ofHours(8)),
                    "people activate it when they need it");
        }
        return finding.build();
    }
}
