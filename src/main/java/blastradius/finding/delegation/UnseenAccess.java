package blastradius.finding.delegation;

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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** BR-34: access of a provider that the customer cannot see, or cannot attribute. */
public final class UnseenAccess implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-34",
            "Provider access that the customer cannot see",
            Severity.MODERATE,
            "A customer's own records miss a grant that a provider holds there, or do not tell which technician acted.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        BitSet logged = facts.stated().known(StatedFact.LOGGED_BY_CUSTOMER);
        BitSet attributed = facts.stated().known(StatedFact.ATTRIBUTED);
        Set<Integer> told = new HashSet<>();
        List<CustomerAccess> grants = CustomerAccesses.of(facts).all().stream()
                .filter(CustomerAccess::isGrant)
                .toList();
        grants.stream()
                .filter(each -> logged.get(each.bearer()) || attributed.get(each.bearer()))
                .forEach(each -> told.add(each.customer()));
        SortedMap<Integer, List<CustomerAccess>> unseen = new TreeMap<>();
        grants.stream().filter(each -> told.contains(each.customer())).forEach(each -> {
            boolean isLogged = facts.stated().isTrue(StatedFact.LOGGED_BY_CUSTOMER, each.bearer());
            boolean isAttributed =
                    !attributed.get(each.bearer()) || facts.stated().isTrue(StatedFact.ATTRIBUTED, each.bearer());
            if (!isLogged || !isAttributed) {
                unseen.computeIfAbsent(each.customer(), first -> new ArrayList<>())
                        .add(each);
            }
        });
        return Outcome.of(
                unseen.entrySet().stream()
                        .map(each -> finding(facts, each.getKey(), each.getValue()))
                        .toList(),
                grants.stream().filter(each -> told.contains(each.customer())).count(),
                grants.size(),
                "what customers' own records say of grants (loggedByCustomer, technicianAttribution)");
    }

    private static Finding finding(Facts facts, int customer, List<CustomerAccess> unseen) {
        List<Integer> grants =
                unseen.stream().map(CustomerAccess::bearer).distinct().toList();
        return Finding.of(TEXT, Cause.of(customer), facts)
                .subjects(grants)
                .relations(
                        unseen.stream().map(each -> each.relations().getFirst()).toList())
                .words(grants.size() + (grants.size() == 1 ? " grant" : " grants")
                        + " of providers are not in the records of "
                        + facts.snapshot().name(customer) + ", or without the technician")
                .build();
    }
}
