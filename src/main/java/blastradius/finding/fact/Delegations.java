package blastradius.finding.fact;

import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All delegations that stand at the instant. O(what leads from one organization to another). Immutable. */
public final class Delegations {

    private final List<Delegation> all;

    private final Map<Integer, Map<Integer, AccessLevel>> customers = new HashMap<>(); // by holder and customer

    private Delegations(List<Delegation> all, Organizations organizations) {
        this.all = List.copyOf(all);
        for (Delegation each : all) {
            int customer = organizations.of(each.relations().getLast().to());
            customers
                    .computeIfAbsent(each.holder(), key -> new HashMap<>())
                    .merge(customer, each.level(), (one, other) -> one.covers(other) ? one : other);
        }
    }

    static Delegations of(Told facts) {
        List<Delegation> found = new ArrayList<>();
        RelationTable holdings = facts.relations(RelationKind.HOLDS_GRANT);
        for (int i = 0; i < holdings.size(); i++) {
            addGranted(facts, holdings.at(i), found);
        }
        Arrays.stream(RelationKind.values())
                .filter(Delegations::isDelegated)
                .map(facts::relations)
                .forEach(table -> addDirect(facts, table, found));
        return new Delegations(found, facts.organizations());
    }

    /* Memberships and grants lead to what is delegated, and are none themselves. */
    private static boolean isDelegated(RelationKind kind) {
        return (kind.isAccess() || kind.isServiceOfTools()) && kind != RelationKind.HOLDS_GRANT && !kind.isMembership();
    }

    private static void addGranted(Told facts, RelationAt holding, List<Delegation> found) {
        int holder = holding.from();
        List<RelationAt> given = facts.relations(RelationKind.GRANTS).outOf(holding.to()).stream()
                .filter(granted -> isDelegation(facts, holder, granted.to()))
                .toList();
        AccessLevel level = given.stream()
                .map(granted -> granted.relationClass().gives())
                .max(AccessLevel::compareTo)
                .orElse(null);
        if (level != null && facts.isJudged(holder)) {
            List<RelationAt> relations =
                    Stream.concat(Stream.of(holding), given.stream()).toList();
            found.add(new Delegation(holder, holding.to(), role(facts, holding.to(), level), level, relations));
        }
    }

    private static String role(Told facts, int grant, AccessLevel level) {
        Snapshot snapshot = facts.snapshot();
        return facts.relations(RelationKind.HAS_ROLE).outOf(grant).stream()
                .map(relation -> snapshot.name(relation.to()))
                .sorted()
                .findFirst()
                .orElseGet(() ->
                        Objects.requireNonNullElse(facts.stated().text(StatedFact.ROLE, grant), "a grant of " + level));
    }

    private static void addDirect(Told facts, RelationTable table, List<Delegation> found) {
        for (int i = 0; i < table.size(); i++) {
            if (isDelegation(facts, table.from(i), table.to(i)) && facts.isJudged(table.from(i))) {
                RelationAt relation = table.at(i);
                AccessLevel level = relation.relationClass().gives();
                String role = relation.relationClass().kind().verb() + ", at " + level + ",";
                found.add(new Delegation(relation.from(), relation.to(), role, level, List.of(relation)));
            }
        }
    }

    private static boolean isDelegation(Told facts, int holder, int held) {
        Organizations organizations = facts.organizations();
        return organizations.areApart(holder, held)
                && organizations.isCustomers(held)
                && !organizations.isCustomers(holder)
                && !facts.snapshot().isHelper(held);
    }

    /**
     * What they are told from.
     *
     * @param judged who is judged at all
     */
    record Told(
            Snapshot snapshot,
            Stated stated,
            Organizations organizations,
            Map<RelationKind, RelationTable> tables,
            IntPredicate judged) {

        RelationTable relations(RelationKind kind) {
            return Objects.requireNonNull(tables.get(kind));
        }

        boolean isJudged(int vertex) {
            return judged.test(vertex);
        }
    }

    public List<Delegation> all() {
        return all;
    }

    /** Of how many customers somebody holds at least such a level. */
    public long customers(int holder, AccessLevel level) {
        return customers.getOrDefault(holder, Map.of()).values().stream()
                .filter(held -> held.covers(level))
                .count();
    }

    /** Those that pass, by holder and role. */
    public Map<Delegation.Key, List<Delegation>> byHolderAndRole(Predicate<Delegation> wanted) {
        Map<Delegation.Key, List<Delegation>> grouped = new LinkedHashMap<>();
        all.stream()
                .filter(wanted)
                .forEach(each -> grouped.computeIfAbsent(each.key(), key -> new ArrayList<>())
                        .add(each));
        return grouped;
    }

    /** By customers' organization, the provider's that holds most delegations of it. */
    Map<Integer, Integer> mostlyHeldBy(Organizations organizations) {
        Map<Integer, Map<Integer, Integer>> counts = new HashMap<>();
        for (Delegation delegation : all()) {
            if (organizations.isProviders(delegation.holder())) {
                int customer = organizations.of(delegation.relations().getLast().to());
                counts.computeIfAbsent(customer, key -> new TreeMap<>())
                        .merge(organizations.of(delegation.holder()), 1, Integer::sum);
            }
        }
        Map<Integer, Integer> most = new HashMap<>();
        counts.forEach((customer, holders) -> most.put(
                customer,
                holders.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey()));
        return most;
    }
}
