package blastradius.finding.fact;

import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectRBTreeMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All delegations that stand at the instant: what crosses into customers' organizations. O(grants held + rights). Immutable. */
public final class Delegations {

    private static final Set<EntityType> SCOPES =
            EnumSet.of(EntityType.TENANT, EntityType.RESOURCE, EntityType.IDENTITY, EntityType.GROUP);

    private final List<Delegation> all;
    private final LongOpenHashSet holdings = new LongOpenHashSet(); // of holder and what is held
    private final IntOpenHashSet holders = new IntOpenHashSet();
    private final Map<Integer, Map<Integer, AccessLevel>> customers =
            new Int2ObjectOpenHashMap<>(); // by holder and customer

    private Delegations(List<Delegation> all) {
        this.all = List.copyOf(all);
        for (Delegation each : all) {
            holdings.add(key(each.holding()));
            holders.add(each.holder());
            customers
                    .computeIfAbsent(each.holder(), key -> new HashMap<>())
                    .merge(each.customer(), each.level(), (one, other) -> one.covers(other) ? one : other);
        }
    }

    private static long key(RelationAt relation) {
        return (long) relation.from() << Integer.SIZE | relation.to();
    }

    static Delegations of(Told facts) {
        List<Delegation> found = new ArrayList<>();
        Map<Integer, String> roles = new Int2ObjectOpenHashMap<>();
        RelationTable grants = facts.relations(RelationKind.GRANTS);
        for (int i = 0; i < grants.size(); i++) {
            RelationAt granted = grants.at(i);
            if (facts.organizations().isCustomers(granted.to())) {
                addGranted(facts, granted, roles, found);
            }
        }
        Stream.of(RelationKind.values())
                .filter(kind -> (kind.isAccess() && !kind.isUsualAccess()) || kind.isServiceOfTools())
                .map(facts::relations)
                .forEach(table -> addDirect(facts, table, found));
        return new Delegations(found);
    }

    private static void addGranted(Told facts, RelationAt granted, Map<Integer, String> roles, List<Delegation> found) {
        int grant = granted.from();
        for (RelationAt held : facts.relations(RelationKind.HOLDS_GRANT).into(grant)) {
            if (crosses(facts, held.from(), granted.to())) {
                AccessLevel level = granted.relationClass().gives();
                found.add(new Delegation(
                        held.from(),
                        grant,
                        granted.to(),
                        facts.organizations().of(granted.to()),
                        roles.computeIfAbsent(grant, key -> role(facts, key, level)),
                        level,
                        List.of(held, granted)));
            }
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
            int holder = table.from(i);
            int scope = table.to(i);
            if (SCOPES.contains(facts.snapshot().kind(scope).type())
                    && crosses(facts, holder, scope)
                    && !facts.isShut(table.at(i))) {
                RelationAt relation = table.at(i);
                AccessLevel level = relation.relationClass().gives();
                String role = relation.relationClass().kind().verb() + ", at " + level + ",";
                found.add(new Delegation(
                        holder, scope, scope, facts.organizations().of(scope), role, level, List.of(relation)));
            }
        }
    }

    private static boolean crosses(Told facts, int holder, int scope) {
        return facts.organizations().areApart(holder, scope)
                && facts.organizations().isCustomers(scope)
                && facts.isJudged(holder)
                && !facts.snapshot().isHelper(scope);
    }

    /**
     * What they are told from.
     *
     * @param judged who is judged at all
     * @param shut which relations give nothing
     */
    record Told(
            Snapshot snapshot,
            Stated stated,
            Organizations organizations,
            Map<RelationKind, RelationTable> tables,
            IntPredicate judged,
            Predicate<RelationAt> shut) {

        RelationTable relations(RelationKind kind) {
            return Objects.requireNonNull(tables.get(kind));
        }

        boolean isJudged(int vertex) {
            return judged.test(vertex);
        }

        boolean isShut(RelationAt relation) {
            return shut.test(relation);
        }
    }

    public List<Delegation> all() {
        return all;
    }

    /** Whether the relation is the holding of one, or leads into a group that holds one. O(1). */
    public boolean leadsOver(RelationAt relation) {
        return holdings.contains(key(relation)) || holders.contains(relation.to());
    }

    /** Of how many customers somebody holds at least such a level. */
    public long customers(int holder, AccessLevel level) {
        return customers.getOrDefault(holder, Map.of()).values().stream()
                .filter(held -> held.covers(level))
                .count();
    }

    /** The customers of whom somebody holds anything. */
    public Set<Integer> customers(int holder) {
        return customers.getOrDefault(holder, Map.of()).keySet();
    }

    /** Those that pass, by holder, ascending. */
    public SortedMap<Integer, List<Delegation>> byHolder(Predicate<Delegation> wanted) {
        SortedMap<Integer, List<Delegation>> byHolder = new Int2ObjectRBTreeMap<>();
        all.stream()
                .filter(wanted)
                .forEach(each -> byHolder.computeIfAbsent(each.holder(), holder -> new ArrayList<>())
                        .add(each));
        return byHolder;
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
        for (Delegation delegation : all) {
            if (organizations.isProviders(delegation.holder())) {
                counts.computeIfAbsent(delegation.customer(), key -> new TreeMap<>())
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
