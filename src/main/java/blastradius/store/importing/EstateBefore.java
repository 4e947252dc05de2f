package blastradius.store.importing;

import blastradius.store.database.Columns;
import blastradius.store.database.Version;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
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
            RETURN e.version AS version, collect(s.no) AS no, collect(s.name) AS name, collect(s.relations) AS relations""";

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
    private final Map<Integer, String> sources = new HashMap<>();
    private final BitSet ownPlaceholders = new BitSet();
    private final BitSet describedByOthers = new BitSet();
    private long[] ownHashes = new long[1024];
    private long version;
    private int source = Columns.NONE;
    private boolean sourceIsNew;
    private long relations;
    private int firstNew;
    private int next;

    private EstateBefore() {}

    /** Reads what stands. O(entities + claims). */
    static EstateBefore read(Session session, String sourceName) {
        EstateBefore before = new EstateBefore();
        before.readHead(session, sourceName);
        session.run(KEYS).forEachRemaining(row -> before.addKeys(row.get("no"), row.get("key")));
        session.run(CLAIMS, Map.of("max", Version.OPEN)).forEachRemaining(before::addClaims);
        before.firstNew = before.next;
        return before;
    }

    long version() {
        return version;
    }

    int source() {
        return source;
    }

    boolean sourceIsNew() {
        return sourceIsNew;
    }

    String sourceName(int no) {
        return sources.getOrDefault(no, "");
    }

    /** How many relations the source states. */
    long relations() {
        return relations;
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
        return no >= firstNew;
    }

    /** One more than the highest number of an anchor. */
    int end() {
        return firstNew;
    }

    /** The fingerprint of what the source claims of the entity; 0 where it claims nothing. */
    long ownHash(int no) {
        return no < ownHashes.length ? ownHashes[no] : 0;
    }

    boolean isOwnPlaceholder(int no) {
        return ownPlaceholders.get(no);
    }

    /** Whether another source describes it. */
    boolean isDescribedByOthers(int no) {
        return describedByOthers.get(no);
    }

    boolean isDescribedByOthers(String id) {
        int no = ids.find(id);
        return no != IdTable.NONE && describedByOthers.get(no);
    }

    private void readHead(Session session, String sourceName) {
        var head = session.run(HEAD).single();
        version = head.get("version").asLong();
        int last = -1;
        for (int i = 0; i < head.get("no").size(); i++) {
            int no = head.get("no").get(i).asInt();
            String name = head.get("name").get(i).asString();
            sources.put(no, name);
            last = Math.max(last, no);
            if (name.equals(sourceName)) {
                source = no;
                relations = head.get("relations").get(i).asLong();
            }
        }
        if (source == Columns.NONE) {
            source = last + 1;
            sourceIsNew = true;
            sources.put(source, sourceName);
        }
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
            if (by[i] == source) {
                setOwn(no[i], hash[i], placeholder);
            } else if (!placeholder) {
                describedByOthers.set(no[i]);
            }
        }
    }

    private void setOwn(int no, long hash, boolean placeholder) {
        if (no >= ownHashes.length) {
            ownHashes = Arrays.copyOf(ownHashes, Math.max(no + 1, ownHashes.length * 2));
        }
        ownHashes[no] = hash;
        ownPlaceholders.set(no, placeholder);
    }
}
