package blastradius.finding.activation;

import blastradius.finding.access.Administrators;
import blastradius.finding.access.Customers;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** BR-20: powerful access that people activate without anybody's approval. */
public final class UnapprovedActivation implements Rule {

    private static final Parameter CUSTOMERS = new Parameter("BR-20", "customers", 2);
    private static final RuleText TEXT = RuleText.of(
            "BR-20",
            "Just-in-time access without approval",
            Severity.MODERATE,
            "An eligible role or group gives CONTROL of a tenant, or reads in so many customers, and nobody has to approve its activation, or it is active without the ticket that is asked for; one a policy.",
            CUSTOMERS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        Eligibility.byCause(
                        facts,
                        relation ->
                                Eligibility.terms(relation).approvers().isEmpty() && facts.isJudged(relation.from()))
                .forEach((cause, eligible) -> {
                    List<Integer> gained =
                            eligible.stream().map(RelationAt::to).distinct().toList();
                    int customers =
                            Customers.reached(facts, gained, AccessLevel.READ).cardinality();
                    boolean isAdmin = gained.stream().anyMatch(each -> controlsTenant(facts, each));
                    if (isAdmin || customers >= facts.value(CUSTOMERS)) {
                        findings.add(finding(facts, cause, eligible, gained, customers));
                    }
                });
        withoutTicket(facts, findings);
        return Outcome.of(findings);
    }

    /* A ticket is missing where one is asked for, and others' are on record. */
    private static void withoutTicket(Facts facts, List<Finding> findings) {
        Absence ticket = facts.without(facts.stated().from(StatedFact.ACTIVATION_TICKET));
        Set<Integer> asking = Eligibility.relations(facts, GrantState.ELIGIBLE)
                .filter(relation -> Eligibility.terms(relation).ticket())
                .map(RelationAt::to)
                .collect(Collectors.toSet());
        SortedMap<Integer, List<RelationAt>> byCause = new TreeMap<>();
        Eligibility.relations(facts, GrantState.ACTIVE)
                .filter(relation -> relation.relationClass().kind() == RelationKind.HOLDS_GRANT
                        && asking.contains(relation.to())
                        && ticket.isJudged(relation.from())
                        && !facts.stated().isStated(StatedFact.ACTIVATION_TICKET, relation.from(), relation.to()))
                .forEach(relation -> byCause.computeIfAbsent(
                                Eligibility.cause(facts, relation), first -> new ArrayList<>())
                        .add(relation));
        byCause.forEach((cause, active) -> findings.add(Finding.of(TEXT, Cause.of(cause, "ticket"), facts)
                .subjects(active.stream().map(RelationAt::to).toList())
                .relations(active)
                .words("activated without the ticket that is asked for")
                .build()));
    }

    private static boolean controlsTenant(Facts facts, int gained) {
        return Administrators.of(facts).isListed(gained)
                || facts.reach(gained)
                        .vertices()
                        .anyMatch(vertex -> facts.snapshot().kind(vertex).type() == EntityType.TENANT
                                && facts.reach(gained).levelCode(vertex) == AccessLevel.CONTROL.code());
    }

    private static Finding finding(
            Facts facts, int cause, List<RelationAt> eligible, List<Integer> gained, int customers) {
        return Finding.of(TEXT, Cause.of(cause), facts)
                .subjects(gained)
                .relations(eligible)
                .words(gained.size() + (gained.size() == 1 ? " role or group" : " roles or groups") + " that reach "
                        + customers + " customers are activated without approval")
                .build();
    }
}
