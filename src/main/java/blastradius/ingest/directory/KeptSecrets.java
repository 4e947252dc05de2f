package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryFacts;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Domain;
import blastradius.ingest.domain.WellKnownGroup;
import blastradius.ingest.file.Place;
import blastradius.ingest.hybrid.SyncedDomain;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.List;

/**
 * As whom read-only controllers sign in, and the tenant that issues tickets as one of them does: accounts of the domain's group of those
 * that may be kept, none of the groups that must not. Lists of a controller's own are in no collection.
 */
final class KeptSecrets {

    private static final int ALLOWED = 571;
    private static final int DENIED = 572;
    private static final List<WellKnownGroup> ALWAYS_DENIED = List.of(
            WellKnownGroup.ADMINISTRATORS,
            WellKnownGroup.ACCOUNT_OPERATORS,
            WellKnownGroup.SERVER_OPERATORS,
            WellKnownGroup.BACKUP_OPERATORS);
    private static final Said SIGNS_IN = Said.of(RelationKind.CAN_SIGN_IN_AS, "KeptSecret");
    private static final Said BY_TICKET = Said.of(RelationKind.CAN_SIGN_IN_AS, "CloudKerberosTrust");
    private static final IntArrayList NOBODY = new IntArrayList(0);

    private final Directory directory;
    private final Claims claims;
    private final Int2ObjectMap<IntArrayList> nested = new Int2ObjectOpenHashMap<>();
    private final IntSet allowedGroups = new IntOpenHashSet();
    private final IntSet deniedGroups = new IntOpenHashSet();
    private final IntSet allowed = new IntLinkedOpenHashSet();
    private final IntSet denied = new IntOpenHashSet();
    private final IntSet keeping = new IntOpenHashSet();
    private final IntSet trusting = new IntOpenHashSet();

    KeptSecrets(Directory directory, Claims claims) {
        this.directory = directory;
        this.claims = claims;
    }

    /** A group that is a member of a group. */
    void nested(int member, int group) {
        if (member >= 0 && group >= 0) {
            nested.computeIfAbsent(group, first -> new IntArrayList()).add(member);
        }
    }

    /** All groups in groups are known. */
    void close() {
        for (Domain domain : directory.domains()) {
            spread(group(domain, ToolId.of(domain.sid() + "-" + ALLOWED)), allowedGroups);
            spread(group(domain, ToolId.of(domain.sid() + "-" + DENIED)), deniedGroups);
            ALWAYS_DENIED.forEach(one -> spread(group(domain, ToolId.ownedBy(domain.sid(), one.sid())), deniedGroups));
        }
        nested.clear();
    }

    private int group(Domain domain, ToolId id) {
        return directory.ledger().known(id, domain.sid());
    }

    private void spread(int group, IntSet groups) {
        IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
        queue.enqueue(group);
        while (!queue.isEmpty()) {
            int next = queue.dequeueInt();
            if (next >= 0 && groups.add(next)) {
                nested.getOrDefault(next, NOBODY).forEach(queue::enqueue);
            }
        }
    }

    /** An account that is a member of a group. */
    void member(int account, int group) {
        if (account >= 0 && allowedGroups.contains(group)) {
            allowed.add(account);
        }
        if (account >= 0 && deniedGroups.contains(group)) {
            denied.add(account);
        }
    }

    /** A read-only controller keeps secrets of its domain. */
    void controller(Place place, int controller) {
        int domain = directory.facts().domain(controller);
        keeping.add(domain);
        directory.sayOnce("read-only controllers sign in as the accounts that their domain's group allows them to keep;"
                + " lists of their own are not in the files (approximated)");
        claims.state(
                place,
                controller,
                Said.control("KeepsSecrets").approximated("by the domain's groups"),
                kept(place, domain));
    }

    private int kept(Place place, int domain) {
        return directory.helper(
                place,
                ToolId.ownedBy(directory.ledger().id(domain), "accounts that read-only controllers keep"),
                EntityKind.SCOPE,
                "accounts that read-only controllers keep of " + directory.name(domain));
    }

    /** A domain trusts the tickets of a tenant. */
    void trustsTenant(int domain) {
        trusting.add(domain);
    }

    /** All members are known. */
    void state(Place place) {
        DirectoryFacts facts = directory.facts();
        allowed.forEach(account -> {
            int domain = facts.domain(account);
            if (keeping.contains(domain) && !denied.contains(account)) {
                claims.state(place, kept(place, domain), SIGNS_IN, account);
            }
        });
        for (int account = 0; account < facts.size() && !trusting.isEmpty(); account++) {
            DirectoryKind kind = facts.kind(account);
            Domain domain = kind != null && kind.isAccount() ? directory.domainOf(account) : null;
            if (domain != null && trusting.contains(domain.number()) && !denied.contains(account)) {
                int tickets = new SyncedDomain(directory.ledger(), domain.sid()).tickets(place);
                claims.state(place, tickets, BY_TICKET.approximated("by the domain's groups"), account);
            }
        }
    }
}
