package blastradius.finding.delegation;

import blastradius.analysis.reach.Reach;
import blastradius.finding.access.Customers;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Clause;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** BR-43: from one customer to another. */
public final class CustomerToCustomer implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-43",
            "From one customer to another",
            Severity.CRITICAL,
            "Something of one customer's organization comes to write in another customer's; one for the relation, or for what several of them lead to.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    /* A relation that leaves a customer's organization, in the direction of the attack. */
    private record Leaving(int customer, int holder, int gained, RelationAt relation) {}

    @Override
    public Outcome judge(Facts facts) {
        SortedMap<Integer, List<Leaving>> byGained = new TreeMap<>();
        for (RelationKind kind : RelationKind.values()) {
            RelationTable table = facts.relations(kind);
            boolean isBackwards = kind.clauses().stream().anyMatch(Clause::backwards);
            if (kind.clauses().isEmpty() && kind != RelationKind.TRIGGERS) {
                continue;
            }
            for (int i = 0; i < table.size(); i++) {
                int holder = isBackwards ? table.to(i) : table.from(i);
                int gained = isBackwards ? table.from(i) : table.to(i);
                if (facts.organizations().isCustomers(holder)
                        && facts.organizations().of(holder)
                                != facts.organizations().of(gained)
                        && facts.isJudged(holder)) {
                    byGained.computeIfAbsent(gained, first -> new ArrayList<>())
                            .add(new Leaving(facts.organizations().of(holder), holder, gained, table.at(i)));
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        byGained.forEach((gained, leaving) -> {
            facts.budget().check();
            judge(facts, gained, leaving, findings);
        });
        return Outcome.of(findings);
    }

    private static void judge(Facts facts, int gained, List<Leaving> leaving, List<Finding> findings) {
        if (Customers.reached(facts, facts.reach(gained), AccessLevel.WRITE).isEmpty()
                && leaving.stream()
                        .noneMatch(each -> each.relation().relationClass().kind() == RelationKind.TRIGGERS)) {
            return;
        }
        BitSet reached = new BitSet();
        List<Leaving> leading = new ArrayList<>();
        for (Leaving each : leaving) {
            BitSet others = others(facts, each);
            if (!others.isEmpty()) {
                reached.or(others);
                leading.add(each);
            }
        }
        if (!leading.isEmpty()) {
            findings.add(finding(facts, gained, leading, reached));
        }
    }

    /* What only this relation leads to: what its holder reaches by it. */
    private static BitSet others(Facts facts, Leaving leaving) {
        Reach reach = facts.reach(leaving.holder());
        BitSet others = new BitSet();
        if (leaving.relation().relationClass().kind() == RelationKind.TRIGGERS || reach.contains(leaving.gained())) {
            others.or(Customers.reached(facts, reach, AccessLevel.WRITE));
        }
        if (leaving.relation().relationClass().kind() != RelationKind.TRIGGERS) {
            others.and(Customers.reached(facts, facts.reach(leaving.gained()), AccessLevel.WRITE));
        }
        others.clear(leaving.customer());
        return others;
    }

    private static Finding finding(Facts facts, int gained, List<Leaving> leading, BitSet reached) {
        Cause cause = leading.size() == 1 ? Cause.of(leading.getFirst().relation()) : Cause.of(gained);
        long from = leading.stream().map(Leaving::customer).distinct().count();
        return Finding.of(TEXT, cause, facts)
                .subjects(reached.stream().boxed().toList())
                .relations(leading.stream().map(Leaving::relation).toList())
                .words("from "
                        + (from == 1 ? facts.snapshot().name(leading.getFirst().customer()) : from + " customers")
                        + " by " + facts.snapshot().name(gained) + " to " + reached.cardinality()
                        + (reached.cardinality() == 1 ? " other customer" : " other customers"))
                .remedy(
                        new Action.Remove(Selections.relations(
                                facts.snapshot(),
                                leading.stream().map(Leaving::relation).toList())),
                        "remove what leads out of the customer")
                .build();
    }
}
