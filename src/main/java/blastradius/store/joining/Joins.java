package blastradius.store.joining;

import blastradius.model.JoinRule;
import blastradius.model.LookUp;
import blastradius.store.database.Database;
import blastradius.store.database.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;

/** Which statements of several sources are of one entity, why, and which are kept apart. Thread-safe. */
public final class Joins {

    private static final String AT = """
            MATCH (j:Join) WHERE j.since <= $v AND j.until > $v AND j.target IS NOT NULL
            MATCH (e:Entity {no: j.target})
            RETURN DISTINCT j.no AS no, j.key AS placeholder, j.target AS target, e.key AS entity""";

    private static final String NAMES = """
            MATCH (j:Join) WHERE j.key IN $ids AND j.since <= $v AND j.until > $v AND j.target IS NOT NULL
            MATCH (e:Entity {no: j.target})
            RETURN DISTINCT j.key AS placeholder, e.key AS entity""";

    /* What is looked up. */
    private static final String LOOKED_UP = """
            MATCH (head:Estate)
            UNWIND $ids AS id
            MATCH (e:Entity {key: id})
            MATCH (j:Join {target: e.no}) WHERE j.since <= head.version AND j.until > head.version
            MATCH (s:Source {no: j.source})
            OPTIONAL MATCH (v:Version {no: j.since})
            RETURN id, j.key AS placeholder, s.name AS source, j.lookUp AS lookUp, toString(v.at) AS since, false AS apart
            ORDER BY id, placeholder, source""";

    /* Whoever spoke of it before others has the id; what counts is when the source first came. */
    private static final String SAME_ID = """
            MATCH (head:Estate)
            UNWIND $ids AS id
            MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity {key: id})
            WHERE c.since <= head.version AND c.until > head.version
            MATCH (s:Source {no: c.source})
            WITH id, s, c ORDER BY c.placeholder IS NOT NULL, s.no
            WITH id, collect({name: s.name, prefix: coalesce(s.prefix, s.name), since: coalesce(c.said, c.since)}) AS said
            WHERE size(said) > 1
            UNWIND said[1..] AS later
            OPTIONAL MATCH (v:Version {no: later.since})
            RETURN id, later.prefix AS prefix, later.name AS source, said[0].name AS first, toString(v.at) AS since
            ORDER BY id, source""";

    private static final String APART = """
            MATCH (head:Estate)
            UNWIND $ids AS id
            MATCH (v:JoinVeto) WHERE v.since <= head.version AND v.until > head.version AND (v.entity = id OR v.placeholder = id)
            OPTIONAL MATCH (named:Source {no: v.source})
            OPTIONAL MATCH (j:Join {key: v.placeholder}) WHERE j.since <= head.version AND j.until > head.version
            OPTIONAL MATCH (looks:Source {no: j.source})
            OPTIONAL MATCH (w:Version {no: v.since})
            RETURN id, v.placeholder AS placeholder, v.entity AS entity, coalesce(named.name, looks.name, '') AS source,
                j.lookUp AS lookUp, toString(w.at) AS since, true AS apart
            ORDER BY id, placeholder""";

    private static final String PLACEHOLDER = """
            MATCH (j:Join {key: $placeholder}) WHERE j.until = $max
            MATCH (s:Source {no: j.source})
            RETURN s.name AS source, -1 AS no LIMIT 1""";

    private static final String NAMED = """
            MATCH (s:Source) WHERE s.removed IS NULL AND $entity + '~' + coalesce(s.prefix, s.name) = $placeholder
            RETURN s.name AS source, s.no AS no LIMIT 1""";

    private final Database database;

    public Joins(Database database) {
        this.database = database;
    }

    /** What is looked up, by number and id, and what it is. */
    public record Joined(int no, String placeholder, int target, String entity) {}

