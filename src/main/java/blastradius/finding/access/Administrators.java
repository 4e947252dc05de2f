package blastradius.finding.access;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The list of those who are meant to administer a tenant: who holds a role with CONTROL on it, standing or eligible, by whatever groups. Beside
 * them, what is one of them by its nature: the registration, workload or machine that runs as one, and the account that one is synchronised from.
 * O(relations into them). Immutable.
 */
public final class Administrators {

    private final BitSet listed = new BitSet();
    private final BitSet natural;

    /** Those of the facts. */
    public static Administrators of(Facts facts) {
        return facts.once(Administrators.class, Administrators::new);
    }

    private Administrators(Facts facts) {
        BitSet tiered = tiered(facts);
        IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
        for (RelationKind kind : RelationKind.values()) {
            if (!kind.isAccess() && kind != RelationKind.GRANTS) {
                continue;
            }
            RelationTable table = facts.relations(kind);
            for (int i = 0; i < table.size(); i++) {
                if (facts.snapshot().kind(table.to(i)).type() == EntityType.TENANT
                        && table.relationClass(i).gives() == AccessLevel.CONTROL
                        && (kind == RelationKind.GRANTS || isMeant(facts, tiered, table.at(i)))) {
                    add(table.from(i), listed, queue);
                }
            }
        }
        follow(facts, RelationKind::isMembership, listed, queue);
        natural = (BitSet) listed.clone();
        natural.stream().forEach(queue::enqueue);
        follow(facts, Administrators::isNature, natural, queue);
    }

    /* The tenants of which something is stated to be of tier 0. */
    private static BitSet tiered(Facts facts) {
        BitSet tiered = new BitSet();
        for (int v = 0; v < facts.snapshot().entityCount(); v++) {
            boolean isAccount = facts.snapshot().kind(v).type() == EntityType.IDENTITY
                    || facts.snapshot().kind(v).type() == EntityType.GROUP;
            if (isAccount && isTierZero(facts, v) && facts.snapshot().tenant(v) >= 0) {
                tiered.set(facts.snapshot().tenant(v));
            }
        }
        return tiered;
    }

    private static boolean isTierZero(Facts facts, int vertex) {
        Integer tier = facts.snapshot().traits(vertex).tier();
        return tier != null && tier == 0;
    }

    /* A bare right on the tenant may be a mistake: where tiers are stated, only tier 0 is meant to have it. */
    private static boolean isMeant(Facts facts, BitSet tiered, RelationAt right) {
        EntityType type = facts.snapshot().kind(right.from()).type();
        boolean isAccount = type == EntityType.IDENTITY || type == EntityType.GROUP;
        return isAccount && (!tiered.get(right.to()) || isTierZero(facts, right.from()));
    }

    /* What runs as one, or is copied into one, is one. */
    private static boolean isNature(RelationKind kind) {
        return switch (kind) {
            case RUNS_AS, SYNCED_TO -> true;
            case AUTHENTICATES_AS,
                    STORES,
                    HAS_SESSION,
                    MEMBER_OF,
                    CAN_MANAGE_MEMBERS,
                    HOLDS_GRANT,
                    GRANTS,
                    CAN,
                    CONTAINS,
                    CAN_TAKE_OVER,
                    CAN_SIGN_IN_AS,
                    OWNS,
                    CAN_CHANGE_AUTHORITY,
                    CAN_ASSUME,
                    TRIGGERS,
                    MANAGES,
                    CONSENTED,
                    FEDERATES_TO,
                    SIGNS_FOR,
                    DEPLOYS_TO,
                    BACKS_UP,
                    CAN_APPROVE,
                    IN_ZONE,
                    USED_BY,
                    KNOWN_TO,
                    HAS_ROLE,
                    OWNED_BY,
                    REVIEWED_BY,
                    UNDER_CONTRACT,
                    ASSIGNED_TO,
                    HAS_EXCEPTION,
                    PARENT_OF,
                    ISSUED_BY,
                    APPROVED_BY -> false;
        };
    }

    private static void follow(Facts facts, Predicate<RelationKind> which, BitSet into, IntArrayFIFOQueue queue) {
        List<RelationKind> kinds =
                Stream.of(RelationKind.values()).filter(which).toList();
        while (!queue.isEmpty()) {
            int next = queue.dequeueInt();
            for (RelationKind kind : kinds) {
                for (RelationAt holding : facts.relations(kind).into(next)) {
                    add(holding.from(), into, queue);
                }
            }
        }
    }

    private static void add(int vertex, BitSet into, IntArrayFIFOQueue queue) {
        if (!into.get(vertex)) {
            into.set(vertex);
            queue.enqueue(vertex);
        }
    }

    /** Whether an identity, group or grant is on the list. */
    public boolean isListed(int vertex) {
        return listed.get(vertex);
    }

    /** Whether who controls it is an administrator, because it is one, or runs as one, or is copied into one. */
    public boolean isOne(int vertex) {
        return natural.get(vertex);
    }

    /** All that {@link #isOne} is true of, ascending. */
    public BitSet all() {
        return (BitSet) natural.clone();
    }
}
