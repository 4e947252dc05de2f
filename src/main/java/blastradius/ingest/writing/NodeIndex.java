package blastradius.ingest.writing;

import blastradius.model.EntityKind;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entities that an import has described, by id: what the relations between them are judged by. */
public final class NodeIndex {

    private static final int AMBIGUOUS = -2;

    /** What {@link #find} gives where there is nothing. */
    public static final int NONE = -1;

    private final Object2IntMap<String> byId = new Object2IntOpenHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<@Nullable EntityKind> kinds = new ArrayList<>();
    private final List<List<String>> sourceKinds = new ArrayList<>();
    private final Map<List<String>, List<String>> kindSets = new HashMap<>();
    private @Nullable Object2IntMap<String> folded;

    /** Notes an entity; false if it was there before, then a kind that says more replaces one that says nothing. */
    public boolean describe(String id, EntityKind kind, List<String> itsSourceKinds) {
        int number = number(id);
        EntityKind before = kinds.get(number);
        if (before == null || before == EntityKind.OTHER) {
            kinds.set(number, kind);
            sourceKinds.set(number, kindSets.computeIfAbsent(itsSourceKinds, List::copyOf));
        }
        return before == null;
    }

    /** The number of an id, given out if it has none. */
    public int number(String id) {
        int number = byId.computeIfAbsent(id, missing -> ids.size());
        if (number == ids.size()) {
            ids.add(id);
            kinds.add(null);
            sourceKinds.add(List.of());
        }
        return number;
    }

    /** The number of a described entity: by its exact id, else by the only one that differs in case alone; else {@link #NONE}. */
    public int find(String id) {
        int exact = byId.getOrDefault(id, NONE);
        if (exact != NONE && kinds.get(exact) != null) {
            return exact;
        }
        int alike = folded().getOrDefault(id.toLowerCase(Locale.ROOT), NONE);
        return alike == AMBIGUOUS ? NONE : alike;
    }

    private Object2IntMap<String> folded() {
        Object2IntMap<String> map = folded;
        if (map == null) {
            map = new Object2IntOpenHashMap<>();
            for (int number = 0; number < ids.size(); number++) {
                if (kinds.get(number) != null) {
                    String id = ids.get(number).toLowerCase(Locale.ROOT);
                    map.put(id, map.containsKey(id) ? AMBIGUOUS : number);
                }
            }
            folded = map;
        }
        return map;
    }

    public String id(int number) {
        return ids.get(number);
    }

    /** The kind; null for an id that nothing describes. */
    @Nullable
    public EntityKind kind(int number) {
        return kinds.get(number);
    }

    public List<String> sourceKinds(int number) {
        return sourceKinds.get(number);
    }
}
