package blastradius.finding.delegation;

import blastradius.finding.access.Customers;
import blastradius.finding.access.Members;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** BR-33: a provider that works through another provider. */
public final class ProviderChain implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-33",
            "Chain of providers",
            Severity.HIGH,
            "Somebody of one provider reaches customers through what he holds at another provider.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        SortedMap<Integer, List<RelationAt>> byHolder = new TreeMap<>();
        for (RelationKind kind : RelationKind.values()) {
            if (kind.clauses().isEmpty()) {
                continue;
            }
            RelationTable table = facts.relations(kind);
            for (int i = 0; i < table.size(); i++) {
                int from = table.from(i);
                int to = table.to(i);
                if (facts.organizations().areApart(from, to)
                        && facts.organizations().isProviders(from)
                        && facts.organizations().isProviders(to)
                        && facts.isJudged(from)
                        && !facts.isShut(table.at(i))) {
                    byHolder.computeIfAbsent(holder(facts, from), first -> new ArrayList<>())
                            .add(table.at(i));
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        byHolder.forEach((holder, crossing) -> {
            BitSet customers = Customers.reached(
                    facts, crossing.stream().map(RelationAt::to).distinct().toList(), AccessLevel.READ);
            customers.and(Customers.reached(
                    facts, crossing.stream().map(RelationAt::from).distinct().toList(), AccessLevel.READ));
            customers.andNot(own(facts, holder));
            List<Integer> subjects = Members.of(facts).of(holder);
            if (!customers.isEmpty() && !subjects.isEmpty()) {
                findings.add(finding(facts, holder, crossing, subjects, customers));
            }
        });
        return Outcome.of(findings);
    }

    /* A grant is held by somebody; where it crosses by what it grants, its holders are meant. */
    private static int holder(Facts facts, int from) {
        return facts.snapshot().kind(from).type() != EntityType.GRANT
                ? from
                : facts.relations(RelationKind.HOLDS_GRANT).into(from).stream()
                        .map(RelationAt::from)
                        .findFirst()
                        .orElse(from);
    }

    /* What he reaches without the other provider. */
    private static BitSet own(Facts facts, int holder) {
        BitSet own = new BitSet();
        facts.delegations().customers(holder).forEach(own::set);
        return own;
    }

    private static Finding finding(
            Facts facts, int holder, List<RelationAt> crossing, List<Integer> subjects, BitSet customers) {
        return Finding.of(TEXT, Cause.of(holder), facts)
                .subjects(subjects)
                .relations(crossing)
                .concerns(customers.stream().boxed().toList())
                .words(facts.snapshot().name(holder) + " reaches " + customers.cardinality() + " customers through "
                        + facts.snapshot()
                                .name(facts.organizations()
                                        .of(crossing.getFirst().to())))
                .build();
    }
}
