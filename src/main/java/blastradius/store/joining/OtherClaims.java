package blastradius.store.joining;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.store.database.Columns;
import blastradius.store.database.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;

/**
 * What the sources that an import does not replace say of entities: what each is, and which tenant it belongs to. 5 bytes an entity. A
 * kind that says nothing gives way to one that does; of two homes the first counts, since what two sources do not agree on is two entities.
 */
@SuppressWarnings("EnumOrdinal") // lives as long as one import
public final class OtherClaims {

    private static final String CLAIMS = """
            MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity)
            WHERE c.until = $max AND c.placeholder IS NULL AND NOT c.source IN $sources
            WITH c.no / 8192 AS block, collect(c.no) AS no, collect(coalesce(c.kind, e.kind)) AS kind,
                 collect(coalesce(CASE WHEN c.kind IS NULL THEN e.tenant ELSE c.tenant END, '')) AS home, collect(e.key) AS key
            RETURN no, kind, home, key""";

    /**
     * What others say of an entity.
     *
     * @param kind what it is
     * @param home the tenant that it belongs to, or is; null where none says so
     */
    public record Elsewhere(EntityKind kind, @Nullable String home) {}

    private final Map<String, Integer> homes = new HashMap<>();
    private final List<String> homeNames = new ArrayList<>();
    private byte[] kinds = new byte[1024];
    private int[] home = new int[1024];
    private boolean isEmpty = true;

    /** Reads those of all sources but the numbered ones: O(claims). */
    public static OtherClaims read(Session session, List<Integer> replaced) {
        OtherClaims claims = new OtherClaims();
        session.run(CLAIMS, Map.of("max", Version.OPEN, "sources", replaced)).forEachRemaining(claims::add);
        return claims;
    }

    /** What one more source says. */
    public void add(int no, Entity entity) {
        String tenant = entity.tenant();
        boolean isTenant = entity.kind().type() == EntityType.TENANT;
        add(no, entity.kind(), isTenant ? entity.id() : tenant == null ? "" : tenant);
    }

    private void add(Record row) {
        int[] no = Columns.ints(row.get("no"));
        for (int i = 0; i < no.length; i++) {
            EntityKind kind = EntityKind.valueOf(row.get("kind").get(i).asString());
            String stated = row.get("home").get(i).asString();
            add(
                    no[i],
                    kind,
                    kind.type() == EntityType.TENANT ? row.get("key").get(i).asString() : stated);
        }
    }

    private void add(int no, EntityKind kind, String stated) {
        if (no >= kinds.length) {
            int length = Math.max(no + 1, kinds.length * 2);
            kinds = Arrays.copyOf(kinds, length);
            home = Arrays.copyOf(home, length);
        }
        isEmpty = false;
        if (kinds[no] == 0 || kinds[no] == EntityKind.OTHER.ordinal() + 1) {
            kinds[no] = (byte) (kind.ordinal() + 1);
        }
        if (home[no] == 0 && !stated.isEmpty()) {
            home[no] = homes.computeIfAbsent(stated, name -> {
                homeNames.add(name);
                return homeNames.size();
            });
        }
    }

    public boolean isEmpty() {
        return isEmpty;
    }

    /** What is said of the entity of this number; null where nobody describes it. */
    @Nullable
    public Elsewhere of(int no) {
        if (no < 0 || no >= kinds.length || kinds[no] == 0) {
            return null;
        }
        return new Elsewhere(EntityKind.values()[kinds[no] - 1], home[no] == 0 ? null : homeNames.get(home[no] - 1));
    }
}
