package blastradius.finding.delegation;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.Action;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** BR-18: delegations whose contract has ended, or that never had one. */
public final class AccessAfterContract implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-18",
            "Access outlives contract",
            Severity.HIGH,
            "A delegation stands though every contract that it is under has ended, or though it is under none where its source states contracts.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence absence = facts.without(RelationKind.UNDER_CONTRACT);
        Map<Integer, List<Delegation>> ended = new TreeMap<>();
        Map<Delegation.Key, List<Delegation>> without = new LinkedHashMap<>();
        List<Delegation> granted = facts.delegations().all().stream()
                .filter(each -> facts.snapshot().kind(each.held()).type() == EntityType.GRANT)
                .toList();
        long judged = 0;
        for (Delegation delegation : granted) {
            List<RelationAt> contracts =
                    facts.relations(RelationKind.UNDER_CONTRACT).outOf(delegation.held());
            judged += absence.isJudged(delegation.held()) ? 1 : 0;
            if (absence.isAbsent(delegation.held())) {
                without.computeIfAbsent(delegation.key(), key -> new ArrayList<>())
                        .add(delegation);
            } else if (!contracts.isEmpty() && contracts.stream().allMatch(each -> hasEnded(facts, each.to()))) {
                ended.computeIfAbsent(contracts.getFirst().to(), contract -> new ArrayList<>())
                        .add(delegation);
            }
        }
        List<Finding> findings = new ArrayList<>();
        ended.forEach((contract, delegations) -> findings.add(afterEnd(facts, contract, delegations)));
        without.forEach((key, delegations) -> findings.add(withoutAny(facts, key, delegations)));
        return Outcome.of(findings, judged, granted.size(), "under which contract a grant is (UNDER_CONTRACT)");
    }

    private static boolean hasEnded(Facts facts, int contract) {
        Instant end = facts.at(Fact.ENDS, contract);
        return end != null && !end.isAfter(facts.at());
    }

    private static Finding afterEnd(Facts facts, int contract, List<Delegation> delegations) {
        long grants = delegations.stream().map(Delegation::held).distinct().count();
        return about(facts, Cause.of(contract), delegations)
                .words(Words.count(grants, "grant") + (grants == 1 ? " stands" : " stand") + " though "
                        + facts.snapshot().name(contract) + " ended by " + Words.day(facts.at(Fact.ENDS, contract)))
                .remedy(
                        new Action.Offboard(Selection.of(facts.snapshot().id(contract))),
                        "what is under it ends with it")
                .build();
    }

    private static Finding withoutAny(Facts facts, Delegation.Key key, List<Delegation> delegations) {
        return about(facts, Cause.of(key.holder(), key.role()), delegations)
                .severity(Severity.MODERATE)
                .words(facts.snapshot().name(key.holder()) + " holds " + key.role() + ", "
                        + Words.count(delegations.size(), "grant") + " under no contract")
                .build();
    }

    private static Finding.Builder about(Facts facts, Cause cause, List<Delegation> delegations) {
        return Finding.of(TEXT, cause, facts)
                .subjects(delegations.stream().map(Delegation::held).toList())
                .relations(delegations.stream()
                        .flatMap(each -> each.relations().stream())
                        .toList());
    }
}
