package blastradius.finding.channel;

import blastradius.analysis.selection.Assignments;
import blastradius.finding.fact.Facts;
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
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** BR-04: people of the provider who control far more customers than they look after. */
public final class OverbroadProvider implements Rule {

    private static final Parameter TENANTS = new Parameter("BR-04", "tenants", 10);

    private static final RuleText TEXT = RuleText.of(
            "BR-04",
            "Over-broad provider identity",
            Severity.MODERATE,
            "An enabled identity of a provider takes control in more customers, by more than the allowance, than its user or owner is assigned to; one finding for each group that gives most of it, else for the provider.",
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
        Assignments assignments = new Assignments(facts.snapshot(), facts.at());
        Map<Cause, List<Integer>> byCause = new LinkedHashMap<>();
        long judged = 0;
        for (int identity : identities) {
            int assigned = assigned(facts, assignments, identity);
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

    /** How many customers it, or whoever uses or owns it, looks after. */
    private static int assigned(Facts facts, Assignments assignments, int identity) {
        List<Integer> answering = Stream.concat(
                        Stream.of(identity),
                        facts.relations(RelationKind.OWNED_BY).outOf(identity).stream()
                                .map(RelationAt::to))
                .toList();
        return assignments.organizations(answering).cardinality();
    }

    /** Itself, or of the groups that it is in, also by others, the one that holds something of most customers; if these are not most of those it takes, the provider. */
    private static Cause cause(Facts facts, int identity) {
        int widest = identity;
        long most = facts.delegations().customers(identity, AccessLevel.CONTROL);
        for (int group : facts.groups(identity).stream().toArray()) {
            long held = facts.delegations().customers(group, AccessLevel.CONTROL);
            if (held > most) {
                widest = group;
                most = held;
            }
        }
        return 2 * most > facts.customersReached(identity, AccessLevel.CONTROL)
                ? Cause.of(widest)
                : Cause.of(facts.routine(identity));
    }

    private static Finding finding(Facts facts, Cause cause, List<Integer> broad) {
        Snapshot snapshot = facts.snapshot();
        int most = broad.stream()
                .mapToInt(identity -> facts.customersReached(identity, AccessLevel.CONTROL))
                .max()
                .orElse(0);
        return Finding.of(TEXT, cause, facts)
                .subjects(broad)
                .relations(facts.relations(RelationKind.MEMBER_OF).into(cause.entity()))
                .words((broad.size() == 1
                                ? snapshot.name(broad.getFirst()) + " takes"
                                : Words.count(broad.size(), "account") + " of " + snapshot.name(cause.entity())
                                        + " take")
                        + " control in up to " + Words.count(most, "customer") + ", far more than assigned")
                .question(
                        "{ ranking(by: TENANTS, level: CONTROL, providerOnly: true, first: 50) { edges { value node { name } } } }")
                .build();
    }
}
