package blastradius.store.statement;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.LookUp;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.store.database.Columns;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.Json;
import blastradius.store.database.RelationClasses;
import blastradius.store.database.TraitsText;
import blastradius.store.database.Version;
import blastradius.store.joining.LookUpText;
import java.util.HashMap;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;

/** What one source states in the newest version, by the ids that it uses itself. */
public final class Restatement {

    private static final String ENTITIES = """
            MATCH (c:EntityClaim {source: $source})-[:CLAIMS]->(e:Entity) WHERE c.until = $max AND c.placeholder IS NULL
            RETURN e.key AS key, coalesce(c.kind, e.kind) AS kind, coalesce(c.name, e.name) AS name,
                CASE WHEN c.kind IS NULL THEN e.tenant ELSE c.tenant END AS tenant, coalesce(c.sourceId, e.sourceId) AS sourceId,
                coalesce(c.sourceKind, e.sourceKind) AS sourceKind,
                CASE WHEN c.kind IS NULL THEN e.traits ELSE c.traits END AS traits, c.properties AS properties""";

    private static final String RELATIONS = """
            MATCH (a:Entity) WHERE a.no >= $low AND a.no < $high
            MATCH (a)-[r]->(b:Entity) WHERE r.until = $max AND r.source = $source
            RETURN a.key AS from, b.key AS to, r.attr AS attr, r.evidence AS evidence""";

    private static final String LOOK_UPS =
            "MATCH (j:Join {source: $source}) WHERE j.until = $max RETURN j.key AS key, j.lookUp AS lookUp";

    private final RelationClasses classes;
    private final Map<String, String> originals;

    /** Who is told what a source states. */
    public interface Listener {

        void entity(Entity entity);

        void relation(Relation relation);

        void lookUp(String id, LookUp lookUp);
    }

    /**
     * Of a source, by other ids than those under which its records stand.
     *
     * @param originals the ids that it uses itself, by those that stand for them
     */
    public Restatement(RelationClasses classes, Map<String, String> originals) {
        this.classes = classes;
        this.originals = Map.copyOf(originals);
    }

    /** Tells all that the numbered source states of entities with numbers below the end. O(estate). */
    public void read(Session session, int source, int end, Listener part) {
        Map<String, Object> constants = Map.of("source", source, "max", Version.OPEN);
        session.run(ENTITIES, constants).forEachRemaining(row -> part.entity(entity(row)));
        for (EntityBlocks.Block block : EntityBlocks.of(end)) {
            Map<String, Object> ofBlock = new HashMap<>(constants);
            ofBlock.put("low", block.low());
            ofBlock.put("high", block.high());
            session.run(RELATIONS, ofBlock).forEachRemaining(row -> part.relation(relation(row)));
        }
        session.run(LOOK_UPS, constants)
                .forEachRemaining(row -> part.lookUp(
                        own(row.get("key").asString()),
                        LookUpText.parse(row.get("lookUp").asString())));
    }

    private String own(String id) {
        return originals.getOrDefault(id, id);
    }

    private Entity entity(Record row) {
        String tenant = Columns.textOrNull(row.get("tenant"));
        return new Entity(
                own(row.get("key").asString()),
                EntityKind.valueOf(row.get("kind").asString()),
                row.get("name").asString(),
                tenant == null ? null : own(tenant),
                row.get("sourceId").asString(),
                row.get("sourceKind").asString(),
                TraitsText.parse(Columns.textOrNull(row.get("traits"))),
                Json.map(Columns.textOrNull(row.get("properties"))));
    }

    private Relation relation(Record row) {
        RelationClass stated = classes.get(row.get("attr").asInt()).renamed(this::own);
        return new Relation(
                stated.kind(),
                own(row.get("from").asString()),
                own(row.get("to").asString()),
                stated.sourceKind(),
                stated.terms(),
                Json.map(Columns.textOrNull(row.get("evidence"))));
    }
}
