package blastradius.finding.delegation;

import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** BR-34: access of a provider that the customer cannot see, or cannot attribute. */
public final class UnseenAccess implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-34",
            "Provider access that the customer cannot see",
            Severity.MODERATE,
            "Customers' own records miss grants that a provider holds there, or do not tell which technician acted; one for the organization whose people hold them.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        BitSet logged = facts.stated().known(StatedFact.LOGGED_BY_CUSTOMER);
        BitSet attributed = facts.stated().known(StatedFact.ATTRIBUTED);
        Set<Integer> told = new HashSet<>();
        List<Delegation> grants =
                facts.delegations().all().stream().filter(Delegation::isGranted).toList();
        grants.stream()
                .filter(each -> logged.get(each.bearer()) || attributed.get(each.bearer()))
                .forEach(each -> told.add(each.customer()));
        List<Delegation> judged =
                grants.stream().filter(each -> told.contains(each.customer())).toList();
        List<Delegation> unseen = judged.stream()
                .filter(each -> !facts.stated().isTrue(StatedFact.LOGGED_BY_CUSTOMER, each.bearer())
                        || (attributed.get(each.bearer())
                                && !facts.stated().isTrue(StatedFact.ATTRIBUTED, each.bearer())))
                .toList();
        return Outcome.of(
                Lacking.byRoutine(
                        facts,
                        TEXT,
                        TEXT.severity(),
                        unseen,
                        "that are not in the customers' records, or without the technician"),
                judged.size(),
                grants.size(),
                "what customers' own records say of grants (loggedByCustomer, technicianAttribution)");
    }
}
