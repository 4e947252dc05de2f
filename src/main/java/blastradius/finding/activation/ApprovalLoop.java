package blastradius.finding.activation;

import blastradius.finding.access.Members;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BR-21: who asks also approves, by a second account or as a peer. */
public final class ApprovalLoop implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-21",
            "Approval by the requester or by peers",
            Severity.LOW,
            "Nobody but the requester, by another account, can approve an activation (high), or all who approve are among the eligible (low).");

    @Override
    public RuleText text() {
        return TEXT;
    }

    /* What is held, and who approves it. */
    private record Asked(int held, Set<String> approvers) {}

    @Override
    public Outcome judge(Facts facts) {
        Map<Asked, List<RelationAt>> byApproval = new LinkedHashMap<>();
        Eligibility.relations(facts, blastradius.model.GrantState.ELIGIBLE)
                .filter(relation -> !Eligibility.terms(relation).approvers().isEmpty())
                .forEach(relation -> byApproval
                        .computeIfAbsent(
                                new Asked(
                                        relation.to(),
                                        Eligibility.terms(relation).approvers()),
                                first -> new ArrayList<>())
                        .add(relation));
        Map<Loop, List<RelationAt>> loops = new LinkedHashMap<>();
        byApproval.forEach((asked, eligible) -> judge(facts, asked, eligible, loops));
        return Outcome.of(loops.entrySet().stream()
                .map(loop -> finding(facts, loop.getKey(), loop.getValue()))
                .toList());
    }

    /* Of the same requesters with the same approvers there is one loop, whatever they ask for. */
    private record Loop(Set<Integer> requesters, Set<Integer> pool, boolean isSelf) {}

    private static void judge(Facts facts, Asked asked, List<RelationAt> eligible, Map<Loop, List<RelationAt>> loops) {
        Set<Integer> requesters = new HashSet<>();
        eligible.forEach(relation -> requesters.addAll(Members.of(facts).people(relation.from())));
        Set<Integer> pool = new HashSet<>();
        Eligibility.vertices(facts, asked.approvers())
                .forEach(each -> pool.addAll(Members.of(facts).of(each)));
        Set<Integer> looping = new HashSet<>(requesters);
        looping.removeIf(requester -> !approvesHimself(facts, requester, pool));
        if (!looping.isEmpty()) {
            loops.computeIfAbsent(new Loop(looping, pool, true), first -> new ArrayList<>())
                    .addAll(eligible);
        } else if (requesters.size() > 1 && !pool.isEmpty() && requesters.containsAll(pool)) {
            loops.computeIfAbsent(new Loop(requesters, pool, false), first -> new ArrayList<>())
                    .addAll(eligible);
        }
    }

    /* A system that checks accounts lets one person with two of them through. */
    private static boolean approvesHimself(Facts facts, int requester, Set<Integer> pool) {
        Set<Integer> own = new HashSet<>();
        Members.of(facts).persons(requester).forEach(own::add);
        return pool.stream().anyMatch(approver -> approver != requester)
                && pool.stream()
                        .allMatch(
                                approver -> Members.of(facts).persons(approver).allMatch(own::contains));
    }

    private static Finding finding(Facts facts, Loop loop, List<RelationAt> eligible) {
        Finding.Builder finding = Finding.of(TEXT, Cause.of(cause(facts, eligible)), facts)
                .subjects(loop.requesters())
                .relations(eligible);
        return loop.isSelf()
                ? finding.severity(Severity.HIGH)
                        .words("the only others who approve are accounts of the same person")
                        .build()
                : finding.words("all " + loop.pool().size() + " who approve are among those who ask")
                        .build();
    }

    /* What decides about the activations; of several, the first by its id, which stays. */
    private static int cause(Facts facts, List<RelationAt> eligible) {
        return eligible.stream()
                .map(relation -> Eligibility.cause(facts, relation))
                .min(Comparator.comparing(facts.snapshot()::id))
                .orElseThrow();
    }
}
