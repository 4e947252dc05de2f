package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who may replicate a domain's secrets: who holds both rights, each by himself or by a group. Holders are few, so the groups below them are
 * closed exactly, and stated is whom no group of his makes one already.
 */
public final class Replication {

    private static final int CHANGES = 1;
    private static final int ALL = 2;
    private static final int FILTERED = 4;
    private static final IntArrayList NONE = new IntArrayList(0);

    private final Directory directory;
    private final Claims claims;
    private final Int2ObjectMap<IntArrayList> members = new Int2ObjectOpenHashMap<>();
    private final Map<Integer, Int2IntMap> rights = new LinkedHashMap<>();
    private final Map<Integer, Int2IntMap> byGroups = new LinkedHashMap<>();
    private final Map<Integer, Int2IntMap> covered = new LinkedHashMap<>();

    Replication(Directory directory, Claims claims) {
        this.directory = directory;
        this.claims = claims;
    }

    /** A right on the head of a domain. */
    public void holds(int holder, Right right, int domain) {
        int bits = switch (right) {
            case GET_CHANGES -> CHANGES;
            case GET_CHANGES_ALL -> ALL;
            case GET_CHANGES_IN_FILTERED_SET -> FILTERED;
            default -> 0;
        };
        if (holder >= 0 && bits != 0) {
            Int2IntMap held = rights.computeIfAbsent(domain, first -> new Int2IntOpenHashMap());
            held.put(holder, held.get(holder) | bits);
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
        rights.forEach((domain, direct) -> {
            Int2IntMap inherited = new Int2IntOpenHashMap();
            direct.forEach((holder, bits) -> spread(holder, bits, inherited));
            byGroups.put(domain, inherited);
            covered.put(domain, new Int2IntOpenHashMap());
        });
        rights.keySet()
                .forEach(domain -> members.forEach((group, below) -> below.forEach(member -> {
                    if (joint(byGroups.get(domain).get((int) group)) != 0 && !isBelow(group, member)) {
                        passOn(domain, member, group);
                    }
                })));
        members.clear();
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
                members.getOrDefault(next, NONE).forEach(queue::enqueue);
            }
        }
        return false;
    }

    private void spread(int holder, int bits, Int2IntMap inherited) {
        IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
        queue.enqueue(holder);
        while (!queue.isEmpty()) {
            int next = queue.dequeueInt();
            if ((inherited.get(next) & bits) != bits) {
                inherited.put(next, inherited.get(next) | bits);
                members.getOrDefault(next, NONE).forEach(queue::enqueue);
            }
        }
    }

    /** An account that is a member of a group. */
    void member(int account, int group) {
        byGroups.forEach((domain, closed) -> {
            if (closed.containsKey(group)) {
                closed.put(account, closed.get(account) | closed.get(group));
                passOn(domain, account, group);
            }
        });
    }

    private void passOn(int domain, int member, int group) {
        int bits = byGroups.get(domain).get(group);
        Int2IntMap has = covered.get(domain);
        has.put(member, has.get(member) | joint(bits));
    }

    /* What two rights come to together. */
    private static int joint(int bits) {
        int secrets = (bits & (CHANGES | ALL)) == (CHANGES | ALL) ? ALL : 0;
        int passwords = (bits & (CHANGES | FILTERED)) == (CHANGES | FILTERED) ? FILTERED : 0;
        return secrets | passwords;
    }

    /** All members are known. */
    void state(Place place) {
        byGroups.forEach((domain, closed) -> closed.forEach((holder, bits) -> {
            int own = joint(bits) & ~covered.get(domain).get(holder);
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
        Int2IntMap held = rights.get(domain);
        boolean isAsked = held != null && held.values().intStream().anyMatch(bits -> (bits & FILTERED) != 0);
        if (isAsked && domain != Ledger.NONE) {
            claims.state(place, localPasswords(place, domain), Said.control("SyncLAPSPassword"), computer);
        }
    }
}
