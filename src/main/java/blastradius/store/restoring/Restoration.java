package blastradius.store.restoring;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.EntityKind;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.Lease;
import blastradius.store.database.Version;
import blastradius.store.statement.VersionNote;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/**
 * Writes one new version that equals an older one. As in an import, the estate is marked as pending, what readers of the newest version cannot
 * see is written in many transactions, and one more makes all of it visible; {@code Recovery} undoes what is interrupted. What a source
 * said stands again with the age it had ({@code said}), so that where sources differ the same word counts as before.
 */
final class Restoration {

    private static final String MARK_PENDING =
            "MATCH (e:Estate) WHERE e.pending IS NULL AND e.version = $v - 1 SET e.pending = $v RETURN e.pending AS pending";

    /* An entity's only claim leaves it to its anchor to say what it says: before one of them changes, it does so itself. */
    private static final String SPELL_OUT = Lease.inBatches("""
            MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity)
            WHERE c.kind IS NULL AND (e.since > $then OR (e.until > $then AND e.until < $max))
            """, "c, e", """
            SET c.kind = e.kind, c.name = e.name, c.tenant = e.tenant, c.traits = e.traits, c.sourceId = e.sourceId,
                c.sourceKind = e.sourceKind""");

    /* Of what differs, only one of the two stands in its group: what stands now ends, what stood then begins anew. */
    private static final String CLAIMS = Lease.inBatches("""
            MATCH (c:EntityClaim)-[:CLAIMS]->(e:Entity)
            WHERE (c.until = $max AND c.since > $then) OR (c.since <= $then AND c.until > $then AND c.until < $v)
            WITH e, c.source AS source, c.hash AS hash, coalesce(c.said, c.since) AS said, collect(c) AS both
            WHERE size(both) = 1
            WITH e, both[0] AS c, said
            """, "c, e, said", """
            FOREACH (now IN CASE WHEN c.until = $max THEN [c] ELSE [] END | SET now.until = $v)
            FOREACH (past IN CASE WHEN c.until < $v THEN [c] ELSE [] END |
                CREATE (again:EntityClaim)-[:CLAIMS]->(e)
                SET again = properties(past), again.since = $v, again.until = $max, again.said = said)""");

    /* In the last transaction, with what is kept apart: the newest version still joins as it did. */
    private static final String JOINS = """
            MATCH (j:Join|JoinVeto)
            WHERE (j.until = $max AND j.since > $then) OR (j.since <= $then AND j.until > $then AND j.until < $v)
            FOREACH (now IN CASE WHEN j.until = $max THEN [j] ELSE [] END | SET now.until = $v)
            FOREACH (past IN CASE WHEN j.until < $v THEN [j] ELSE [] END |
                CREATE (again:$(labels(past))) SET again = properties(past), again.since = $v, again.until = $max)""";

    private static final String CLOSE_ENTITIES =
            Lease.inBatches(Anchors.DIFFERENT + "WITH e WHERE past IS NULL\n", "e", "SET e.until = $v");

    private static final String KEEP_STATES =
            Lease.inBatches(Anchors.DIFFERENT + "WITH e WHERE past IS NOT NULL\n", "e", """
            CREATE (s:EntityState)-[:STATE_OF]->(e)
            SET s = properties(e), s.until = CASE WHEN e.until < $v THEN e.until ELSE $v END, s.kept = $v, s.key = null""");

    private static final String RELATIONS = Lease.inBatches("""
            MATCH (a:Entity) WHERE a.no >= $low AND a.no < $high
            MATCH (a)-[r]->(b:Entity)
            WHERE (r.until = $max AND r.since > $then) OR (r.since <= $then AND r.until > $then AND r.until < $v)
            WITH a, b, r.source AS source, r.attr AS attr, coalesce(r.evidence, '') AS evidence,
                coalesce(r.said, r.since) AS said, collect(r) AS both
            WHERE size(both) = 1
            WITH a, b, both[0] AS r, said
            """, "a, b, r, said", """
            FOREACH (now IN CASE WHEN r.until = $max THEN [r] ELSE [] END | SET now.until = $v)
            FOREACH (past IN CASE WHEN r.until < $v THEN [r] ELSE [] END |
                CREATE (a)-[again:$(type(r))]->(b)
                SET again = properties(past), again.since = $v, again.until = $max, again.said = said)""");

