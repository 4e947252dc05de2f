package blastradius.store.importing;

import blastradius.store.database.Columns;
import blastradius.store.database.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/**
 * What an import has to know of the estate that it changes: the number of every id, and who claims what. About 40 to 70 bytes an
 * entity.
 */
final class EstateBefore {

    private static final String HEAD = """
            MATCH (e:Estate)
            OPTIONAL MATCH (s:Source)
            RETURN e.version AS version, [s IN collect(s {.*}) | s {.*, prefix: coalesce(s.prefix, s.name)}] AS sources""";

    private static final String KEYS = """
            MATCH (e:Entity)
            WITH e.no / 8192 AS block, collect(e.no) AS no, collect(e.key) AS key
            RETURN no, key""";

    private static final String CLAIMS = """
            MATCH (c:EntityClaim) WHERE c.until = $max
            WITH c.no / 8192 AS block, collect(c.no) AS no, collect(c.source) AS source, collect(c.hash) AS hash,
                 collect(coalesce(c.placeholder, false)) AS placeholder
            RETURN no, source, hash, placeholder""";

    private final IdTable ids = new IdTable();
    private final Map<Integer, String> names = new HashMap<>();
    private final List<SourceBefore> sources = new ArrayList<>();
    private final BitSet created = new BitSet();
    private long version;
    private int firstNew;
    private int next;

    private EstateBefore() {}

    /** Reads what stands, for an import of these sources. O(entities + claims). */
    static EstateBefore read(Session session, List<String> sourceNames) {
        EstateBefore before = new EstateBefore();
        before.readHead(session, sourceNames);
        session.run(KEYS).forEachRemaining(row -> before.addKeys(row.get("no"), row.get("key")));
        session.run(CLAIMS, Map.of("max", Version.OPEN)).forEachRemaining(before::addClaims);
        before.firstNew = before.next;
        return before;
    }

    long version() {
        return version;
    }

    /** The import's sources, in the order in which they were named. */
    List<SourceBefore> sources() {
        return sources;
    }

    String sourceName(int no) {
        return names.getOrDefault(no, "");
    }

    /** The number of an id; an id that is new to the estate gets the next one. */
    int number(String id) {
        int no = ids.findOrAdd(id, next);
        next += no == next ? 1 : 0;
        return no;
    }

    /** The number of an id that has one, else {@link IdTable#NONE}. */
    int find(String id) {
        return ids.find(id);
    }

    /** Whether the number was given by this import, so that no anchor has it yet. */
    boolean isNew(int no) {
        return no >= firstNew && !created.get(no);
    }

    /** From now on there is an anchor of the number. */
    void created(int no) {
        created.set(no);
    }

    /** One more than the highest number of an anchor that stood. */
    int end() {
        return firstNew;
    }

    private void readHead(Session session, List<String> sourceNames) {
        var head = session.run(HEAD).single();
        version = head.get("version").asLong();
        List<SourceBefore.Stood> known = head.get("sources").asList(EstateBefore::stood);
        known.forEach(source -> names.put(source.no(), source.name()));
        int next = names.keySet().stream().mapToInt(no -> no + 1).max().orElse(0);
        for (String name : sourceNames) {
            Optional<SourceBefore.Stood> stood =
                    known.stream().filter(source -> source.name().equals(name)).findFirst();
            if (stood.isEmpty()) {
                requireFree(name, known);
            }
            sources.add(new SourceBefore(stood.orElse(SourceBefore.Stood.fresh(next, name)), stood.isEmpty()));
            next += stood.isEmpty() ? 1 : 0;
            names.put(sources.getLast().no(), name);
        }
    }

    private static void requireFree(String name, List<SourceBefore.Stood> known) {
        known.stream()
                .filter(source -> source.idPrefix().equals(name))
                .findFirst()
                .ifPresent(other -> {
                    throw SourceNames.taken(name, other.name(), other.isRemoved());
                });
    }

    private static SourceBefore.Stood stood(Value source) {
        return new SourceBefore.Stood(
                source.get("no").asInt(),
                source.get("name").asString(),
                source.get("prefix").asString(),
                source.get("relations").asLong(),
                !source.get("removed").isNull());
    }

    private void addKeys(Value no, Value key) {
        for (int i = 0; i < no.size(); i++) {
            int number = no.get(i).asInt();
            ids.findOrAdd(key.get(i).asString(), number);
            next = Math.max(next, number + 1);
        }
    }

    private void addClaims(org.neo4j.driver.Record row) {
        int[] no = Columns.ints(row.get("no"));
        int[] by = Columns.ints(row.get("source"));
        long[] hash = Columns.longs(row.get("hash"));
        for (int i = 0; i < no.length; i++) {
            boolean placeholder = row.get("placeholder").get(i).asBoolean();
            for (SourceBefore source : sources) {
                if (by[i] == source.no()) {
                    source.claims(no[i], hash[i], placeholder);
                } else if (!placeholder) {
                    source.isDescribedElsewhere(no[i]);
                }
            }
        }
    }
}
