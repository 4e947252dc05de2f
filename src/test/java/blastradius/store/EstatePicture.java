package blastradius.store;

import blastradius.store.database.Database;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Session;

/** The estate as plain Cypher sees it, line by line and in order: what tests compare, independent of the code that they test. */
public final class EstatePicture {

    private static final String VISIBLE = """
            MATCH (h:Estate) WITH h.version AS v
            CALL (v) {
              MATCH (e:Entity) WHERE e.since <= v AND e.until > v
              RETURN 'entity ' + e.key + ' ' + e.kind + ' "' + e.name + '" ' + coalesce(e.tenant, '-') + ' ' + coalesce(e.traits, '-')
                + ' ' + CASE WHEN e.placeholder THEN 'placeholder' ELSE '' END AS line
              UNION ALL
              MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity) WHERE c.since <= v AND c.until > v
              MATCH (s:Source {no: c.source})
              RETURN 'claim ' + s.name + ' ' + e.key + ' ' + coalesce(c.kind, e.kind) + ' "' + coalesce(c.name, e.name) + '" ' + coalesce(c.sourceId, e.sourceId) + ' ' + coalesce(c.placeholder, false) + ' '
                + coalesce(c.properties, '-') AS line
              UNION ALL
              MATCH (a:Entity)-[r]->(b:Entity) WHERE r.since <= v AND r.until > v
              MATCH (s:Source {no: r.source}) MATCH (c:RelationClass {no: r.attr})
              RETURN 'relation ' + s.name + ' ' + a.key + ' ' + type(r) + ' ' + b.key + ' ' + c.sourceKind + ' [' + c.terms + '] '
                + coalesce(r.evidence, '-') AS line
              UNION ALL
              MATCH (s:Source) WHERE s.since <= v
              RETURN 'source ' + s.name + ' ' + s.entities + ' ' + s.relations AS line
            }
            RETURN line ORDER BY line""";

    private static final String LEFTOVERS = """
            MATCH (h:Estate) WITH h.version AS v, h.pending AS pending
            RETURN CASE WHEN pending IS NULL THEN 0 ELSE 1 END
              + COUNT { MATCH (n:Entity|EntityClaim|Source|RelationClass) WHERE n.since > v }
              + COUNT { MATCH (n:Entity|EntityClaim) WHERE n.until > v AND n.until < 2147483647 }
              + COUNT { MATCH (n:EntityState) WHERE n.kept > v }
              + COUNT { MATCH (:Entity)-[r]->(:Entity) WHERE r.since > v OR (r.until > v AND r.until < 2147483647) }
              + COUNT { MATCH (c:EntityClaim) WHERE NOT (c)-[:CLAIMS]->(:Entity) }
              + COUNT { MATCH (e:Entity) WHERE e.until > v AND NOT EXISTS {
                    MATCH (e)<-[:CLAIMS]-(c:EntityClaim) WHERE c.until > v } }
              + COUNT { MATCH (a:Entity)-[r]->(b:Entity) WHERE r.until > v AND (a.until <= v OR b.until <= v) } AS count""";

    private EstatePicture() {}

    /** What readers of the current version see. */
    public static List<String> of(Database database) {
        return database.inSession(EstatePicture::of);
    }

    static List<String> of(Session session) {
        return session.run(VISIBLE).list(row -> row.get("line").asString());
    }

    /** How many things stand that an import which never ended, or a broken rule of the layout, left. */
    public static long leftovers(Database database) {
        return database.inSession(
                session -> session.run(LEFTOVERS).single().get("count").asLong());
    }

    /** How many nodes, relationships and properties there are in all; equal where nothing was written. */
    public static Map<String, Object> size(Database database) {
        return database.inSession(session -> session.run("""
                        MATCH (n) WITH count(n) AS nodes, sum(size(keys(n))) AS properties
                        RETURN nodes, properties, COUNT { ()-->() } AS relationships""").single().asMap());
    }
}
