package blastradius.store.importing;

import blastradius.store.database.Batch;
import blastradius.store.database.RelationClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * New relations, sent as columns like a {@link Batch}. Relations of one batch share most of their ends, so each end is looked up once a
 * batch, and rows say which of the ends they mean: a look-up takes a lock, and two of them are a quarter of what creating a relation costs.
 */
final class RelationBatch {

    private static final int ROWS = 10_000;
    private static final long CHARS = 8_000_000;

    private static final String CREATE = """
            MATCH (e:Entity) WHERE e.no IN $ends
            WITH e ORDER BY e.no
            WITH collect(e) AS ends
            UNWIND range(0, size($from) - 1) AS i
            WITH ends[$from[i]] AS a, ends[$to[i]] AS b, i
            CREATE (a)-[:$($kind[i]) {since: $v, until: $max, source: $source, attr: $attr[i], hash: $hash[i],
                evidence: $evidence[i]}]->(b)""";

    private final Batch.Sender sender;
    private final Map<String, Object> constants;
    private final RelationClasses classes;
    private final int[] from = new int[ROWS];
    private final int[] to = new int[ROWS];
    private List<String> kinds = new ArrayList<>();
    private List<Integer> attrs = new ArrayList<>();
    private List<@Nullable Integer> hashes = new ArrayList<>();
    private List<@Nullable String> evidence = new ArrayList<>();
    private int rows;
    private long chars;

    RelationBatch(Batch.Sender sender, Map<String, Object> constants, RelationClasses classes) {
        this.sender = sender;
        this.constants = constants;
        this.classes = classes;
    }

    /** Adds a relation; the ends are numbers of entities that stand in the database, {@code hash} 0 is none. */
    void add(int start, int end, int classNo, int hash, @Nullable String said) {
        from[rows] = start;
        to[rows] = end;
        kinds.add(classes.get(classNo).kind().name());
        attrs.add(classNo);
        hashes.add(hash == 0 ? null : hash);
        evidence.add(said);
        chars += said == null ? 0 : said.length();
        if (++rows == ROWS || chars > CHARS) {
            flush();
        }
    }

    /** Sends what is waiting. */
    void flush() {
        if (rows == 0) {
            return;
        }
        int[] ends = IntStream.concat(Arrays.stream(from, 0, rows), Arrays.stream(to, 0, rows))
                .sorted()
                .distinct()
                .toArray();
        Map<String, Object> parameters = new HashMap<>(constants);
        parameters.put("ends", ends);
        parameters.put("from", places(from, ends));
        parameters.put("to", places(to, ends));
        parameters.put("kind", kinds);
        parameters.put("attr", attrs);
        parameters.put("hash", hashes);
        parameters.put("evidence", evidence);
        clear();
        sender.send(CREATE, parameters);
    }

    private int[] places(int[] numbers, int[] ends) {
        return Arrays.stream(numbers, 0, rows)
                .map(no -> Arrays.binarySearch(ends, no))
                .toArray();
    }

    private void clear() {
        kinds = new ArrayList<>();
        attrs = new ArrayList<>();
        hashes = new ArrayList<>();
        evidence = new ArrayList<>();
        rows = 0;
        chars = 0;
    }
}
