package blastradius.finding.channel;

import blastradius.analysis.impact.Score;
import blastradius.analysis.selection.Assignments;
import blastradius.finding.access.Customers;
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
import blastradius.snapshot.Valuation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** BR-04: people of the provider who control far more customers than they look after, or reach far more of their worth. */
public final class OverbroadProvider implements Rule {

    private static final Parameter TENANTS = new Parameter("BR-04", "tenants", 10);

    private static final RuleText TEXT = RuleText.of(
            "BR-04",
            "Over-broad provider identity",
            Severity.MODERATE,
            "An enabled identity of a provider takes control in more customers, by more than the allowance, than its user or owner is assigned to, or scores higher, controls weighed, than control of all that these and the allowance have would; one finding for each group that gives most of it, else for the provider.",
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
                        && facts.customersReached(identity, AccessLevel.SEE) > 0)
                .boxed()
                .toList();
        Assignments assignments = new Assignments(facts.snapshot(), facts.at());
        Map<Cause, List<Integer>> byCause = new LinkedHashMap<>();
        long judged = 0;
        for (int identity : identities) {
            int assigned = assigned(facts, assignments, identity);
            judged += assigned > 0 ? 1 : 0;
            if (assigned > 0
                    && (controlsFarMore(facts, identity, assigned) || scoresFarMore(facts, identity, assigned))) {
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

    private static boolean controlsFarMore(Facts facts, int identity, int assigned) {
        return facts.customersReached(identity, AccessLevel.CONTROL) - assigned > facts.value(TENANTS);
    }

    /* Than all of those together that may be too many, were every one lost whole. */
    private static boolean scoresFarMore(Facts facts, int identity, int assigned) {
        Valuation valuation = facts.snapshot().valuation();
        double allowed = assigned + facts.value(TENANTS);
        if (allowed >= valuation.organizationCount()) {
            return false;
        }
        double score = Score.of(1, allowed, valuation);
        // residual ones are made for all at once, and are lower
        return facts.score(identity).orElse(0) > score && facts.residual(identity) > score;
    }

    /* At which level it is far more. */
    private static AccessLevel level(Facts facts, List<Integer> broad) {
        boolean isControl = broad.stream()
                .anyMatch(identity -> facts.customersReached(identity, AccessLevel.CONTROL) > facts.value(TENANTS));
        return isControl ? AccessLevel.CONTROL : AccessLevel.SEE;
    }

    /** Itself, or of the groups that it is in, also by others, the one that holds something of most customers; if these are not most of those it takes, the provider. */
    private static Cause cause(Facts facts, int identity) {
        AccessLevel level = level(facts, List.of(identity));
        int widest = identity;
        long most = facts.delegations().customers(identity, level);
        for (int group : facts.groups(identity).stream().toArray()) {
            long held = facts.delegations().customers(group, level);
            if (held > most) {
                widest = group;
                most = held;
            }
        }
        return 2 * most > facts.customersReached(identity, level)
                ? Cause.of(widest)
                : Cause.of(facts.routine(identity));
    }

    private static Finding finding(Facts facts, Cause cause, List<Integer> broad) {
        Snapshot snapshot = facts.snapshot();
        AccessLevel level = level(facts, broad);
        int widest = broad.stream()
                .max(Comparator.comparingInt(identity -> facts.customersReached(identity, level)))
                .orElseThrow();
        return Finding.of(TEXT, cause, facts)
                .subjects(broad)
                .relations(facts.relations(RelationKind.MEMBER_OF).into(cause.entity()))
                .words((broad.size() == 1
                                ? snapshot.name(broad.getFirst()) + " takes"
                                : Words.count(broad.size(), "account") + " of " + snapshot.name(cause.entity())
                                        + " take")
                        + (level == AccessLevel.CONTROL ? " control in up to " : " hold of up to ")
                        + Words.count(facts.customersReached(widest, level), "customer")
                        + ", far more than assigned")
                .concerns(Customers.reached(facts, List.of(widest), level).stream()
                        .boxed()
                        .toList())
                .question("{ ranking(by: TENANTS, level: " + level
                        + ", providerOnly: true, first: 50) { edges { value node { name } } } }")
                .build();
    }
}
