package blastradius.store.reading;

import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.TermsText;
import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import blastradius.store.joining.Joins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** Looks up who says that a relation stands, and what they say about it. Thread-safe. */
public final class Relations {

    private static final String EVIDENCE = """
            UNWIND range(0, size($from) - 1) AS i
            MATCH (x:Entity {key: $from[i]})
            MATCH (y:Entity {key: $to[i]})
            CALL (x) { RETURN x AS a UNION
                MATCH (j:Join {target: x.no}) WHERE j.since <= $v AND j.until > $v MATCH (a:Entity {no: j.no}) RETURN a }
            CALL (y) { RETURN y AS b UNION
                MATCH (j:Join {target: y.no}) WHERE j.since <= $v AND j.until > $v MATCH (b:Entity {no: j.no}) RETURN b }
            MATCH (a)-[r:$($kind[i])]->(b) WHERE r.since <= $v AND r.until > $v
            MATCH (c:RelationClass {no: r.attr}) WHERE c.sourceKind = $sourceKind[i]
            MATCH (s:Source {no: r.source})
            CALL (a, b, r) { MATCH (a)-[o]->(b)
                WHERE type(o) = type(r) AND o.attr = r.attr AND o.source = r.source AND o.since <= $v
                RETURN min(o.since) AS first }
            RETURN i, c.terms AS terms, s.name AS source, r.evidence AS evidence, first, r.since AS since
            ORDER BY i, source, terms""";

    private final Database database;

    public Relations(Database database) {
        this.database = database;
    }

    /** A relation but for its terms; ends are ids. */
    public record Key(String from, RelationKind kind, String to, String sourceKind) {}

    /**
     * One source's word for a relation.
     *
     * @param terms the terms that this source states
     * @param first the version of the estate that the source first stated it in, of those that the store still knows
     * @param since the version that the word stands from, as it is now
     * @param properties what the source says besides, by its own names
     */
    public record Evidence(String source, Terms terms, long first, long since, Map<String, Object> properties) {}

    /** The words for each relation at a version, ordered by source; a relation that nobody states has none. Two round trips where terms name entities, else one. */
    public Map<Key, List<Evidence>> evidence(List<Key> keys, long version) {
        Map<Key, List<Evidence>> found = new LinkedHashMap<>();
        keys.forEach(key -> found.put(key, new ArrayList<>()));
        List<Key> distinct = List.copyOf(found.keySet());
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "from", distinct.stream().map(Key::from).toList(),
                "to", distinct.stream().map(Key::to).toList(),
                "kind", distinct.stream().map(key -> key.kind().name()).toList(),
                "sourceKind", distinct.stream().map(Key::sourceKind).toList(),
                "v", version));
        List<Record> words = database.inSession(session -> session.executeRead(
                transaction -> transaction.run(EVIDENCE, parameters).list()));
        Set<String> named = new HashSet<>();
        words.forEach(row -> named.addAll(terms(row).named()));
        Map<String, String> names =
                named.isEmpty() ? Map.of() : database.inSession(session -> Joins.names(session, named, version));
        words.forEach(row -> found.getOrDefault(distinct.get(row.get("i").asInt()), new ArrayList<>())
                .add(evidence(row, names)));
        return found;
    }

    private static Terms terms(Record row) {
        return TermsText.parse(row.get("terms").asString());
    }

    private static Evidence evidence(Record row, Map<String, String> names) {
        Value properties = row.get("evidence");
        return new Evidence(
                row.get("source").asString(),
                terms(row).renamed(id -> names.getOrDefault(id, id)),
                row.get("first").asLong(),
                row.get("since").asLong(),
                Json.map(Columns.textOrNull(properties)));
    }
}
