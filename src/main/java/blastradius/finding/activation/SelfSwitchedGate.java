package blastradius.finding.activation;

import blastradius.analysis.exposure.BackwardSearch;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.finding.access.Members;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** BR-36: who is gated by a policy can switch it off. */
public final class SelfSwitchedGate implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-36",
            "Gate that the gated can switch off",
            Severity.HIGH,
            "Somebody comes to write the policy that asks for his activation, without that activation.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Map<Integer, List<RelationAt>> byPolicy = new TreeMap<>();
        Eligibility.relations(facts, GrantState.ELIGIBLE)
                .filter(relation -> Eligibility.terms(relation).policy() != null)
                .forEach(relation -> {
                    int cause = Eligibility.cause(facts, relation);
                    if (facts.snapshot().kind(cause) == EntityKind.POLICY) {
                        byPolicy.computeIfAbsent(cause, first -> new ArrayList<>())
                                .add(relation);
                    }
                });
        List<Finding> findings = new ArrayList<>();
        byPolicy.forEach((policy, gated) -> {
            Set<Integer> switching = switching(facts, policy, gated);
            if (!switching.isEmpty()) {
                findings.add(Finding.of(TEXT, Cause.of(policy), facts)
                        .subjects(switching)
                        .relations(facts.relations(RelationKind.CAN_CHANGE_AUTHORITY)
                                .into(policy))
                        .words(switching.size() + " of those who must activate can change the policy that asks for it")
                        .build());
            }
        });
        return Outcome.of(findings);
    }

    /* Without what the policy gates; backwards from it first, any premise enough: of those alone it is asked whether they really reach it. */
    private static Set<Integer> switching(Facts facts, int policy, List<RelationAt> gated) {
        String id = facts.snapshot().id(policy);
        Gates without = facts.gates()
                .without(relation -> relation.terms().state() == GrantState.ELIGIBLE
                        && id.equals(relation.terms().policy()));
        BackwardSearch writers = new BackwardSearch(without, true);
        writers.goal(policy, AccessLevel.WRITE.code());
        writers.run(facts.budget());
        BitSet found = new BitSet();
        IntStream.of(writers.found()).forEach(found::set);
        Set<Integer> asked = new TreeSet<>();
        gated.forEach(relation -> asked.addAll(Members.of(facts).of(relation.from())));
        asked.removeIf(who -> !found.get(who) || !writes(facts, without, who, policy));
        return asked;
    }

    private static boolean writes(Facts facts, Gates without, int who, int policy) {
        Reach reach = Reach.from(without, List.of(Source.of(without.snapshot(), who)), facts.budget());
        return reach.levelCode(policy) >= AccessLevel.WRITE.code();
    }
}
