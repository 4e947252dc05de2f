package blastradius.store.importing;

import blastradius.model.EntityKind;
import blastradius.model.ImportReport.Counts;
import blastradius.store.database.Batch;
import blastradius.store.database.Columns;
import blastradius.store.database.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/**
 * Finds what an import changes among entities and hands it to the writer: the source's claims are compared by fingerprint with those
 * that stand, and where a claim changes, the entity is put together anew from what all sources claim of it.
 */
final class EntityDiff {

    private static final String TOUCHED = """
            UNWIND $no AS no
            MATCH (e:Entity {no: no})
            OPTIONAL MATCH (e)<-[:CLAIMS]-(c:EntityClaim) WHERE c.until = $max AND c.source <> $source AND c.since < $v
            RETURN no, e.key AS key, e.hash AS hash, e.until AS until, collect(c {.*}) AS claims""";

    private final Session session;
    private final EstateBefore before;
    private final VersionWriter writer;
    private final Precedence precedence;
    private final BitSet claimed = new BitSet();
    private final Map<Integer, @Nullable Claim> touched = new LinkedHashMap<>();
    private long added;
    private long changed;
    private long removed;
    private long unchanged;
    private long real;

    EntityDiff(Session session, EstateBefore before, VersionWriter writer, Precedence precedence) {
        this.session = session;
        this.before = before;
        this.writer = writer;
        this.precedence = precedence;
    }

    /** Takes all that the import states; with {@code keepUnstated} nothing is removed. */
    void run(Statements statements, boolean keepUnstated) {
        Map<Integer, Claim> merged = new HashMap<>();
        statements.forEachClaim(claim -> {
            if (statements.isRepeated(claim.no())) {
                merged.merge(claim.no(), claim, Claim::filledBy);
            } else {
                take(claim);
            }
        });
        merged.values().forEach(this::take);
        statements.forEachMention((no, key) -> {
            if (!statements.isDescribed(no)) {
                mention(no, key, keepUnstated);
            }
        });
        for (int no = 0; no < before.end(); no++) {
            if (before.ownHash(no) != 0 && !claimed.get(no)) {
                leave(no, keepUnstated);
            }
        }
        settle();
        writer.flushEntities();
    }

    Counts counts() {
        return new Counts(added, changed, removed, unchanged);
    }

    /** How many entities the source describes now. */
    long described() {
        return real;
    }

    private void take(Claim claim) {
        int no = claim.no();
        long hash = claim.hash();
        long standing = before.ownHash(no);
        claimed.set(no);
        count(claim, standing, hash);
        if (hash == standing) {
            return;
        }
        if (before.isNew(no)) {
            writer.entity(claim);
            return;
        }
        if (standing != 0) {
            writer.closeClaim(no);
        }
        writer.claim(claim);
        touch(no, claim);
    }

    private void count(Claim claim, long standing, long hash) {
        boolean wasReal = standing != 0 && !before.isOwnPlaceholder(claim.no());
        if (claim.placeholder()) {
            removed += wasReal ? 1 : 0;
            return;
        }
        real++;
        if (!wasReal) {
            added++;
        } else if (hash == standing) {
            unchanged++;
        } else {
            changed++;
        }
    }

    private void mention(int no, String key, boolean keepUnstated) {
        if (keepUnstated && before.ownHash(no) != 0) {
            leave(no, true);
        } else {
            take(Claim.placeholder(no, key));
        }
    }

    private void leave(int no, boolean keepUnstated) {
        boolean wasReal = !before.isOwnPlaceholder(no);
        if (claimed.get(no)) {
            return;
        }
        claimed.set(no);
        if (keepUnstated) {
            unchanged += wasReal ? 1 : 0;
            real += wasReal ? 1 : 0;
            return;
        }
        removed += wasReal ? 1 : 0;
        writer.closeClaim(no);
        touch(no, null);
    }

    private void touch(int no, @Nullable Claim own) {
        touched.put(no, own);
        if (touched.size() == Batch.ROWS) {
            settle();
        }
    }

    private void settle() {
        if (touched.isEmpty()) {
            return;
        }
        Map<String, Object> parameters = Map.of(
                "no", List.copyOf(touched.keySet()),
                "max", Version.OPEN,
                "source", before.source(),
                "v", writer.version());
        writer.spellOut(touched.keySet());
        session.run(TOUCHED, parameters).list().forEach(this::settle);
        touched.clear();
    }

    private void settle(org.neo4j.driver.Record row) {
        int no = row.get("no").asInt();
        boolean stands = row.get("until").asLong() == Version.OPEN;
        List<Precedence.Ranked> claims = new ArrayList<>();
        Claim own = touched.get(no);
        if (own != null) {
            claims.add(new Precedence.Ranked(own, before.sourceName(before.source()), writer.version()));
        }
        row.get("claims")
                .values()
                .forEach(claim -> claims.add(ranked(no, row.get("key").asString(), claim)));
        if (claims.isEmpty()) {
            writer.closeEntity(no);
            return;
        }
        EntityState state = EntityState.of(precedence.order(claims));
        if (!stands || state.hash() != row.get("hash").asLong()) {
            writer.change(state);
        }
    }

    private Precedence.Ranked ranked(int no, String key, Value claim) {
        Claim other = new Claim(
                no,
                key,
                EntityKind.valueOf(claim.get("kind").asString()),
                claim.get("name").asString(),
                Columns.textOrNull(claim.get("tenant")),
                claim.get("sourceId").asString(),
                claim.get("sourceKind").asString(),
                Columns.textOrNull(claim.get("traits")),
                Columns.textOrNull(claim.get("properties")),
                claim.get("placeholder").asBoolean(false));
        return new Precedence.Ranked(
                other,
                before.sourceName(claim.get("source").asInt()),
                claim.get("said").asLong(claim.get("since").asLong()));
    }
}
