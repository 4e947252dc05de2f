package blastradius.finding.channel;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.finding.fact.Parameter;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** BR-04: people of the provider who control far more customers than they look after. */
public final class OverbroadProvider implements Rule {

    private static final Parameter TENANTS = new Parameter("BR-04", "tenants", 10);

    private static final RuleText TEXT = RuleText.of(
            "BR-04",
            "Over-broad provider identity",
            Severity.HIGH,
            "An enabled identity of a provider takes control in more customers, by more than the allowance, than its user or owner is assigned to; one finding for each group that gives it.",
            TENANTS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> identities = facts.judged(EntityType.IDENTITY)
                .filter(identity -> facts.snapshot().traits(identity).enabled()
                        && facts.organizations().isProviders(identity)
                        && facts.customersReached(identity, AccessLevel.CONTROL) > 0)
                .boxed()
                .toList();
        Map<Integer, List<Integer>> byCause = new LinkedHashMap<>();
        long judged = 0;
        for (int identity : identities) {
            int assigned = assigned(facts, identity).size();
            judged += assigned > 0 ? 1 : 0;
            if (assigned > 0
                    && facts.customersReached(identity, AccessLevel.CONTROL) - assigned > facts.value(TENANTS)) {
                byCause.computeIfAbsent(cause(facts, identity), key -> new ArrayList<>())
                        .add(identity);
            }
        }
        List<Finding> findings = new ArrayList<>();
        byCause.forEach((cause, broad) -> findings.add(finding(facts, cause, broad)));
        return Outcome.of(
                findings, judged, identities.size(), "which customers people are assigned to (ASSIGNED_TO, USED_BY)");
    }

    /** The customers that whoever uses or owns it looks after. */
    private static Set<Integer> assigned(Facts facts, int identity) {
        return Stream.concat(
                        facts.relations(RelationKind.USED_BY).outOf(identity).stream(),
                        facts.relations(RelationKind.OWNED_BY).outOf(identity).stream())
                .flatMap(person -> facts.relations(RelationKind.ASSIGNED_TO).into(person.to()).stream())
                .map(assignment -> facts.organizations().of(assignment.from()))
                .filter(customer -> customer != Organizations.NONE)
                .collect(Collectors.toSet());
    }

    /** Of the groups that it is in, also by others, the one that holds something of most customers; else itself. */
    private static int cause(Facts facts, int identity) {
        int widest = identity;
        long most = facts.delegations().customers(identity, AccessLevel.CONTROL);
        for (int group : facts.groups(identity).stream().toArray()) {
            long held = facts.delegations().customers(group, AccessLevel.CONTROL);
            if (held > most) {
                widest = group;
                most = held;
            }
        }
        return widest;
    }

    private static Finding finding(Facts facts, int cause, List<Integer> broad) {
        Snapshot snapshot = facts.snapshot();
        int most = broad.stream()
                .mapToInt(identity -> facts.customersReached(identity, AccessLevel.CONTROL))
                .max()
                .orElse(0);
        return Finding.of(TEXT, Cause.of(cause), facts)
                .subjects(broad)
                .relations(facts.relations(RelationKind.MEMBER_OF).into(cause))
                .words((broad.size() == 1
                                ? snapshot.name(broad.getFirst()) + " takes"
                                : Words.count(broad.size(), "account") + " of " + snapshot.name(cause) + " take")
                        + " control in up to " + Words.count(most, "customer") + ", far more than assigned")
                .question(
                        "{ ranking(by: TENANTS, level: CONTROL, providerOnly: true, first: 50) { edges { value node { name } } } }")
                .build();
    }
}
