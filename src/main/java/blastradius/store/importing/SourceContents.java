package blastradius.store.importing;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.store.database.Columns;
import blastradius.store.database.Version;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.neo4j.driver.Session;

/** What stands under the names of sources. */
final class SourceContents {

    private static final String SOURCES =
            "MATCH (e:Estate) MATCH (s:Source) WHERE s.since <= e.version AND s.removed IS NULL RETURN s.name AS name ORDER BY s.no";

    private static final String TENANTS = """
            MATCH (s:Source {name: $name}) WHERE s.removed IS NULL
            MATCH (c:EntityClaim {source: s.no})-[:CLAIMS]->(e:Entity)
            WHERE c.until = $max AND c.placeholder IS NULL
            RETURN DISTINCT CASE WHEN e:Tenant THEN e.key END AS key, CASE WHEN e:Tenant THEN coalesce(c.kind, e.kind) END AS kind,
                coalesce(c.tenant, e.tenant) AS tenant""";

    private SourceContents() {}

    static List<String> names(Session session) {
        return session.run(SOURCES).list(row -> row.get("name").asString());
    }

    /** Tenants that the source describes, and of the rest of what it describes one for each tenant. O(claims). */
    static void forEachTenant(Session session, String source, Consumer<Entity> visitor) {
        session.run(TENANTS, Map.of("name", source, "max", Version.OPEN)).forEachRemaining(row -> {
            Entity entity = row.get("key").isNull()
                    ? Entity.of("-", EntityKind.OTHER)
                    : Entity.of(
                            row.get("key").asString(),
                            EntityKind.valueOf(row.get("kind").asString()));
            String tenant = Columns.textOrNull(row.get("tenant"));
            visitor.accept(tenant == null ? entity : entity.withTenant(tenant));
        });
    }
}
