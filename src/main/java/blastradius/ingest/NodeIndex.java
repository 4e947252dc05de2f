package blastradius.ingest;

import blastradius.model.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entities that an import has described, by id: what the relations between them are judged by. */
final class NodeIndex {

    private static final int AMBIGUOUS = -2;

    /** What {@link #find} gives where there is nothing. */
    static final int NONE = -1;

    private final Map<String, Integer> byId = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<@Nullable EntityKind> kinds = new ArrayList<>();
    private final List<List<String>> sourceKinds = new ArrayList<>();
    private final Map<List<String>, List<String>> kindSets = new HashMap<>();
    private @Nullable Map<String, Integer> folded;

    /** Notes an entity; false if it was there before, then a kind that says more replaces one that says nothing. */
    boolean describe(String id, EntityKind kind, List<String> itsSourceKinds) {
        int number = number(id);
        EntityKind before = kinds.get(number);
        if (before == null || before == EntityKind.OTHER) {
            kinds.set(number, kind);
            sourceKinds.set(number, kindSets.computeIfAbsent(itsSourceKinds, List::copyOf));
        }
        return before == null;
    }

    /** The number of an id, given out if it has none. */
    int number(String id) {
        Integer known = byId.get(id);
        if (known != null) {
            return known;
        }
        byId.put(id, ids.size());
        ids.add(id);
        kinds.add(null);
        sourceKinds.add(List.of());
        return ids.size() - 1;
    }

    /** The number of a described entity: by its exact id, else by the only one that differs in case alone; else {@link #NONE}. */
    int find(String id) {
        Integer exact = byId.get(id);
        if (exact != null && kinds.get(exact) != null) {
            return exact;
        }
        int alike = folded().getOrDefault(id.toLowerCase(Locale.ROOT), NONE);
        return alike == AMBIGUOUS ? NONE : alike;
    }

    private Map<String, Integer> folded() {
        Map<String, Integer> map = folded;
        if (map == null) {
            map = new HashMap<>();
            for (int number = 0; number < ids.size(); number++) {
                if (kinds.get(number) != null) {
                    map.merge(ids.get(number).toLowerCase(Locale.ROOT), number, (one, other) -> AMBIGUOUS);
                }
            }
            folded = map;
        }
        return map;
    }

    String id(int number) {
        return ids.get(number);
    }

    /** The kind; null for an id that nothing describes. */
    @Nullable
    EntityKind kind(int number) {
        return kinds.get(number);
    }

    List<String> sourceKinds(int number) {
        return sourceKinds.get(number);
    }
}
