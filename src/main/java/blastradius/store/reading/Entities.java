package blastradius.store.reading;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import blastradius.store.database.TraitsText;
import blastradius.store.database.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** Looks up the entities of the current version. Thread-safe. */
public final class Entities {

    private static final String STANDS = " WHERE e.since <= head.version AND e.until = $max ";
    private static final String HEAD = "MATCH (head:Estate) ";

    private static final String EACH_SOURCE_ID = HEAD
            + "CALL (head) { MATCH (e:Entity) WHERE e.sourceId IN $sourceIds RETURN e, e.sourceId AS sourceId UNION "
            + "MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity) WHERE c.sourceId IN $sourceIds AND c.until = $max "
            + "AND c.since <= head.version RETURN e, c.sourceId AS sourceId UNION "
            + "MATCH (e:Entity) WHERE e.key IN $sourceIds RETURN e, e.key AS sourceId } WITH head, e, sourceId" + STANDS
            + "OPTIONAL MATCH (j:Join {no: e.no}) WHERE j.since <= head.version AND j.until = $max AND j.target IS NOT NULL "
            + "OPTIONAL MATCH (whole:Entity {no: j.target}) WITH DISTINCT sourceId, coalesce(whole, e) AS e "
            + "RETURN sourceId, e.key AS id ORDER BY e.no";
    private static final String BY_ID = HEAD + "UNWIND $ids AS id MATCH (e:Entity {key: id})" + STANDS + "RETURN e";

    private static final String DETAILS = HEAD + """
            UNWIND $ids AS id
            MATCH (whole:Entity {key: id})
            CALL (head, whole) { RETURN whole AS e UNION
                MATCH (j:Join {target: whole.no}) WHERE j.since <= head.version AND j.until > head.version
                MATCH (e:Entity {no: j.no}) RETURN e }
            MATCH (c:EntityClaim)-[:CLAIMS]->(e)
            WHERE c.since <= head.version AND c.until > head.version
            MATCH (s:Source {no: c.source})
            RETURN id, s.name AS source, coalesce(c.sourceId, e.sourceId) AS sourceId,
                coalesce(c.sourceKind, e.sourceKind) AS sourceKind, coalesce(c.placeholder, false) AS placeholder,
                c.properties AS properties, coalesce(c.said, c.since) AS since
            ORDER BY id, placeholder, e.key <> id, since DESC, source""";

    private static final String KINDS = HEAD + "MATCH (e:Entity)" + STANDS + "RETURN e.kind AS kind, count(*) AS count";

    private static final String SOURCES = """
            MATCH (head:Estate)
            MATCH (s:Source) WHERE s.since <= head.version AND s.removed IS NULL
            OPTIONAL MATCH (i:Import {source: s.name})
            RETURN s.name AS name, s.entities AS entities, s.relations AS relations, max(i.startedAt) AS last ORDER BY name""";

    private final Database database;

    public Entities(Database database) {
        this.database = database;
    }

    /**
     * What the sources say of an entity.
     *
     * @param sources who claims it, the newest word first, placeholders last
     * @param properties everything said that the analyses do not read; where two sources differ, the newest word
     */
    public record Details(List<SourceClaim> sources, Map<String, Object> properties) {}

    /** One source's words for an entity; a placeholder is only named there, as the end of a relation. */
    public record SourceClaim(String source, String sourceId, String sourceKind, boolean placeholder) {}

    /** One source; {@code lastImport} is null where the history does not know. */
    public record Source(
            String name,
            long entities,
            long relations,
            @Nullable Instant lastImport) {}

    public Optional<Entity> find(String id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** The entities with these ids, in the order of the ids, without properties; unknown ids are left out. */
    public List<Entity> find(Collection<String> ids) {
        List<String> distinct = ids.stream().distinct().toList();
        Map<String, Entity> found = rows(BY_ID, Map.of("ids", distinct, "max", Version.OPEN)).stream()
                .map(row -> entity(row.get("e")))
                .collect(Collectors.toMap(Entity::id, entity -> entity));
        return distinct.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The ids of the entities that sources call by each of these ids, in the order of their first import; one round trip. */
    public Map<String, List<String>> idsBySourceId(Collection<String> sourceIds) {
        List<String> distinct = sourceIds.stream().distinct().toList();
        return rows(EACH_SOURCE_ID, Map.of("sourceIds", distinct, "max", Version.OPEN)).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("sourceId").asString(),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> row.get("id").asString(), Collectors.toList())));
    }

    /** What the sources say of these entities; one round trip. */
    public Map<String, Details> details(Collection<String> ids) {
        Map<String, List<Record>> claims = rows(
                        DETAILS, Map.of("ids", ids.stream().distinct().toList()))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("id").asString(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Details> details = new LinkedHashMap<>();
        claims.forEach((id, rows) -> details.put(id, details(rows)));
        return details;
    }

    /** How many entities there are of each kind. */
    public Map<EntityKind, Long> countsByKind() {
        Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);
        rows(KINDS, Map.of("max", Version.OPEN))
                .forEach(row -> counts.put(
                        EntityKind.valueOf(row.get("kind").asString()),
                        row.get("count").asLong()));
        return counts;
    }

    /** All sources, by name. */
    public List<Source> sources() {
        return rows(SOURCES, Map.of()).stream()
                .map(row -> new Source(
                        row.get("name").asString(),
                        row.get("entities").asLong(),
                        row.get("relations").asLong(),
                        row.get("last").isNull()
                                ? null
                                : Instant.ofEpochMilli(row.get("last").asLong())))
                .toList();
    }

    private List<Record> rows(String statement, Map<String, Object> parameters) {
        return database.inSession(session -> session.executeRead(
                transaction -> transaction.run(statement, parameters).list()));
    }

    private static Details details(List<Record> claims) {
        Map<String, Object> properties = new LinkedHashMap<>();
        claims.forEach(
                row -> Json.map(Columns.textOrNull(row.get("properties"))).forEach(properties::putIfAbsent));
        return new Details(
                claims.stream()
                        .map(row -> new SourceClaim(
                                row.get("source").asString(),
                                row.get("sourceId").asString(),
                                row.get("sourceKind").asString(),
                                row.get("placeholder").asBoolean()))
                        .toList(),
                properties);
    }

    private static Entity entity(Value node) {
        return new Entity(
                node.get("key").asString(),
                EntityKind.valueOf(node.get("kind").asString()),
                node.get("name").asString(),
                Columns.textOrNull(node.get("tenant")),
                node.get("sourceId").asString(),
                node.get("sourceKind").asString(),
                TraitsText.parse(Columns.textOrNull(node.get("traits"))),
                Map.of());
    }
}
