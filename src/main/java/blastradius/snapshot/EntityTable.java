package blastradius.snapshot;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot knows of each entity, by vertex. Ids and names are bytes; traits and sets of source kinds are kept once and referred to
 * by number, as estates have few distinct ones. The table of a revision shares
 * the table that it revises. About 30 bytes an entity besides its id and name.
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
    private final @Nullable EntityTable before;
    private final int beforeSize;
    private final Map<Integer, EntityTraits> changedTraits = new HashMap<>();
    private int size;

    EntityTable() {
        this.before = null;
        this.beforeSize = 0;
    }

    /** A table that shares another one and goes on after it. */
    EntityTable(EntityTable before) {
        this.before = before;
        this.beforeSize = before.size();
    }

    int size() {
        return beforeSize + size;
    }

    void changeTraits(int vertex, EntityTraits traits) {
        changedTraits.put(vertex, traits);
    }

    private boolean isShared(int vertex) {
        return vertex < beforeSize;
    }

    private EntityTable shared() {
        return Objects.requireNonNull(before);
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
        return beforeSize + size++;
    }

    OptionalInt vertexOf(String id) {
        if (before != null) {
            OptionalInt known = before.vertexOf(id);
            if (known.isPresent()) {
                return known;
            }
        }
        int found = buckets[slot(id.getBytes(StandardCharsets.UTF_8))] - 1;
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(beforeSize + found);
    }

    String id(int vertex) {
        return isShared(vertex) ? shared().id(vertex) : ids.get(vertex - beforeSize);
    }

    String name(int vertex) {
        return isShared(vertex) ? shared().name(vertex) : names.get(vertex - beforeSize);
    }

    EntityKind kind(int vertex) {
        return isShared(vertex) ? shared().kind(vertex) : KINDS[kinds[vertex - beforeSize]];
    }

    EntityTraits traits(int vertex) {
        EntityTraits changed = changedTraits.isEmpty() ? null : changedTraits.get(vertex);
        if (changed != null) {
            return changed;
        }
        return isShared(vertex) ? shared().traits(vertex) : traits.get(traitsOf[vertex - beforeSize]);
    }

    /** The helpers among the entities; O(1) where there is none. */
    BitSet helpers() {
        BitSet helpers = before == null ? new BitSet() : before.helpers();
        if (traits.values().stream().anyMatch(EntityTraits::helper)) {
            for (int vertex = beforeSize; vertex < size(); vertex++) {
                helpers.set(vertex, traits(vertex).helper());
            }
        }
        return helpers;
    }

    Set<String> sourceKinds(int vertex) {
        return isShared(vertex) ? shared().sourceKinds(vertex) : sourceKinds.get(sourceKindsOf[vertex - beforeSize]);
    }

    /** The vertex of the tenant that the entity states, or -1. */
    int statedTenant(int vertex) {
        if (isShared(vertex)) {
            return shared().statedTenant(vertex);
        }
        int number = statedTenants[vertex - beforeSize];
        return number == NONE ? NONE : vertexOf(tenantIds.get(number)).orElse(NONE);
    }

    /** What is kept once. Not for the table of a revision. */
    void write(WordsWriter words) {
        words.number(traits.size());
        traits.values().forEach(words::traits);
        words.number(sourceKinds.size());
        sourceKinds.values().forEach(words::texts);
        words.number(tenantIds.size());
        tenantIds.values().forEach(words::text);
    }

    void write(SectionWriter sections) {
        ids.write(sections);
        names.write(sections);
        sections.bytes(kinds, size);
        sections.ints(traitsOf, size);
        sections.ints(sourceKindsOf, size);
        sections.ints(statedTenants, size);
        sections.ints(buckets, buckets.length);
    }

    /** Without names and the look-up of ids, which {@link #readNames} adds. */
    static EntityTable read(Sections sections, int section, WordsReader words, int size) {
        EntityTable table = new EntityTable();
        for (int left = words.number(); left > 0; left--) {
            table.traits.number(words.traits());
        }
        for (int left = words.number(); left > 0; left--) {
            table.sourceKinds.number(words.texts());
        }
        for (int left = words.number(); left > 0; left--) {
            table.tenantIds.number(words.text());
        }
        table.ids.read(sections, section);
        table.kinds = sections.bytes(section + 4);
        table.traitsOf = sections.ints(section + 5);
        table.sourceKindsOf = sections.ints(section + 6);
        table.statedTenants = sections.ints(section + 7);
        table.size = size;
        return table;
    }

    void readNames(Sections sections, int section) {
        names.read(sections, section + 2);
        buckets = sections.ints(section + 8);
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
