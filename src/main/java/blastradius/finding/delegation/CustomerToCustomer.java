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
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Clause;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** BR-43: from one customer to another. */
public final class CustomerToCustomer implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-43",
            "From one customer to another",
            Severity.CRITICAL,
            "Something of one customer's organization comes to write in another customer's; one for the relation, or for what several of them lead to; where several things lead from one customer to another, one for that customer.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    /* A relation that leaves a customer's organization, in the direction of the attack. */
    private record Leaving(int customer, int holder, int gained, RelationAt relation) {}

    /** Such a relation, and the customers that it leads to. */
    private record Way(Leaving leaving, BitSet others) {

        Way without(BitSet those) {
            BitSet left = (BitSet) others.clone();
            left.andNot(those);
            return new Way(leaving, left);
        }

        Way within(BitSet those) {
            BitSet left = (BitSet) others.clone();
            left.and(those);
            return new Way(leaving, left);
        }
    }

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
        List<Way> ways = new ArrayList<>();
        byGained.forEach((gained, leaving) -> {
            facts.budget().check();
            ways.addAll(leading(facts, gained, leaving));
        });
        return Outcome.of(findings(facts, ways));
    }

    private static List<Way> leading(Facts facts, int gained, List<Leaving> leaving) {
        if (Customers.reached(facts, facts.reach(gained), AccessLevel.WRITE).isEmpty()
                && leaving.stream()
                        .noneMatch(each -> each.relation().relationClass().kind() == RelationKind.TRIGGERS)) {
            return List.of();
        }
        return leaving.stream()
                .map(each -> new Way(each, others(facts, each)))
                .filter(way -> !way.others().isEmpty())
                .toList();
    }

    /* The other customers in which both the holder and what he gains come to write; of a trigger all that the holder comes to. */
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

    /* Where one thing leads from a customer to another, it is the cause; where several do, none of which ends it alone, the customer is. */
    private static List<Finding> findings(Facts facts, List<Way> ways) {
        Map<Integer, BitSet> once = new HashMap<>();
        SortedMap<Integer, BitSet> again = new TreeMap<>();
        byGained(ways).values().forEach(alike -> {
            Map<Integer, BitSet> led = new HashMap<>();
            alike.forEach(way -> others(led, way).or(way.others()));
            led.forEach((customer, others) -> {
                BitSet known = once.computeIfAbsent(customer, first -> new BitSet());
                BitSet both = (BitSet) known.clone();
                both.and(others);
                again.computeIfAbsent(customer, first -> new BitSet()).or(both);
                known.or(others);
            });
        });
        List<Finding> findings = new ArrayList<>();
        byGained(ways).forEach((gained, alike) -> {
            List<Way> alone = alike.stream()
                    .map(way -> way.without(others(again, way)))
                    .filter(way -> !way.others().isEmpty())
                    .toList();
            if (!alone.isEmpty()) {
                Cause cause =
                        alone.size() == 1 ? Cause.of(alone.getFirst().leaving().relation()) : Cause.of(gained);
                findings.add(finding(facts, cause, alone));
            }
        });
        again.forEach((customer, others) -> {
            List<Way> several = ways.stream()
                    .filter(way -> way.leaving().customer() == customer)
                    .map(way -> way.within(others))
                    .filter(way -> !way.others().isEmpty())
                    .toList();
            if (!several.isEmpty()) {
                findings.add(finding(facts, Cause.of(customer), several));
            }
        });
        return findings;
    }

    private static SortedMap<Integer, List<Way>> byGained(List<Way> ways) {
        return ways.stream()
                .collect(Collectors.groupingBy(way -> way.leaving().gained(), TreeMap::new, Collectors.toList()));
    }

    private static BitSet others(Map<Integer, BitSet> byCustomer, Way way) {
        return byCustomer.computeIfAbsent(way.leaving().customer(), first -> new BitSet());
    }

    private static Finding finding(Facts facts, Cause cause, List<Way> ways) {
        BitSet reached = new BitSet();
        ways.forEach(way -> reached.or(way.others()));
        List<RelationAt> relations =
                ways.stream().map(way -> way.leaving().relation()).toList();
        List<Integer> from =
                ways.stream().map(way -> way.leaving().customer()).distinct().toList();
        List<String> by = ways.stream()
                .map(way -> facts.snapshot().name(way.leaving().gained()))
                .distinct()
                .toList();
        return Finding.of(TEXT, cause, facts)
                .subjects(reached.stream().boxed().toList())
                .relations(relations)
                .words("from "
                        + (from.size() == 1 ? facts.snapshot().name(from.getFirst()) : from.size() + " customers")
                        + " by " + Words.names(by, 3) + (by.size() == 1 ? "" : ", each alone,") + " to "
                        + Words.count(reached.cardinality(), "other customer"))
                .remedy(
                        new Action.Remove(Selections.relations(facts.snapshot(), relations)),
                        "remove what leads out of the customer")
                .build();
    }
}
