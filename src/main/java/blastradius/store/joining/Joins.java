package blastradius.store.joining;

import blastradius.store.database.Database;
import blastradius.store.database.Version;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.neo4j.driver.Session;

/** Which ends of relations are joined with which entities, why, and which are kept apart. Thread-safe. */
public final class Joins {

    private static final String AT = """
            MATCH (j:Join) WHERE j.since <= $v AND j.until > $v AND j.target IS NOT NULL
            MATCH (e:Entity {no: j.target})
            RETURN j.no AS no, j.target AS target, e.key AS entity""";

    private static final String OF = """
            MATCH (head:Estate)
            UNWIND $ids AS id
            MATCH (e:Entity {key: id})
            MATCH (j:Join {target: e.no}) WHERE j.since <= head.version AND j.until > head.version
            MATCH (s:Source {no: j.source})
            OPTIONAL MATCH (v:Version {no: j.since})
            RETURN id, j.key AS placeholder, s.name AS source, j.lookUp AS lookUp, toString(v.at) AS since ORDER BY id, placeholder""";

    private static final String PLACEHOLDER = "MATCH (j:Join) WHERE j.until = $max AND j.key = $placeholder "
            + "MATCH (s:Source {no: j.source}) RETURN s.name AS source LIMIT 1";

    private static final String VETOES = "MATCH (v:JoinVeto) RETURN v.placeholder AS placeholder, v.entity AS entity";
    private static final String KEEP_APART = "MERGE (v:JoinVeto {placeholder: $placeholder, entity: $entity})";
    private static final String LET_JOIN = "MATCH (v:JoinVeto {placeholder: $placeholder, entity: $entity}) DELETE v";

    private final Database database;

    public Joins(Database database) {
        this.database = database;
    }

    /** A placeholder by number, and what it is. */
    public record Joined(int no, int target, String entity) {}

    /**
     * Why an end is an entity.
     *
     * @param placeholder the id under which the end stands
     * @param source who names it so
     * @param lookUp what is true of the entity alone
     * @param since when it was joined, as ISO 8601
     */
    public record Join(String placeholder, String source, String lookUp, String since) {}

    /** What is not to be joined: entities' ids by placeholder. */
    public record Vetoes(Map<String, Set<String>> entities) {
        public Set<String> of(String placeholder) {
            return entities.getOrDefault(placeholder, Set.of());
        }
    }

    /** What is joined at a version. */
    public static List<Joined> at(Session session, long version) {
        return session.run(AT, Map.of("v", version))
                .list(row -> new Joined(
                        row.get("no").asInt(),
                        row.get("target").asInt(),
                        row.get("entity").asString()));
    }

    public static Vetoes vetoes(Session session) {
        Map<String, Set<String>> vetoes = new HashMap<>();
        session.run(VETOES)
                .forEachRemaining(
                        row -> vetoes.computeIfAbsent(row.get("placeholder").asString(), first -> new HashSet<>())
                                .add(row.get("entity").asString()));
        return new Vetoes(vetoes);
    }

    /** What is joined with these entities in the newest version, by their ids. */
    public Map<String, List<Join>> of(Collection<String> ids) {
        return database
                .inSession(session -> session.executeRead(transaction ->
                        transaction.run(OF, Map.of("ids", List.copyOf(ids))).list()))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("id").asString(),
                        Collectors.mapping(
                                row -> new Join(
                                        row.get("placeholder").asString(),
                                        row.get("source").asString(),
                                        LookUpText.parse(row.get("lookUp").asString())
                                                .toString(),
                                        row.get("since").asString("")),
                                Collectors.toList())));
    }

    /** The source that names an end by this placeholder. */
    public Optional<String> source(String placeholder) {
        Map<String, Object> parameters = Map.of("max", Version.OPEN, "placeholder", placeholder);
        return database
                .inSession(session -> session.executeRead(
                        transaction -> transaction.run(PLACEHOLDER, parameters).list()))
                .stream()
                .map(row -> row.get("source").asString())
                .findFirst();
    }

    /** From the next version on, the end is not the entity, or may be it again. */
    public void keepApart(String placeholder, String entity, boolean apart) {
        Map<String, Object> parameters = Map.of("placeholder", placeholder, "entity", entity);
        database.inSession(session -> session.executeWrite(transaction ->
                transaction.run(apart ? KEEP_APART : LET_JOIN, parameters).consume()));
    }
}
