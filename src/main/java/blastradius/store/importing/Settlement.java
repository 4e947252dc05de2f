package blastradius.store.importing;

import blastradius.model.EntityKind;
import blastradius.store.database.Batch;
import blastradius.store.database.Columns;
import blastradius.store.database.Version;
import blastradius.store.statement.Claim;
import blastradius.store.statement.EntityState;
import blastradius.store.statement.Precedence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;

/** Puts entities together anew from what all sources claim of them in the new version, once each, after every source has written. */
final class Settlement {

    private static final String TOUCHED = """
            UNWIND $no AS no
            MATCH (e:Entity {no: no})
            OPTIONAL MATCH (e)<-[:CLAIMS]-(c:EntityClaim) WHERE c.until = $max
            RETURN no, e.key AS key, e.hash AS hash, e.until AS until, collect(c {.*}) AS claims""";

    private final EstateBefore estate;
    private final VersionWriter version;
    private final Precedence precedence;

    Settlement(EstateBefore estate, VersionWriter version, Precedence precedence) {
        this.estate = estate;
        this.version = version;
        this.precedence = precedence;
    }

    /** Settles the entities of these numbers. */
    void run(BitSet touched) {
        List<Integer> chunk = new ArrayList<>();
        for (int no = touched.nextSetBit(0); no >= 0; no = touched.nextSetBit(no + 1)) {
            chunk.add(no);
            if (chunk.size() == Batch.ROWS) {
                settle(chunk);
                chunk.clear();
            }
        }
        if (!chunk.isEmpty()) {
            settle(chunk);
        }
    }

    private void settle(List<Integer> numbers) {
        version.queue().check();
        version.spellOut(numbers);
        version.session()
                .run(TOUCHED, Map.of("no", numbers, "max", Version.OPEN))
                .list()
                .forEach(this::settle);
    }

    private void settle(org.neo4j.driver.Record row) {
        int no = row.get("no").asInt();
        boolean stands = row.get("until").asLong() == Version.OPEN;
        List<Precedence.Ranked> claims = new ArrayList<>();
        row.get("claims")
                .values()
                .forEach(claim -> claims.add(ranked(no, row.get("key").asString(), claim)));
        if (claims.isEmpty()) {
            version.closeEntity(no);
            return;
        }
        EntityState state = EntityState.of(precedence.order(claims));
        if (!stands || state.hash() != row.get("hash").asLong()) {
            version.change(state);
        }
    }

    private Precedence.Ranked ranked(int no, String key, Value claim) {
        Claim said = new Claim(
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
                said,
                estate.sourceName(claim.get("source").asInt()),
                claim.get("said").asLong(claim.get("since").asLong()));
    }
}
