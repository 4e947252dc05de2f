package blastradius.finding.signin;

import blastradius.finding.access.CustomerAccess;
import blastradius.finding.access.CustomerAccesses;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityType;
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
            "A customer's conditional access excludes people of service providers who have access there, or none of its enforced policies meets them.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Map<Integer, List<Integer>> policies = facts.judged(EntityType.RESOURCE)
                .filter(policy ->
                        facts.stated().known(StatedFact.SERVICE_PROVIDERS).get(policy))
                .boxed()
                .collect(Collectors.groupingBy(facts.organizations()::of));
        Map<Integer, List<CustomerAccess>> delegated = CustomerAccesses.of(facts).all().stream()
                .filter(each -> !facts.isNonHuman(each.holder()))
                .collect(Collectors.groupingBy(CustomerAccess::customer, TreeMap::new, Collectors.toList()));
        List<Finding> findings = new ArrayList<>();
        long judged = 0;
        for (Map.Entry<Integer, List<CustomerAccess>> each : delegated.entrySet()) {
            List<Integer> own = policies.getOrDefault(each.getKey(), List.of());
            judged += own.isEmpty() ? 0 : 1;
            if (!own.isEmpty() && own.stream().noneMatch(policy -> meets(facts, policy))) {
                findings.add(finding(facts, each.getKey(), own, each.getValue()));
            }
        }
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

    private static Finding finding(Facts facts, int customer, List<Integer> policies, List<CustomerAccess> delegated) {
        return Finding.of(TEXT, Cause.of(customer), facts)
                .subject(customer)
                .concerns(policies)
                .relations(delegated.stream()
                        .map(each -> each.relations().getFirst())
                        .toList())
                .words("none of " + policies.size() + " policies of "
                        + facts.snapshot().name(customer) + " meets people of providers, who hold " + delegated.size()
                        + " accesses there")
                .build();
    }
}
