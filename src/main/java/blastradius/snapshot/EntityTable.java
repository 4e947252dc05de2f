package blastradius.snapshot;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a snapshot knows of each entity, by vertex. Ids and names are bytes; traits and sets of source kinds are kept once and referred to
 * by number, as estates have few distinct ones. About 30 bytes an entity besides its id and name.
 */
final class EntityTable {

    private static final EntityKind[] KINDS = EntityKind.values();
    private static final int NONE = -1;

    private final StringTable ids = new StringTable();
    private final StringTable names = new StringTable();
    private final Dictionary<EntityTraits> traits = new Dictionary<>();
    private final Dictionary<Set<String>> sourceKinds = new Dictionary<>();
    private final Dictionary<String> tenantIds = new Dictionary<>();
    private byte[] kinds = new byte[64];
    private int[] traitsOf = new int[64];
    private int[] sourceKindsOf = new int[64];
    private int[] statedTenants = new int[64]; // numbers of tenantIds, or NONE
    private int[] buckets = new int[128]; // vertex + 1, or 0; open addressing over the ids
    private int size;

    int size() {
        return size;
    }

    /** Adds an entity and returns its vertex; an id that is there already is an error of the caller. */
    int add(Entity entity, Set<String> kindsOfSources) {
        if (vertexOf(entity.id()).isPresent()) {
            throw new IllegalArgumentException("entity " + entity.id() + " was added before");
        }
        grow();
        ids.add(entity.id());
        names.add(entity.name());
        kinds[size] = (byte) Dictionary.ordinal(entity.kind());
        traitsOf[size] = traits.number(entity.traits());
        sourceKindsOf[size] = sourceKinds.number(Set.copyOf(kindsOfSources));
        statedTenants[size] = entity.tenant() == null ? NONE : tenantIds.number(entity.tenant());
        insert(size, slot(entity.id().getBytes(StandardCharsets.UTF_8)));
        return size++;
    }

    OptionalInt vertexOf(String id) {
        int found = buckets[slot(id.getBytes(StandardCharsets.UTF_8))] - 1;
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    String id(int vertex) {
        return ids.get(vertex);
    }

    String name(int vertex) {
        return names.get(vertex);
    }

    EntityKind kind(int vertex) {
        return KINDS[kinds[vertex]];
    }

    EntityTraits traits(int vertex) {
        return traits.get(traitsOf[vertex]);
    }

    Set<String> sourceKinds(int vertex) {
        return sourceKinds.get(sourceKindsOf[vertex]);
    }

    /** The vertex of the tenant that the entity states, or -1. */
    int statedTenant(int vertex) {
        int number = statedTenants[vertex];
        return number == NONE ? NONE : vertexOf(tenantIds.get(number)).orElse(NONE);
    }

    void freeze() {
        ids.trim();
        names.trim();
        kinds = Arrays.copyOf(kinds, size);
        traitsOf = Arrays.copyOf(traitsOf, size);
        sourceKindsOf = Arrays.copyOf(sourceKindsOf, size);
        statedTenants = Arrays.copyOf(statedTenants, size);
    }

    private void grow() {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            traitsOf = Arrays.copyOf(traitsOf, size * 2);
            sourceKindsOf = Arrays.copyOf(sourceKindsOf, size * 2);
            statedTenants = Arrays.copyOf(statedTenants, size * 2);
        }
        if (size * 2 >= buckets.length) {
            buckets = new int[buckets.length * 2];
            for (int vertex = 0; vertex < size; vertex++) {
                insert(vertex, slot(ids.get(vertex).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private void insert(int vertex, int slot) {
        buckets[slot] = vertex + 1;
    }

    /** The slot of the id, or the empty one where it belongs. */
    private int slot(byte[] id) {
        int mask = buckets.length - 1;
        int hash = Arrays.hashCode(id) * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (buckets[slot] != 0 && !ids.equals(buckets[slot] - 1, id)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
