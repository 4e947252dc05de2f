package blastradius.ingest.writing;

import blastradius.ingest.file.Place;
import blastradius.model.EntityKind;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entities that an import has described, by id: what the relations between them are judged by. */
public final class NodeIndex {

    private static final int AMBIGUOUS = -2;

    /** What {@link #find} gives where there is nothing. */
    public static final int NONE = -1;

    private final Object2IntMap<String> byId = new Object2IntOpenHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<@Nullable Described> described = new ArrayList<>();
    private final Map<List<String>, List<String>> kindSets = new HashMap<>();
    private final Map<String, String> homes = new HashMap<>();
    private @Nullable Object2IntMap<String> folded;

    /**
     * What a record says of an entity.
     *
     * @param place the first record's
     * @param kindIsKnown false where the kind only means that nothing is known
     * @param home the tenant that it belongs to, or is
     */
    record Described(
            Place place,
            EntityKind kind,
            boolean kindIsKnown,
            List<String> sourceKinds,
            @Nullable String home) {

        /** What this says, and the other where this is silent. */
        Described filledBy(Described other) {
            Described kinds = kindIsKnown ? this : other;
            return new Described(
                    place, kinds.kind, kinds.kindIsKnown, kinds.sourceKinds, home == null ? other.home : home);
        }
    }

    /** Notes an entity; false if it was there before, then a word that says more replaces one that says nothing. */
    boolean describe(int number, Described words) {
        Described before = described.get(number);
        described.set(number, before == null ? shared(words) : before.filledBy(shared(words)));
        return before == null;
    }

    /* Few words, each of them on very many nodes. */
    private Described shared(Described words) {
        return new Described(
                words.place(),
                words.kind(),
                words.kindIsKnown(),
                kindSets.computeIfAbsent(words.sourceKinds(), List::copyOf),
                words.home() == null ? null : homes.computeIfAbsent(words.home(), home -> home));
    }

    /** The number of an id, given out if it has none. */
    public int number(String id) {
        int number = byId.computeIfAbsent(id, missing -> ids.size());
        if (number == ids.size()) {
            ids.add(id);
            described.add(null);
        }
        return number;
    }

    /** The number of a described entity of exactly this id, else {@link #NONE}. */
    int findExact(String id) {
        int exact = byId.getOrDefault(id, NONE);
        return exact != NONE && described.get(exact) != null ? exact : NONE;
    }

    /** The number of a described entity: by its exact id, else by the only one that differs in case alone; else {@link #NONE}. */
    int find(String id) {
        int exact = findExact(id);
        if (exact != NONE) {
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
                if (described.get(number) != null) {
                    String id = ids.get(number).toLowerCase(Locale.ROOT);
                    map.put(id, map.containsKey(id) ? AMBIGUOUS : number);
                }
            }
            folded = map;
        }
        return map;
    }

    /** The described ids that differ in nothing but case, each with those that are like it. */
    List<List<String>> alikeButForCase() {
        LongOpenHashSet seen = new LongOpenHashSet(ids.size());
        LongOpenHashSet twice = new LongOpenHashSet();
        for (int number = 0; number < ids.size(); number++) {
            long hash = foldedHash(ids.get(number));
            if (described.get(number) != null && !seen.add(hash)) {
                twice.add(hash);
            }
        }
        Map<String, List<String>> alike = new TreeMap<>();
        for (int number = 0; number < ids.size() && !twice.isEmpty(); number++) {
            if (described.get(number) != null && twice.contains(foldedHash(ids.get(number)))) {
                alike.computeIfAbsent(ids.get(number).toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                        .add(ids.get(number));
            }
        }
        return alike.values().stream().filter(group -> group.size() > 1).toList();
    }

    private static long foldedHash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ Character.toLowerCase(id.charAt(i))) * 0x100000001b3L;
        }
        return hash;
    }

    public String id(int number) {
        return ids.get(number);
    }

    @Nullable
    Described described(int number) {
        return described.get(number);
    }

    /** The kind; null for an id that nothing describes. */
    @Nullable
    public EntityKind kind(int number) {
        Described words = described.get(number);
        return words == null ? null : words.kind();
    }

    /** The tenant that it belongs to, or is; null where nothing says so. */
    @Nullable
    public String home(int number) {
        Described words = described.get(number);
        return words == null ? null : words.home();
    }

    public List<String> sourceKinds(int number) {
        Described words = described.get(number);
        return words == null ? List.of() : words.sourceKinds();
    }
}
