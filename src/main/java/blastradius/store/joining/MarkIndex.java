package blastradius.store.joining;

import blastradius.model.EntityType;
import blastradius.model.IdText;
import blastradius.model.LookUp;
import blastradius.model.Marks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is described, by its {@link Marks}, for the rules that know when an address or a host name is proof. A customer's file can state
 * any address and any host name; so an address counts in the one tenant that has verified its domain, and a host name in a directory
 * that synchronises with the tenant.
 */
final class MarkIndex {

    private static final List<String> STRONGEST_FIRST =
            List.of(Marks.SID, Marks.DEVICE_ID, Marks.SYSTEM_UUID, Marks.SERIAL, Marks.HOST_NAME);

    private final Map<String, Map<Integer, Described>> accounts = new HashMap<>();
    private final Map<String, Map<Integer, Described>> machines = new HashMap<>();
    private final Map<String, Set<String>> verifiers = new HashMap<>();
    private final Set<String> synced = new HashSet<>(); // tenant and domain

    void add(Described one, Marks marks) {
        EntityType type = one.kind().type();
        if (type == EntityType.TENANT) {
            marks.domains()
                    .forEach(domain -> verifiers
                            .computeIfAbsent(domain, first -> new HashSet<>())
                            .add(one.key()));
        } else if (type == EntityType.IDENTITY) {
            marks.addresses().forEach(address -> put(accounts, address, one));
        } else if (type == EntityType.RESOURCE) {
            put(machines, mark(Marks.SID, one.key()), one);
            String hostName = isOfDirectory(one.key()) ? Marks.hostName(one.name()) : null;
            if (hostName != null) {
                put(machines, mark(Marks.HOST_NAME, hostName), one);
            }
            marks.marks().forEach((name, value) -> put(machines, mark(name, value), one));
        }
        String sid = marks.marks().get(Marks.SID);
        if (sid != null && one.tenant() != null) {
            synced.add(mark(one.tenant(), domain(sid)));
        }
    }

    private static void put(Map<String, Map<Integer, Described>> index, String value, Described one) {
        index.computeIfAbsent(value, first -> new TreeMap<>()).putIfAbsent(one.no(), one);
    }

    private static String mark(String name, String value) {
        return name + " " + value;
    }

    private static String domain(String sid) {
        return sid.substring(0, Math.max(0, sid.lastIndexOf('-')));
    }

    /** The accounts of a guest's address, in the one tenant that has verified its domain. */
    List<Match> homeAccounts(LookUp lookUp, Asking asking) {
        String address = lookUp.matchers().getOrDefault(Marks.ADDRESS, "");
        Set<String> verifying = verifiers.getOrDefault(Marks.domain(address), Set.of());
        String home = verifying.size() == 1 ? verifying.iterator().next() : null;
        return home == null || home.equals(lookUp.home())
                ? List.of()
                : found(accounts, address, asking, one -> home.equals(one.tenant()));
    }

    /** The machines that another record may be of, by the strongest mark that any has; each nearer to the machine than the record. */
    List<Match> devices(LookUp lookUp, Asking asking) {
        for (String name : STRONGEST_FIRST) {
            String value = lookUp.matchers().get(name);
            if (value != null) {
                List<Match> found = found(
                        machines,
                        mark(name, value),
                        asking,
                        one -> one.source() != asking.source()
                                && isNearer(one.key(), asking.key())
                                && (name.equals(Marks.SID) || isOneHome(lookUp.home(), one.tenant(), name)));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private static List<Match> found(
            Map<String, Map<Integer, Described>> index, String value, Asking asking, Predicate<Described> fits) {
        return index.getOrDefault(value, Map.of()).values().stream()
                .filter(one -> !asking.apart().contains(one.key()) && fits.test(one))
                .map(one -> new Match(one.no(), one.key()))
                .toList();
    }

    /* A host name proves nothing where nobody says whose it is. */
    private boolean isOneHome(@Nullable String home, @Nullable String other, String mark) {
        if (home == null || other == null) {
            return !mark.equals(Marks.HOST_NAME);
        }
        return home.equals(other) || synced.contains(mark(home, other)) || synced.contains(mark(other, home));
    }

    /* So two records never are each other, whichever came first. */
    private static boolean isNearer(String key, String than) {
        int order = Integer.compare(distance(key), distance(than));
        return order < 0 || (order == 0 && key.compareTo(than) < 0);
    }

    /* A directory's account of the machine, the cloud's record of it, a resource for it, a tool's row. */
    private static int distance(String key) {
        if (!key.equals(IdText.unique(key))) {
            return 3;
        }
        return isOfDirectory(key) ? 0 : key.startsWith("/") ? 2 : 1;
    }

    /* Directories call machines by their full host name. */
    private static boolean isOfDirectory(String key) {
        return key.startsWith("S-1-5-21-");
    }
}
