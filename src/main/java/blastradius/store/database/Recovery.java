package blastradius.store.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/**
 * Undoes an import that did not come to its end, so that the estate is as it was before. An import marks the estate as
 * {@code pending} before it writes anything, and everything it writes until its last transaction is of the version that never came.
 * Each statement can be repeated, so an interrupted recovery is simply run again.
 */
public final class Recovery {

    private static final List<String> UNDO = List.of(
            Lease.inBatches("MATCH (:Entity)-[r]->(:Entity) WHERE r.since > $v", "r", "DELETE r"),
            Lease.inBatches(
                    "MATCH (:Entity)-[r]->(:Entity) WHERE r.until > $v AND r.until < $max", "r", "SET r.until = $max"),
            Lease.inBatches("MATCH (c:EntityClaim) WHERE c.since > $v", "c", "DETACH DELETE c"),
            Lease.inBatches("MATCH (c:EntityClaim) WHERE c.until > $v AND c.until < $max", "c", "SET c.until = $max"),
            Lease.inBatches("MATCH (s:EntityState) WHERE s.kept > $v", "s", "DETACH DELETE s"),
            Lease.inBatches("MATCH (e:Entity) WHERE e.since > $v", "e", "DETACH DELETE e"),
            Lease.inBatches("MATCH (e:Entity) WHERE e.until > $v AND e.until < $max", "e", "SET e.until = $max"),
            Lease.inBatches("MATCH (j:Join|JoinVeto) WHERE j.since > $v", "j", "DELETE j"),
            Lease.inBatches("MATCH (j:Join|JoinVeto) WHERE j.until > $v AND j.until < $max", "j", "SET j.until = $max"),
            Lease.inBatches("MATCH (n:RelationClass|Source) WHERE n.since > $v", "n", "DELETE n"));

    private Recovery() {}

    /** Undoes the pending import of a former owner; where none is pending, this costs one look at one node. Returns whether there was one. */
    public static boolean undoPending(Session session, Lease lease) {
        Value version = pendingAfter(session);
        if (version.isNull()) {
            return false;
        }
        Map<String, Object> parameters = new HashMap<>(lease.owner());
        parameters.put("v", version);
        parameters.put("max", Version.OPEN);
        for (String statement : UNDO) {
            session.run(statement, parameters).consume();
        }
        lease.inTransaction(
                session,
                transaction ->
                        transaction.run("MATCH (e:Estate) SET e.pending = null").consume());
        return true;
    }

    /** Whether an import is pending, under way or interrupted. */
    static boolean isPending(Session session) {
        return !pendingAfter(session).isNull();
    }

    /* The version that stands while a next one is pending, else null. */
    private static Value pendingAfter(Session session) {
        return session.run("MATCH (e:Estate) RETURN CASE WHEN e.pending IS NOT NULL THEN e.version END AS version")
                .single()
                .get("version");
    }
}
