package blastradius.store.restoring;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.store.database.Version;
import org.neo4j.driver.Session;

/**
 * From the newest version back to an older one.
 *
 * @param newest the version that answers now
 * @param then the version that is to come back
 * @param end one more than the highest number of an entity
 */
record Way(long newest, long then, int end) {

    private static final String HEAD = """
            MATCH (e:Estate)
            OPTIONAL MATCH (n:Entity)
            RETURN e.version AS version, coalesce(max(n.no), -1) + 1 AS end""";

    /**
     * The way to a version.
     *
     * @throws BadRequest if the version is not kept, never was, or is the newest one
     */
    static Way to(Session session, long version) {
        var head = session.run(HEAD).single();
        long newest = head.get("version").asLong();
        long oldest = Math.max(0, newest - Version.KEPT + 1);
        if (version > newest || version < 0) {
            throw new BadRequest("there is no version " + version + "; the newest is " + newest + ", and " + oldest
                    + " to " + (newest - 1) + " can be restored");
        }
        if (version < oldest) {
            throw new BadRequest("version " + version + " is no longer kept; the newest is " + newest + ", and "
                    + oldest + " to " + (newest - 1) + " can be restored");
        }
        if (version == newest) {
            throw new BadRequest("version " + version + " is the newest one already; nothing was changed");
        }
        return new Way(newest, version, head.get("end").asInt());
    }
}
