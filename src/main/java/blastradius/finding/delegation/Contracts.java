package blastradius.finding.delegation;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.finding.fact.StatedFact;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which contracts customers have, whether these still run, and what they cover. Immutable. */
final class Contracts {

    private final Facts facts;
    private final Map<Integer, Set<Integer>> ofCustomers = new TreeMap<>();
    private final Set<String> covered = new HashSet<>(); // all that any contract covers

    Contracts(Facts facts) {
        this.facts = facts;
        facts.judged(EntityType.CONTRACT).forEach(contract -> {
            covered.addAll(covers(contract));
            if (facts.organizations().isCustomers(contract)) {
                add(facts.organizations().of(contract), contract);
            }
        });
        facts.delegations().all().stream()
                .filter(Delegation::isGranted)
                .forEach(each -> of(each).forEach(contract -> add(each.customer(), contract)));
    }

    private void add(int customer, int contract) {
        ofCustomers.computeIfAbsent(customer, first -> new TreeSet<>()).add(contract);
    }

    /** Those that a delegation is under. */
    List<Integer> of(Delegation delegation) {
        return facts.relations(RelationKind.UNDER_CONTRACT).outOf(delegation.bearer()).stream()
                .map(RelationAt::to)
                .toList();
    }

    boolean hasEnded(int contract) {
        Instant end = facts.at(Fact.ENDS, contract);
        return end != null && !end.isAfter(facts.at());
    }

    /** The last contract of each customer that has none left, by the customer. */
    Map<Integer, Integer> lastOfFormer() {
        Map<Integer, Integer> last = new TreeMap<>();
        ofCustomers.forEach((customer, contracts) -> {
            if (customer != Organizations.NONE && contracts.stream().allMatch(this::hasEnded)) {
                contracts.stream()
                        .max((one, other) -> end(one).compareTo(end(other)))
                        .ifPresent(contract -> last.put(customer, contract));
            }
        });
        return last;
    }

    private Instant end(int contract) {
        Instant end = facts.at(Fact.ENDS, contract);
        return end == null ? Instant.MAX : end;
    }

    /** Whether a delegation is of a service that some contracts cover and none of its own does. */
    boolean isOutside(Delegation delegation) {
        Set<String> own =
                of(delegation).stream().flatMap(each -> covers(each).stream()).collect(Collectors.toSet());
        Set<String> meant = new HashSet<>(words(delegation));
        meant.retainAll(covered);
        return !own.isEmpty() && !meant.isEmpty() && meant.stream().noneMatch(own::contains);
    }

    private Set<String> covers(int contract) {
        return facts.stated().list(StatedFact.COVERS, contract).stream()
                .flatMap(each -> Stream.of(each.toLowerCase(Locale.ROOT).split("[,;/]")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    /* The role, what it is for, and which service of the customer it is of. */
    private Set<String> words(Delegation delegation) {
        String purpose = facts.stated().text(StatedFact.PURPOSE, delegation.held());
        ServiceScope service = facts.snapshot().traits(delegation.scope()).service();
        String all =
                delegation.role() + " " + (purpose == null ? "" : purpose) + " " + (service == null ? "" : service);
        return Stream.concat(Stream.of(delegation.role()), Stream.of(all.split("[^\\p{L}\\p{N}]+")))
                .map(each -> each.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
