package blastradius.store.reading;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.Forbidden;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.LesserWord;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.Sight;
import blastradius.store.database.Columns;
import blastradius.store.database.Database;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.Json;
import blastradius.store.database.RelationClasses;
import blastradius.store.database.TraitsText;
import blastradius.store.database.Version;
import blastradius.store.joining.Joins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * Everything that stands at one version, with what the analyses do not read: properties and evidence. Where sources differ, the newest
 * word counts. Thread-safe.
 */
public final class StoredEstate {

    private static final String ENTITIES = """
            MATCH (e:Entity) WHERE e.no >= $low AND e.no < $high
            OPTIONAL MATCH (s:EntityState)-[:STATE_OF]->(e) WHERE s.since <= $v AND s.until > $v
            WITH e, coalesce(s, CASE WHEN e.since <= $v AND e.until > $v THEN e END) AS stood
            WHERE stood IS NOT NULL AND stood.placeholder IS NULL
            OPTIONAL MATCH (c:EntityClaim)-[:CLAIMS]->(e) WHERE c.since <= $v AND c.until > $v AND c.properties IS NOT NULL
            WITH e, stood, c ORDER BY coalesce(c.said, c.since)
            RETURN e.no AS no, e.key AS key, stood.kind AS kind, stood.name AS name, stood.tenant AS tenant,
                stood.sourceId AS sourceId, stood.sourceKind AS sourceKind, stood.traits AS traits,
                collect(c.properties) AS properties
            ORDER BY no""";

    private static final String JOINED = """
            MATCH (j:Join) WHERE j.since <= $v AND j.until > $v AND j.target IS NOT NULL
            MATCH (c:EntityClaim)-[:CLAIMS]->(:Entity {no: j.no})
            WHERE c.since <= $v AND c.until > $v AND c.properties IS NOT NULL
            RETURN j.target AS no, c.properties AS properties ORDER BY coalesce(c.said, c.since)""";

    private static final String RELATIONS = """
            MATCH (a:Entity) WHERE a.no >= $low AND a.no < $high
            MATCH (a)-[r]->(b:Entity) WHERE r.since <= $v AND r.until > $v
            WITH a, b, r ORDER BY coalesce(r.said, r.since)
            RETURN a.no AS no, a.key AS from, b.no AS other, b.key AS to, r.attr AS attr, collect(r.evidence) AS evidence
            ORDER BY no, other, attr""";

    private final Database database;

    public StoredEstate(Database database) {
        this.database = database;
    }

    /**
     * The newest version.
     *
     * @throws Forbidden to whoever sees a part of the estate only: this is read whole
     */
    public long version() {
        if (!Sight.current().isWhole()) {
            throw new Forbidden(
                    "the estate is told whole, with all that sources say; the caller sees some tenants only");
        }
        return database.inSession(session -> session.run("MATCH (e:Estate) RETURN e.version AS version")
                .single()
                .get("version")
                .asLong());
    }

    /**
     * Does nothing while the version can be read: to be asked after reading, since what was pruned meanwhile is missing in silence.
     *
     * @throws Conflict if so many versions came meanwhile that this one is not kept any more
     */
    public void requireKept(long version) {
        long newest = version();
        if (newest - version >= Version.KEPT) {
            throw new Conflict("version " + version + " was pruned while it was read, since version " + newest
                    + " came meanwhile; read again while less is imported");
        }
    }

    /** Every entity that a source describes, in the order of their first import; the last {@value Version#KEPT} versions can be read. */
    public void forEachEntity(long version, Consumer<Entity> visitor) {
        Map<Integer, Integer> joined =
                joined(version).stream().collect(Collectors.toMap(Joins.Joined::no, Joins.Joined::target));
        Map<Integer, Map<String, Object>> more = joined.isEmpty() ? Map.of() : propertiesOfJoined(version);
        forEach(ENTITIES, version, row -> {
            int no = row.get("no").asInt();
            if (!joined.containsKey(no)) {
                visitor.accept(entity(row, more.getOrDefault(no, Map.of())));
            }
        });
    }

    private List<Joins.Joined> joined(long version) {
        return database.inSession(session -> Joins.at(session, version));
    }

    private Map<Integer, Map<String, Object>> propertiesOfJoined(long version) {
        Map<Integer, Map<String, Object>> more = new HashMap<>();
        database.inSession(session -> session.run(JOINED, Map.of("v", version)).list())
                .forEach(row -> more.computeIfAbsent(row.get("no").asInt(), first -> new HashMap<>())
                        .putAll(Json.map(row.get("properties").asString())));
        return more;
    }

