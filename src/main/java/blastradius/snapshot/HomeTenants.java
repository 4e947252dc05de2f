package blastradius.snapshot;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The home tenant of each entity, see {@link Ownership}. A revision shares those of its base and keeps what differs: 8 bytes for each. Immutable. */
final class HomeTenants {

    private final int[] shared; // by entity of the snapshot that revisions share
    private final int[] entities; // that belong elsewhere or came later, ascending
    private final int[] tenants; // as these

    private HomeTenants(int[] shared, int[] entities, int[] tenants) {
        this.shared = shared;
        this.entities = entities;
        this.tenants = tenants;
    }

    /** @param tenants by entity */
    static HomeTenants of(int[] tenants) {
        return new HomeTenants(tenants, new int[0], new int[0]);
    }

    /** These but for some entities; those that came later must be among them. */
    HomeTenants with(SortedMap<Integer, Integer> others) {
        SortedMap<Integer, Integer> all = new TreeMap<>();
        for (int i = 0; i < entities.length; i++) {
            all.put(entities[i], tenants[i]);
        }
        all.putAll(others);
        return new HomeTenants(
                shared,
                all.keySet().stream().mapToInt(Integer::intValue).toArray(),
                all.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** The tenant's vertex, or -1. O(log of those that differ). */
    int of(int entity) {
        int other = entities.length == 0 ? -1 : Arrays.binarySearch(entities, entity);
        return other < 0 ? shared[entity] : tenants[other];
    }

    int[] toArray(int count) {
        int[] all = Arrays.copyOf(shared, count);
        for (int i = 0; i < entities.length; i++) {
            all[entities[i]] = tenants[i];
        }
        return all;
    }
}
