package blastradius.store.reading;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.Json;
import blastradius.store.database.TraitsText;
import blastradius.store.database.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/** Looks up the entities of the current version. Thread-safe. */
public final class Entities {

    private static final String STANDS = " WHERE e.since <= head.version AND e.until = $max ";
    private static final String END = "MATCH (e:Entity) RETURN coalesce(max(e.no), -1) + 1 AS end";
    private static final String HEAD = "MATCH (head:Estate) ";

    private static final String EACH_SOURCE_ID = HEAD
            + "CALL (head) { MATCH (e:Entity) WHERE e.sourceId IN $sourceIds RETURN e, e.sourceId AS sourceId UNION "
            + "MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity) WHERE c.sourceId IN $sourceIds AND c.until = $max "
            + "AND c.since <= head.version RETURN e, c.sourceId AS sourceId UNION "
            + "MATCH (e:Entity) WHERE e.key IN $sourceIds RETURN e, e.key AS sourceId } WITH head, e, sourceId" + STANDS
            + "OPTIONAL MATCH (j:Join {no: e.no}) WHERE j.since <= head.version AND j.until = $max AND j.target IS NOT NULL "
            + "OPTIONAL MATCH (whole:Entity {no: j.target}) WITH DISTINCT sourceId, coalesce(whole, e) AS e "
            + "RETURN sourceId, e.key AS id ORDER BY e.no";
    /* Most entities are called as the end of their id says; their case may differ. */
    private static final String SOURCE_IDS = """
            MATCH (e:Entity) WHERE e.no >= $low AND e.no < $high AND (e.sourceId <> e.key OR e.sourceIds IS NOT NULL)
            RETURN collect(e.key) AS ids, collect(coalesce(e.sourceIds, [e.sourceId])) AS sourceIds""";

    private static final String JOINED = """
            MATCH (j:Join) WHERE j.since <= $v AND j.until > $v AND j.target IS NOT NULL
            RETURN collect(j.no) AS parts, collect(j.target) AS wholes""";

    /* Entities by number alone: a plan made while the store was small would pair all of them with all. */
    private static final String NAMED = """
            UNWIND $numbers AS no
            MATCH (e:Entity {no: no})
            RETURN no, e.key AS id, e.placeholder IS NULL AS stated, coalesce(e.sourceIds, [e.sourceId]) AS sourceIds""";

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

    private static final String STATED = """
            MATCH (e:Entity)<-[:CLAIMS]-(c:EntityClaim)
            WHERE e.no >= $low AND e.no < $high AND c.since <= $v AND c.until > $v
                AND c.placeholder IS NULL AND ($spelled IS NULL OR c.properties CONTAINS $spelled)
            RETURN collect(e.no) AS no, collect(e.key) AS ids,
                collect(coalesce(c.said, c.since)) AS since, collect(c.source) AS source,
                collect(coalesce(c.properties, '')) AS properties""";

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

    /**
     * Passes on the id of every entity that a source calls otherwise, with what sources call it, whatever the version. A search waits for
     * it: a database that is silent is told within two seconds, however long the reading of one that answers takes.
     */
    public void forEachSourceId(BiConsumer<String, List<String>> visitor) {
        database.inSession(session -> {
            int end = session.run(END).single().get("end").asInt();
            for (EntityBlocks.Block block : EntityBlocks.of(end)) {
                Record row = session.run(SOURCE_IDS, Map.of("low", block.low(), "high", block.high()))
                        .single();
                for (int i = 0; i < row.get("ids").size(); i++) {
                    visitor.accept(
                            row.get("ids").get(i).asString(),
                            row.get("sourceIds").get(i).asList(Value::asString));
                }
            }
            joined(session, Version.OPEN - 1).forEach((part, whole) -> {
                if (part.stated()) {
                    List<String> called = new ArrayList<>(part.sourceIds());
                    called.add(part.id());
                    visitor.accept(whole.id(), called);
                }
            });
            return end;
        });
    }

    private record Named(String id, boolean stated, List<String> sourceIds) {}