    /**
     * Why two statements are of one entity, or of two though it fits.
     *
     * @param key the id under which stands, or would stand, what is joined with the entity
     * @param entity the entity
     * @param lookUp what is true of the entity alone; null where both use its id
     * @param sources who says so, and where both use its id, who did before
     * @param since when it was joined or kept apart, as ISO 8601; empty where nobody knows
     * @param isApart whether somebody keeps them apart
     */
    public record Join(
            JoinRule rule,
            String key,
            String entity,
            @Nullable String lookUp,
            List<String> sources,
            String since,
            boolean isApart) {}

    /**
     * Who joins with an entity what can be kept apart from it.
     *
     * @param veto what keeps it apart
     */
    public record Joiner(String source, Vetoes.Veto veto) {

        public boolean isLookedUp() {
            return veto.isOfLookUp();
        }
    }

    /** What is joined at a version. */
    public static List<Joined> at(Session session, long version) {
        return session.run(AT, Map.of("v", version))
                .list(row -> new Joined(
                        row.get("no").asInt(),
                        row.get("placeholder").asString(),
                        row.get("target").asInt(),
                        row.get("entity").asString()));
    }

    /** Of these ids, those of what is joined at a version, with the entities' ids. */
    public static Map<String, String> names(Session session, Collection<String> ids, long version) {
        return session.run(NAMES, Map.of("v", version, "ids", List.copyOf(ids))).stream()
                .collect(Collectors.toMap(
                        row -> row.get("placeholder").asString(),
                        row -> row.get("entity").asString()));
    }

    /** What is joined with these entities in the newest version and what is kept apart from them, by their ids. */
    public Map<String, List<Join>> of(Collection<String> ids) {
        Map<String, List<Join>> joins = new LinkedHashMap<>();
        rows(SAME_ID, Map.of("ids", List.copyOf(ids))).forEach(row -> add(joins, row, sameId(row)));
        rows(LOOKED_UP, Map.of("ids", List.copyOf(ids))).forEach(row -> add(joins, row, lookedUp(row)));
        rows(APART, Map.of("ids", List.copyOf(ids))).forEach(row -> add(joins, row, lookedUp(row)));
        return joins;
    }

    private static void add(Map<String, List<Join>> joins, Record row, Join join) {
        joins.computeIfAbsent(row.get("id").asString(), first -> new ArrayList<>())
                .add(join);
    }

    private static Join sameId(Record row) {
        String id = row.get("id").asString();
        String key = Vetoes.apart(id, row.get("prefix").asString());
        List<String> sources =
                List.of(row.get("first").asString(), row.get("source").asString());
        return new Join(
                JoinRule.SAME_ID, key, id, null, sources, row.get("since").asString(""), false);
    }

    private static Join lookedUp(Record row) {
        LookUp lookUp = row.get("lookUp").isNull()
                ? null
                : LookUpText.parse(row.get("lookUp").asString());
        return new Join(
                lookUp == null ? JoinRule.SAME_ID : lookUp.rule(),
                row.get("placeholder").asString(),
                row.get("apart").asBoolean()
                        ? row.get("entity").asString()
                        : row.get("id").asString(),
                lookUp == null ? null : lookUp.toString(),
                row.get("source").asString().isEmpty()
                        ? List.of()
                        : List.of(row.get("source").asString()),
                row.get("since").asString(""),
                row.get("apart").asBoolean());
    }

    /** Who joins with the entity what stands, or would stand, under the key; empty: nobody. */
    public Optional<Joiner> joiner(String key, String entity) {
        List<Record> looks = rows(PLACEHOLDER, Map.of("max", Version.OPEN, "placeholder", key));
        List<Record> found = looks.isEmpty() ? rows(NAMED, Map.of("placeholder", key, "entity", entity)) : looks;
        return found.stream()
                .findFirst()
                .map(row -> new Joiner(
                        row.get("source").asString(),
                        new Vetoes.Veto(key, entity, row.get("no").asInt())));
    }

    private List<Record> rows(String statement, Map<String, Object> parameters) {
        return database.inSession(session -> session.executeRead(
                transaction -> transaction.run(statement, parameters).list()));
    }
}
