package blastradius.finding.access;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import it.unimi.dsi.fastutil.ints.Int2ObjectRBTreeMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All access that crosses into customers' organizations at the instant. O(grants held + rights). Immutable. */
public final class CustomerAccesses {

    private static final Set<EntityType> SCOPES =
            EnumSet.of(EntityType.TENANT, EntityType.RESOURCE, EntityType.IDENTITY, EntityType.GROUP);

    private final List<CustomerAccess> all;
    private final LongOpenHashSet holdings = new LongOpenHashSet(); // of holder and what is held
    private final IntOpenHashSet holders = new IntOpenHashSet();

    private CustomerAccesses(List<CustomerAccess> all) {
        this.all = List.copyOf(all);
        for (CustomerAccess each : all) {
            RelationAt held = each.relations().getFirst();
            holdings.add(key(held.from(), held.to()));
            holders.add(each.holder());
        }
    }

    private static long key(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    /** Whether the relation is the holding of one, or leads into a group that holds one. O(1). */
    public boolean leadsOver(RelationAt relation) {
        return holdings.contains(key(relation.from(), relation.to())) || holders.contains(relation.to());
    }

    /** Those of the facts. */
    public static CustomerAccesses of(Facts facts) {
        return facts.once(CustomerAccesses.class, CustomerAccesses::found);
    }

    private static CustomerAccesses found(Facts facts) {
        List<CustomerAccess> found = new ArrayList<>();
        RelationTable grants = facts.relations(RelationKind.GRANTS);
        RelationTable holdings = facts.relations(RelationKind.HOLDS_GRANT);
        for (int i = 0; i < grants.size(); i++) {
            RelationAt granted = grants.at(i);
            for (RelationAt held : holdings.into(granted.from())) {
                if (crosses(facts, held.from(), granted.to())) {
                    found.add(new CustomerAccess(
                            held.from(),
                            granted.from(),
                            granted.to(),
                            facts.organizations().of(granted.to()),
                            granted.relationClass().gives(),
                            List.of(held, granted)));
                }
            }
        }
        Stream.of(RelationKind.values())
                .filter(kind -> kind.isAccess() && !kind.isUsualAccess())
                .forEach(kind -> direct(facts, kind, found));
        return new CustomerAccesses(found);
    }

    private static void direct(Facts facts, RelationKind kind, List<CustomerAccess> found) {
        RelationTable rights = facts.relations(kind);
        for (int i = 0; i < rights.size(); i++) {
            int holder = rights.from(i);
            int scope = rights.to(i);
            if (SCOPES.contains(facts.snapshot().kind(scope).type())
                    && crosses(facts, holder, scope)
                    && !facts.isShut(rights.at(i))) {
                AccessLevel level = rights.relationClass(i).gives();
                found.add(new CustomerAccess(
                        holder, holder, scope, facts.organizations().of(scope), level, List.of(rights.at(i))));
            }
        }
    }

    private static boolean crosses(Facts facts, int holder, int scope) {
        return facts.organizations().areApart(holder, scope)
                && facts.organizations().isCustomers(scope)
                && facts.isJudged(holder)
                && !facts.snapshot().isHelper(scope);
    }

    public List<CustomerAccess> all() {
        return all;
    }

    /** Those that the predicate is true of, by holder. */
    public SortedMap<Integer, List<CustomerAccess>> byHolder(Predicate<CustomerAccess> which) {
        SortedMap<Integer, List<CustomerAccess>> byHolder = new Int2ObjectRBTreeMap<>();
        all.stream()
                .filter(which)
                .forEach(each -> byHolder.computeIfAbsent(each.holder(), holder -> new ArrayList<>())
                        .add(each));
        return byHolder;
    }
}
