package blastradius.finding.channel;

import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.Action;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.model.TriggerMode;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Revision;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** BR-11: automation that does for whoever starts it what he may not do himself. */
public final class OutrankedTrigger implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-11",
            "Automation outranks its trigger",
            Severity.HIGH,
            "Whoever may start an automation with inputs of his own, or with stated effects, gains more of a customer by it than he has without it; FIXED ones never. One finding for each automation.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        RelationTable triggers = facts.relations(RelationKind.TRIGGERS);
        List<RelationAt> steered = IntStream.range(0, triggers.size())
                .mapToObj(triggers::at)
                .filter(trigger -> trigger.relationClass().terms().mode() == TriggerMode.ARBITRARY
                        || trigger.relationClass().terms().mode() == TriggerMode.PARAMETERISED)
                .toList();
        if (steered.isEmpty()) {
            return Outcome.of(List.of());
        }
        Gates without = without(facts, steered);
        Map<Integer, Outranked> outranked = new LinkedHashMap<>();
        for (RelationAt trigger : steered) {
            Map<Integer, Integer> own = customers(facts, reach(facts, without, List.of(trigger.from())));
            Map<Integer, Integer> given = customers(facts, reach(facts, facts.gates(), given(facts, trigger)));
            List<Integer> more = given.keySet().stream()
                    .filter(customer -> given.getOrDefault(customer, 0) > own.getOrDefault(customer, 0))
                    .toList();
            if (!more.isEmpty()) {
                Outranked known = outranked.computeIfAbsent(
                        trigger.to(), key -> new Outranked(new ArrayList<>(), new TreeSet<>()));
                known.triggers().add(trigger);
                known.customers().addAll(more);
            }
        }
        return Outcome.of(outranked.entrySet().stream()
                .map(each -> finding(facts, each.getKey(), each.getValue()))
                .toList());
    }

    /** Who gains by starting an automation, and of whom. */
    private record Outranked(List<RelationAt> triggers, Set<Integer> customers) {}

    private static Gates without(Facts facts, List<RelationAt> triggers) {
        Revision revision = new Revision(facts.snapshot());
        triggers.forEach(revision::remove);
        return Gates.of(revision.build(), facts.gates().assumptions());
    }

    private static List<Integer> given(Facts facts, RelationAt trigger) {
        Snapshot snapshot = facts.snapshot();
        return trigger.relationClass().terms().mode() == TriggerMode.ARBITRARY
                ? facts.identities(trigger.to()).boxed().toList()
                : trigger.relationClass().terms().effects().stream()
                        .flatMapToInt(id -> snapshot.vertexOf(id).stream())
                        .boxed()
                        .toList();
    }

    private static Reach reach(Facts facts, Gates gates, List<Integer> sources) {
        return Reach.from(
                gates,
                sources.stream()
                        .map(source -> Source.of(gates.snapshot(), source))
                        .toList(),
                facts.budget());
    }

    /** The highest level held of each customer. */
    private static Map<Integer, Integer> customers(Facts facts, Reach reach) {
        Map<Integer, Integer> levels = new TreeMap<>();
        reach.forEach((vertex, level, hops) -> {
            if (facts.organizations().isCustomers(vertex) && !facts.snapshot().isHelper(vertex)) {
                levels.merge(facts.organizations().of(vertex), level, Math::max);
            }
        });
        return levels;
    }

    private static Finding finding(Facts facts, int workload, Outranked outranked) {
        Snapshot snapshot = facts.snapshot();
        List<RelationAt> triggers = outranked.triggers();
        boolean isFree =
                triggers.stream().anyMatch(each -> each.relationClass().terms().mode() == TriggerMode.ARBITRARY);
        String who = triggers.size() == 1
                ? snapshot.name(triggers.getFirst().from()) + " starts "
                : triggers.size() + " groups or accounts start ";
        return Finding.of(TEXT, Cause.of(workload), facts)
                .subjects(triggers.stream().map(RelationAt::from).toList())
                .relations(triggers)
                .concerns(outranked.customers())
                .atMost(isFree ? Severity.CRITICAL : Severity.HIGH)
                .words(who + snapshot.name(workload) + " ("
                        + triggers.getFirst().relationClass().terms().mode() + "), which gives more of "
                        + Words.count(outranked.customers().size(), "customer") + " than they have without it")
                .remedy(
                        new Action.Remove(
                                new Selection(triggers.stream().map(facts::id).collect(Collectors.toSet()), null)),
                        "or fix what it does, so that nobody steers it")
                .build();
    }
}
