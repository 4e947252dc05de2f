package blastradius.finding.signin;

import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Routine;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** BR-47: conditional access that people of providers do not meet. */
public final class ProvidersUnmet implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-47",
            "Conditional access without service providers",
            Severity.MODERATE,
            "Customers' conditional access excludes people of service providers who have access there, or none of the enforced policies meets them; one for whoever looks after the customers.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Map<Integer, List<Integer>> policies = facts.judged(EntityType.RESOURCE)
                .filter(policy -> facts.stated().isStated(StatedFact.SERVICE_PROVIDERS, policy))
                .boxed()
                .collect(Collectors.groupingBy(facts.organizations()::of));
        Map<Integer, List<Delegation>> delegated = facts.delegations().all().stream()
                .filter(each -> isOfPeople(facts, each.holder()))
                .collect(Collectors.groupingBy(Delegation::customer, TreeMap::new, Collectors.toList()));
        List<Integer> unmet = new ArrayList<>();
        long judged = 0;
        for (int customer : delegated.keySet()) {
            List<Integer> own = policies.getOrDefault(customer, List.of());
            judged += own.isEmpty() ? 0 : 1;
            if (!own.isEmpty() && own.stream().noneMatch(policy -> meets(facts, policy))) {
                unmet.add(customer);
            }
        }
        List<Finding> findings = new ArrayList<>();
        facts.byRoutine(unmet)
                .forEach((routine, customers) -> findings.add(finding(facts, routine, customers, delegated)));
        return Outcome.of(
                findings,
                judged,
                delegated.size(),
                "conditional access policies, and whether they meet service providers");
    }

    private static boolean meets(Facts facts, int policy) {
        String state = facts.stated().text(StatedFact.POLICY_STATE, policy);
        return "included".equalsIgnoreCase(facts.stated().text(StatedFact.SERVICE_PROVIDERS, policy))
                && (state == null || state.equalsIgnoreCase("enabled"));
    }

    private static boolean isOfPeople(Facts facts, int holder) {
        EntityKind kind = facts.snapshot().kind(holder);
        return kind.type() == EntityType.GROUP || (kind.type() == EntityType.IDENTITY && !facts.isNonHuman(holder));
    }

    private static Finding finding(
            Facts facts, Routine routine, List<Integer> customers, Map<Integer, List<Delegation>> delegated) {
        List<RelationAt> held = customers.stream()
                .flatMap(customer -> delegated.getOrDefault(customer, List.of()).stream())
                .map(Delegation::holding)
                .toList();
        return Finding.of(TEXT, Cause.of(routine), facts)
                .subjects(customers)
                .relations(held)
                .words("no policy of "
                        + Words.names(
                                customers.stream().map(facts.snapshot()::name).toList(), 3)
                        + " meets people of providers, who hold " + Words.count(held.size(), "access", "accesses")
                        + " there")
                .build();
    }
}