    /* What an entity was may be the state that was kept just now: of one that only ended since. */
    private static final String CHANGE_ENTITIES = """
            MATCH (:EntityState {kept: $v})-[:STATE_OF]->(e:Entity)
            MATCH (e)<-[:STATE_OF]-(past:EntityState) WHERE past.since <= $then AND past.until > $then
            REMOVE e:LABELS
            SET e:$($labels[past.kind]), e.since = $v, e.until = $max, e.hash = coalesce(past.hash, 0), TOLD""".replace(
                    "LABELS",
                    Arrays.stream(EntityKind.values())
                            .map(kind -> kind.type().label())
                            .distinct()
                            .collect(Collectors.joining(":")))
            .replace("TOLD", Anchors.told("past"));

    private static final String COUNT_ENTITIES = """
            MATCH (c:EntityClaim) WHERE c.until = $max AND c.placeholder IS NULL
            RETURN c.source AS source, count(*) AS count""";

    private static final String COUNT_RELATIONS = """
            MATCH (:Entity)-[r]->(:Entity) WHERE r.until = $max
            RETURN r.source AS source, count(*) AS count""";

    private static final String COUNT_CLOSED = """
            RETURN COUNT { MATCH (c:EntityClaim) WHERE c.until = $v }
                + COUNT { MATCH (s:EntityState) WHERE s.kept = $v }
                + COUNT { MATCH (:Entity)-[r]->(:Entity) WHERE r.until = $v } AS closed""";

    private static final String TURN = """
            MATCH (e:Estate {pending: $v}) SET e.version = $v, e.pending = null
            CREATE (:Version {no: $v, at: $at, restored: $then, closed: $closed, notes: $notes})
            WITH e
            MATCH (s:Source)
            SET s.entities = coalesce($entities[toString(s.no)], 0), s.relations = coalesce($relations[toString(s.no)], 0),
                s.removed = CASE
                    WHEN s.since > $then THEN coalesce(s.removed, $v)
                    WHEN s.removed > $then THEN null
                    ELSE s.removed
                END
            RETURN count(s) AS sources""";

    private final Session session;
    private final Lease lease;
    private final Map<String, Object> constants;
    private final VersionNote note;

    private Restoration(Session session, Lease lease, long newest, long then, VersionNote note) {
        this.note = note;
        this.session = session;
        this.lease = lease;
        this.constants = new HashMap<>(lease.owner());
        constants.put("v", newest + 1);
        constants.put("then", then);
        constants.put("max", Version.OPEN);
        constants.put(
                "labels",
                Arrays.stream(EntityKind.values())
                        .collect(
                                Collectors.toMap(Enum::name, kind -> kind.type().label())));
    }

    /**
     * Makes the version after the newest one equal to another.
     *
     * @param note what it adds, changes and removes
     * @param check throws to end it before anything is visible
     */
    static void write(Session session, Lease lease, Way way, VersionNote note, Runnable check) {
        new Restoration(session, lease, way.newest(), way.then(), note).write(way.end(), check);
    }

    private void write(int end, Runnable check) {
        lease.inTransaction(session, transaction -> requireRow(transaction, MARK_PENDING, constants));
        for (String statement : List.of(SPELL_OUT, CLAIMS, CLOSE_ENTITIES, KEEP_STATES)) {
            check.run();
            session.run(statement, constants).consume();
        }
        for (EntityBlocks.Block block : EntityBlocks.of(end)) {
            check.run();
            Map<String, Object> ofBlock = new HashMap<>(constants);
            ofBlock.put("low", block.low());
            ofBlock.put("high", block.high());
            session.run(RELATIONS, ofBlock).consume();
        }
        Map<String, Object> turn = turn();
        check.run();
        lease.inTransaction(session, transaction -> {
            transaction.run(CHANGE_ENTITIES, constants).consume();
            transaction.run(JOINS, constants).consume();
            requireRow(transaction, TURN, turn);
        });
    }

    private Map<String, Object> turn() {
        Map<String, Object> turn = new HashMap<>(constants);
        turn.put("at", Instant.now().atOffset(ZoneOffset.UTC));
        turn.put("notes", VersionNote.text(List.of(note)));
        turn.put("closed", session.run(COUNT_CLOSED, constants).single().get("closed"));
        turn.put("entities", counts(COUNT_ENTITIES));
        turn.put("relations", counts(COUNT_RELATIONS));
        return turn;
    }

    private Map<String, Object> counts(String statement) {
        return session.run(statement, constants).stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.get("source").asInt()),
                        row -> row.get("count").asLong()));
    }

    private static void requireRow(Transaction transaction, String statement, Map<String, Object> parameters) {
        if (!transaction.run(statement, parameters).hasNext()) {
            throw new Conflict("an import changes the estate; try again when it is done");
        }
    }
}
