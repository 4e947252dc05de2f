package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Map;

/**
 * Who may replicate a domain's secrets: who holds both rights, each by himself or by a group. Holders are few, so the groups below them are
 * closed exactly, and stated is whom no group of his makes one already.
 */
public final class Replication {

    private static final int CHANGES = 1;
    private static final int ALL = 2;
    private static final int FILTERED = 4;
    private static final Map<Right, Integer> BITS =
            Map.of(Right.GET_CHANGES, CHANGES, Right.GET_CHANGES_ALL, ALL, Right.GET_CHANGES_IN_FILTERED_SET, FILTERED);
    private static final IntArrayList NOBODY = new IntArrayList(0);

    private final Directory directory;
    private final Claims claims;
    private final Int2ObjectMap<IntArrayList> members = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectMap<Holders> domains = new Int2ObjectLinkedOpenHashMap<>();

    Replication(Directory directory, Claims claims) {
        this.directory = directory;
        this.claims = claims;
    }

    /** Who holds what of one domain, as bits by number. */
    private static final class Holders {

        private final Int2IntMap direct = new Int2IntOpenHashMap();
        /** By themselves or by groups. */
        private final Int2IntMap closed = new Int2IntOpenHashMap();
        /** What joint rights they have by a group that has them. */
        private final Int2IntMap covered = new Int2IntOpenHashMap();

        private static void add(Int2IntMap map, int number, int bits) {
            map.put(number, map.get(number) | bits);
        }

        boolean asksForLocalPasswords() {
            return direct.values().intStream().anyMatch(bits -> (bits & FILTERED) != 0);
        }
    }

    /** A right on the head of a domain. */
    public void holds(int holder, Right right, int domain) {
        int bits = BITS.getOrDefault(right, 0);
        if (holder >= 0 && bits != 0) {
            Holders.add(domains.computeIfAbsent(domain, first -> new Holders()).direct, holder, bits);
        }
    }

    /** A group that is a member of a group. */
    public void nested(int member, int group) {
        if (member >= 0 && group >= 0) {
            members.computeIfAbsent(group, first -> new IntArrayList()).add(member);
        }
    }

    /** All groups in groups are known: says which of them hold what. */
    void close() {
        for (Holders holders : domains.values()) {
            holders.direct.forEach((holder, bits) -> spread(holder, bits, holders.closed));
            members.forEach((group, below) -> below.forEach(member -> {
                if (joint(holders.closed.get(group)) != 0 && !isBelow(group, member)) {
                    Holders.add(holders.covered, member, joint(holders.closed.get(group)));
                }
            }));
        }
        members.clear();
    }

    private void spread(int holder, int bits, Int2IntMap closed) {
        IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
        queue.enqueue(holder);
        while (!queue.isEmpty()) {
            int next = queue.dequeueInt();
            if ((closed.get(next) & bits) != bits) {
                Holders.add(closed, next, bits);
                members.getOrDefault(next, NOBODY).forEach(queue::enqueue);
            }
        }
    }

    /* Of groups that are members of each other none makes the other one's right superfluous. */
    private boolean isBelow(int group, int above) {
        IntOpenHashSet seen = new IntOpenHashSet();
        IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
        queue.enqueue(above);
        while (!queue.isEmpty()) {
            int next = queue.dequeueInt();
            if (next == group) {
                return true;
            }
            if (seen.add(next)) {
                members.getOrDefault(next, NOBODY).forEach(queue::enqueue);
            }
        }
        return false;
    }

    /** An account that is a member of a group. */
    void member(int account, int group) {
        for (Holders holders : domains.values()) {
            int bits = holders.closed.get(group);
            if (bits != 0 && account >= 0) {
                Holders.add(holders.closed, account, bits);
                Holders.add(holders.covered, account, joint(bits));
            }
        }
    }

    /* What two rights come to together. */
    private static int joint(int bits) {
        int secrets = (bits & (CHANGES | ALL)) == (CHANGES | ALL) ? ALL : 0;
        int passwords = (bits & (CHANGES | FILTERED)) == (CHANGES | FILTERED) ? FILTERED : 0;
        return secrets | passwords;
    }

    /** All members are known. */
    void state(Place place) {
        domains.forEach((domain, holders) -> holders.closed.forEach((holder, bits) -> {
            int own = joint(bits) & ~holders.covered.get(holder);
            if ((own & ALL) != 0) {
                claims.state(place, holder, Said.control("DCSync"), domain);
            }
            if ((own & FILTERED) != 0) {
                claims.state(place, holder, Said.control("SyncLAPSPassword"), localPasswords(place, domain));
            }
        }));
    }

    private int localPasswords(Place place, int domain) {
        return directory.helper(
                place,
                ToolId.ownedBy(directory.ledger().id(domain), "every local password"),
                EntityKind.SCOPE,
                "every local password of " + directory.name(domain));
    }

    /** A computer whose local administrator's password the directory keeps. */
    void localPassword(Place place, int computer) {
        int domain = directory.facts().domain(computer);
        Holders holders = domains.get(domain);
        if (holders != null && holders.asksForLocalPasswords()) {
            claims.state(place, localPasswords(place, domain), Said.control("SyncLAPSPassword"), computer);
        }
    }
}