    /** Every relation, those that several sources state once; their ends may be entities that nobody describes. */
    public void forEachRelation(long version, Consumer<Relation> visitor) {
        RelationClasses classes = database.inSession(RelationClasses::read);
        Standing standing = new Standing(joined(version));
        BetweenTwo between = new BetweenTwo(relation -> {
            if (standing.isNew(relation)) {
                visitor.accept(relation);
            }
        });
        forEach(
                RELATIONS,
                version,
                row -> between.add(
                        standing.relation(row, classes.get(row.get("attr").asInt()))));
        between.pass();
    }

    /** Relations in the order of their ends: those between the same two together, so that a lesser word gives way. */
    private static final class BetweenTwo {

        private final Consumer<Relation> visitor;
        private final List<Relation> relations = new ArrayList<>();

        BetweenTwo(Consumer<Relation> visitor) {
            this.visitor = visitor;
        }

        void add(Relation relation) {
            boolean isOfOthers = !relations.isEmpty()
                    && !(relations.getFirst().from().equals(relation.from())
                            && relations.getFirst().to().equals(relation.to()));
            if (isOfOthers) {
                pass();
            }
            relations.add(relation);
        }

        void pass() {
            relations.forEach(relation -> visitor.accept(relations.size() > 1 ? said(relation) : relation));
            relations.clear();
        }

        private Relation said(Relation relation) {
            RelationClass word = RelationClass.of(relation);
            boolean givesWay = relations.stream().anyMatch(other -> LesserWord.givesWay(word, RelationClass.of(other)));
            return givesWay
                    ? new Relation(
                            relation.kind(),
                            relation.from(),
                            relation.to(),
                            relation.sourceKind(),
                            LesserWord.closed(word).terms(),
                            relation.evidence())
                    : relation;
        }
    }

    /** Relations between what ends are, each once. */
    private static final class Standing {

        private final Map<String, String> names = new HashMap<>();
        private final Set<String> targets = new HashSet<>();
        private final Set<Stated> seen = new HashSet<>();

        private record Stated(String from, String to, RelationClass relation) {}

        Standing(List<Joins.Joined> joined) {
            joined.forEach(join -> {
                names.put(join.placeholder(), join.entity());
                targets.add(join.entity());
            });
        }

        Relation relation(Record row, RelationClass stated) {
            RelationClass relationClass = names.isEmpty() ? stated : stated.renamed(this::name);
            return new Relation(
                    relationClass.kind(),
                    name(row.get("from").asString()),
                    name(row.get("to").asString()),
                    relationClass.sourceKind(),
                    relationClass.terms(),
                    together(row.get("evidence")));
        }

        private String name(String id) {
            return names.getOrDefault(id, id);
        }

        /* Two sources may say the same of what is joined, each by its own ids. */
        boolean isNew(Relation relation) {
            boolean mayBeTwice = targets.contains(relation.from()) || targets.contains(relation.to());
            return !mayBeTwice || seen.add(new Stated(relation.from(), relation.to(), RelationClass.of(relation)));
        }
    }

    private void forEach(String statement, long version, Consumer<Record> visitor) {
        database.atLength(session -> {
            int end = session.run("MATCH (e:Entity) RETURN coalesce(max(e.no), -1) + 1 AS end")
                    .single()
                    .get("end")
                    .asInt();
            for (EntityBlocks.Block block : EntityBlocks.of(end)) {
                session.run(statement, Map.of("low", block.low(), "high", block.high(), "v", version))
                        .forEachRemaining(visitor);
            }
            return end;
        });
    }

    private static Entity entity(Record row, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>(more);
        properties.putAll(together(row.get("properties")));
        return new Entity(
                row.get("key").asString(),
                EntityKind.valueOf(row.get("kind").asString()),
                row.get("name").asString(),
                Columns.textOrNull(row.get("tenant")),
                row.get("sourceId").asString(),
                row.get("sourceKind").asString(),
                TraitsText.parse(Columns.textOrNull(row.get("traits"))),
                properties);
    }

    private static Map<String, Object> together(Value texts) {
        List<Map<String, Object>> words = texts.asList(text -> Json.map(text.asString()));
        Map<String, Object> all = new LinkedHashMap<>();
        words.forEach(all::putAll);
        return all;
    }
}
