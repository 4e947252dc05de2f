package blastradius.store.reading;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import blastradius.store.database.TraitsText;
import blastradius.store.database.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** Looks up and pages through the entities of the current version. Thread-safe. */
public final class Entities {

    private static final String STANDS = " WHERE e.since <= head.version AND e.until = $max ";
    private static final String FILTER =
            STANDS + "AND ($kinds IS NULL OR e.kind IN $kinds) AND ($tenant IS NULL OR e.tenant = $tenant) ";
    private static final String HEAD = "MATCH (head:Estate) ";

    /* What is looked for by words comes in the order of relevance, everything else in the order of its first import. */
    private static final String BY_WORDS = HEAD
            + "CALL db.index.fulltext.queryNodes('entity_words', $words) YIELD node AS e, score WITH head, e, -score AS rank";
    private static final String BY_SOURCE_ID = HEAD
            + "CALL (head) { MATCH (e:Entity) WHERE e.sourceId IN $sourceIds RETURN e UNION "
            + "MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity) WHERE c.sourceId IN $sourceIds AND c.until = $max "
            + "AND c.since <= head.version RETURN e } WITH head, e, e.no AS rank";
    private static final String EACH_SOURCE_ID = HEAD
            + "CALL (head) { MATCH (e:Entity) WHERE e.sourceId IN $sourceIds RETURN e, e.sourceId AS sourceId UNION "
            + "MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity) WHERE c.sourceId IN $sourceIds AND c.until = $max "
            + "AND c.since <= head.version RETURN e, c.sourceId AS sourceId } WITH head, e, sourceId" + STANDS
            + "RETURN sourceId, e.key AS id ORDER BY e.no";
    private static final String ALL = HEAD + "MATCH (e:Entity) WITH head, e, e.no AS rank";
    private static final String PAGE = FILTER + "RETURN e ORDER BY rank, e.no SKIP $skip LIMIT $limit";
    private static final String IDS = FILTER + "RETURN e.key AS id ORDER BY rank, e.no";
    private static final String COUNT = FILTER + "RETURN count(e) AS count";

    private static final String BY_ID = HEAD + "UNWIND $ids AS id MATCH (e:Entity {key: id})" + STANDS + "RETURN e";

    private static final String DETAILS = HEAD + """
            UNWIND $ids AS id
            MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity {key: id})
            WHERE c.since <= head.version AND c.until > head.version
            MATCH (s:Source {no: c.source})
            RETURN id, s.name AS source, coalesce(c.sourceId, e.sourceId) AS sourceId,
                coalesce(c.sourceKind, e.sourceKind) AS sourceKind, coalesce(c.placeholder, false) AS placeholder,
                c.properties AS properties, coalesce(c.said, c.since) AS since
            ORDER BY id, placeholder, since DESC, source""";

    private static final String KINDS = HEAD + "MATCH (e:Entity)" + STANDS + "RETURN e.kind AS kind, count(*) AS count";

    private static final String SOURCES = """
            MATCH (head:Estate)
            MATCH (s:Source) WHERE s.since <= head.version
            OPTIONAL MATCH (i:Import {source: s.name})
            RETURN s.name AS name, s.entities AS entities, s.relations AS relations, max(i.startedAt) AS last ORDER BY name""";

    private final Database database;

    public Entities(Database database) {
        this.database = database;
    }

    /**
     * What to look for; what is null or empty does not filter.
     *
     * @param search words that begin words of its name, id or source id; all have to be found
     * @param sourceIds what sources call it, exactly; not together with {@code search}
     * @param kinds kinds, as {@link EntityKind#includes} reads them
     * @param tenant id of the tenant that a source states for it; what only CONTAINS puts into a tenant is not found by it
     */
    public record Filter(
            @Nullable String search,
            Set<String> sourceIds,
            Set<EntityKind> kinds,
            @Nullable String tenant) {

        public static final Filter NONE = new Filter(null, Set.of(), Set.of(), null);

        public Filter {
            sourceIds = Set.copyOf(sourceIds);
            kinds = Set.copyOf(kinds);
        }

        public static Filter search(String words) {
            return new Filter(words, Set.of(), Set.of(), null);
        }

        public static Filter sourceIds(Collection<String> sourceIds) {
            return new Filter(null, new LinkedHashSet<>(sourceIds), Set.of(), null);
        }
    }

    /** Some of what was found, without properties, and how much was found in all. */
    public record Page(List<Entity> entities, long totalCount) {}

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

    /** A page of what fits the filter. */
    public Page find(Filter filter, int skip, int limit) {
        Map<String, Object> parameters = parameters(filter);
        parameters.put("skip", skip);
        parameters.put("limit", limit);
        return from(filter, parameters)
                .map(from -> new Page(
                        rows(from + PAGE, parameters).stream()
                                .map(row -> entity(row.get("e")))
                                .toList(),
                        rows(from + COUNT, parameters).getFirst().get("count").asLong()))
                .orElseGet(() -> new Page(List.of(), 0));
    }

    /** The ids of all that fits the filter, in the order of {@link #find(Filter, int, int)}. */
    public List<String> ids(Filter filter) {
        Map<String, Object> parameters = parameters(filter);
        return from(filter, parameters).stream()
                .flatMap(from -> rows(from + IDS, parameters).stream())
                .map(row -> row.get("id").asString())
                .toList();
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

    private static Map<String, Object> parameters(Filter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("max", Version.OPEN);
        parameters.put("kinds", filter.kinds().isEmpty() ? null : kinds(filter.kinds()));
        parameters.put("tenant", filter.tenant());
        parameters.put("sourceIds", List.copyOf(filter.sourceIds()));
        return parameters;
    }

    /* Empty where the words hold nothing that could be found. */
    private static Optional<String> from(Filter filter, Map<String, Object> parameters) {
        if (filter.search() == null) {
            return Optional.of(filter.sourceIds().isEmpty() ? ALL : BY_SOURCE_ID);
        }
        if (!filter.sourceIds().isEmpty()) {
            throw new BadRequest("look for entities either by search or by sourceIds, not by both");
        }
        Optional<String> words = SearchWords.toLucene(filter.search());
        words.ifPresent(query -> parameters.put("words", query));
        return words.map(query -> BY_WORDS);
    }

    private List<Record> rows(String statement, Map<String, Object> parameters) {
        return database.inSession(session -> session.executeRead(
                transaction -> transaction.run(statement, parameters).list()));
    }

    private static List<String> kinds(Set<EntityKind> filter) {
        return Arrays.stream(EntityKind.values())
                .filter(kind -> filter.stream().anyMatch(word -> word.includes(kind)))
                .map(Enum::name)
                .toList();
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