    /** What is joined in a version, with what it is joined with. */
    private static Map<Named, Named> joined(Session session, long version) {
        Record joins = session.run(JOINED, Map.of("v", version)).single();
        int[] parts = Columns.ints(joins.get("parts"));
        int[] wholes = Columns.ints(joins.get("wholes"));
        Map<Integer, Named> named = new HashMap<>();
        if (parts.length > 0) {
            List<Integer> numbers = IntStream.concat(IntStream.of(parts), IntStream.of(wholes))
                    .distinct()
                    .boxed()
                    .toList();
            session.run(NAMED, Map.of("numbers", numbers))
                    .forEachRemaining(row -> named.put(
                            row.get("no").asInt(),
                            new Named(
                                    row.get("id").asString(),
                                    row.get("stated").asBoolean(),
                                    row.get("sourceIds").asList(Value::asString))));
        }
        Map<Named, Named> joined = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            Named part = named.get(parts[i]);
            Named whole = named.get(wholes[i]);
            if (part != null && whole != null) {
                joined.put(part, whole);
            }
        }
        return joined;
    }

    /** Takes what one source says of an entity, and since which version. */
    public interface StatedVisitor {
        void stated(String id, long since, Map<String, Object> properties);
    }

    /** Takes what one source says of an entity, and which source it is, by its number. */
    public interface SourcedVisitor {
        void stated(String id, int source, Map<String, Object> properties);
    }

    /** The same as {@link #forEachStated} of all properties, by source. */
    public void forEachSourced(long version, SourcedVisitor visitor) {
        stated(version, null, (id, word) -> visitor.stated(id, word.source(), word.words()));
    }

    /**
     * Passes on what sources say of all entities of a version, of each the newest word first, then what they say of what is joined with it.
     *
     * @param name only words that state this property; null: all
     */
    public void forEachStated(long version, @Nullable String name, StatedVisitor visitor) {
        stated(version, name, (id, word) -> visitor.stated(id, word.since(), word.words()));
    }

    private void stated(long version, @Nullable String name, BiConsumer<String, Stated> visitor) {
        String spelled = name == null ? null : Json.MAPPER.writeValueAsString(name) + ":";
        database.atLength(session -> {
            Map<String, String> wholes = new HashMap<>();
            joined(session, version).forEach((part, whole) -> wholes.putIfAbsent(part.id(), whole.id()));
            Map<String, List<Stated>> own = new HashMap<>();
            wholes.values().forEach(whole -> own.put(whole, new ArrayList<>()));
            Map<String, List<Stated>> ofParts = new HashMap<>();
            int end = session.run(END).single().get("end").asInt();
            for (EntityBlocks.Block block : EntityBlocks.of(end)) {
                Map<String, Object> parameters =
                        new HashMap<>(Map.of("low", block.low(), "high", block.high(), "v", version));
                parameters.put("spelled", spelled);
                for (Stated stated : stated(session.run(STATED, parameters).single())) {
                    String whole = wholes.get(stated.id());
                    List<Stated> later = own.get(stated.id());
                    if (whole != null) {
                        ofParts.computeIfAbsent(whole, first -> new ArrayList<>())
                                .add(stated);
                    } else if (later != null) {
                        later.add(stated);
                    } else {
                        visitor.accept(stated.id(), stated);
                    }
                }
            }
            own.forEach((whole, stated) -> {
                stated.forEach(word -> visitor.accept(whole, word));
                ofParts.getOrDefault(whole, List.of()).forEach(word -> visitor.accept(whole, word));
            });
            return end;
        });
    }

    private record Stated(int no, long since, int source, String id, String properties) {

        private static final Comparator<Stated> ORDER = Comparator.comparingInt(Stated::no)
                .thenComparing(Comparator.comparingLong(Stated::since).reversed());

        Map<String, Object> words() {
            return properties.isEmpty() ? Map.of() : Json.map(properties);
        }
    }

    private static List<Stated> stated(Record packed) {
        List<Stated> stated = new ArrayList<>();
        for (int i = 0; i < packed.get("no").size(); i++) {
            stated.add(new Stated(
                    packed.get("no").get(i).asInt(),
                    packed.get("since").get(i).asLong(),
                    packed.get("source").get(i).asInt(),
                    packed.get("ids").get(i).asString(),
                    packed.get("properties").get(i).asString()));
        }
        stated.sort(Stated.ORDER);
        return stated;
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
