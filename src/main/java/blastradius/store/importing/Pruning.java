package blastradius.store.importing;

import blastradius.store.database.Version;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what only versions older than the last {@value Version#KEPT} could see. That they were, and when, is kept. */
public final class Pruning {

    private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);

    private static final String DUE = "MATCH (v:Version) WHERE v.no <= $v RETURN coalesce(sum(v.closed), 0) AS closed";

    private static final List<String> PRUNE = List.of(
            "MATCH (:Entity)-[r]->(:Entity) WHERE r.until <= $v CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS",
            "MATCH (c:EntityClaim) WHERE c.until <= $v CALL (c) { DETACH DELETE c } IN TRANSACTIONS OF 10000 ROWS",
            "MATCH (s:EntityState) WHERE s.until <= $v CALL (s) { DETACH DELETE s } IN TRANSACTIONS OF 10000 ROWS",
            "MATCH (e:Entity) WHERE e.until <= $v CALL (e) { DETACH DELETE e } IN TRANSACTIONS OF 10000 ROWS",
            "MATCH (j:Join|JoinVeto) WHERE j.until <= $v CALL (j) { DELETE j } IN TRANSACTIONS OF 10000 ROWS",
            "MATCH (v:Version) WHERE v.no <= $v AND v.closed > 0 SET v.closed = 0");

    private Pruning() {}

    /**
     * Prunes where a version that fell out of sight had closed anything; it costs a pass over the store then, and nothing otherwise. The
     * version stands already: what cannot be pruned now, the next one prunes.
     */
    public static void run(Session session, long version) {
        Map<String, Object> oldest = Map.of("v", version - Version.KEPT + 1);
        try {
            if (session.run(DUE, oldest).single().get("closed").asLong() > 0) {
                PRUNE.forEach(statement -> session.run(statement, oldest).consume());
            }
        } catch (RuntimeException later) {
            LOG.warn("what only old versions could see is pruned with the next version: {}", later.getMessage());
        }
    }
}
