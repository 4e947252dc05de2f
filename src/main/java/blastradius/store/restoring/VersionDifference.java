package blastradius.store.restoring;

import blastradius.model.ImportReport.Counts;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.Version;
import java.util.HashMap;
import java.util.Map;
import org.neo4j.driver.Session;

/**
 * What the newest version would lose and gain if an older one came back, counted as the report of an import counts: statements of all
 * sources about entities and relations.
 *
 * @param entities added are those that would be there again
 * @param isNone whether the two versions are equal, in what the sources say and in what follows from it
 */
record VersionDifference(Counts entities, Counts relations, boolean isNone) {

    /* Of each source's word for an entity, the one that stands now and the one that stood then. */
    private static final String CLAIMS = """
            MATCH (c:EntityClaim)
            WHERE (c.until = $max AND c.since > $then) OR (c.since <= $then AND c.until > $then AND c.until < $max)
            WITH c.no AS no, c.source AS source, head(collect(CASE WHEN c.until = $max THEN c END)) AS now,
                head(collect(CASE WHEN c.until < $max THEN c END)) AS past
            WITH now, past, now IS NOT NULL AND now.placeholder IS NULL AS isReal,
                past IS NOT NULL AND past.placeholder IS NULL AS wasReal
            RETURN sum(CASE WHEN wasReal AND NOT isReal THEN 1 ELSE 0 END) AS added,
                sum(CASE WHEN isReal AND wasReal AND now.hash <> past.hash THEN 1 ELSE 0 END) AS changed,
                sum(CASE WHEN isReal AND NOT wasReal THEN 1 ELSE 0 END) AS removed,
                sum(CASE WHEN coalesce(now.hash, 0) <> coalesce(past.hash, 0) THEN 1 ELSE 0 END) AS different""";

    /* Of entities as the sources' words make them, whose order counts as well. A plain 0 would be a group, of which there may be none. */
    private static final String ENTITIES =
            Anchors.DIFFERENT + "RETURN sum(0) AS added, sum(0) AS changed, sum(0) AS removed, count(e) AS different";

    private static final String JOINS = """
            MATCH (j:Join|JoinVeto)
            WHERE (j.until = $max AND j.since > $then) OR (j.since <= $then AND j.until > $then AND j.until < $max)
            WITH coalesce(j.no, -1) AS no, j.source AS source, coalesce(j.lookUp, j.placeholder) AS lookUp,
                coalesce(j.target, j.entity, -1) AS target, count(*) AS count
            WHERE count = 1
            RETURN sum(0) AS added, sum(0) AS changed, sum(0) AS removed, count(no) AS different""";

    private static final String RELATIONS = """
            MATCH (a:Entity) WHERE a.no >= $low AND a.no < $high
            MATCH (a)-[r]->(b:Entity)
            WHERE (r.until = $max AND r.since > $then) OR (r.since <= $then AND r.until > $then AND r.until < $max)
            WITH a, b, r.source AS source, r.attr AS attr,
                head(collect(CASE WHEN r.until = $max THEN coalesce(r.evidence, '') END)) AS now,
                head(collect(CASE WHEN r.until < $max THEN coalesce(r.evidence, '') END)) AS past
            RETURN sum(CASE WHEN now IS NULL THEN 1 ELSE 0 END) AS added,
                sum(CASE WHEN now <> past THEN 1 ELSE 0 END) AS changed,
                sum(CASE WHEN past IS NULL THEN 1 ELSE 0 END) AS removed, sum(0) AS different""";

    private static final String STANDING =
            "MATCH (s:Source) RETURN coalesce(sum(s.entities), 0) AS entities, coalesce(sum(s.relations), 0) AS relations";

    /** How much of something differs. */
    private static final class Tally {

        private long added;
        private long changed;
        private long removed;
        private long different;

        void add(org.neo4j.driver.Record row) {
            added += row.get("added").asLong();
            changed += row.get("changed").asLong();
            removed += row.get("removed").asLong();
            different += row.get("different").asLong();
        }

        Counts of(long standing) {
            return new Counts(added, changed, removed, standing - changed - removed);
        }

        boolean isNone() {
            return added + changed + removed + different == 0;
        }
    }

    /** Between a version and the newest one. O(estate), and nothing is written. */
    static VersionDifference between(Session session, long then, int end) {
        Map<String, Object> versions = Map.of("then", then, "max", Version.OPEN);
        Tally entities = new Tally();
        entities.add(session.run(CLAIMS, versions).single());
        entities.add(session.run(ENTITIES, versions).single());
        entities.add(session.run(JOINS, versions).single());
        Tally relations = new Tally();
        for (EntityBlocks.Block block : EntityBlocks.of(end)) {
            Map<String, Object> ofBlock = new HashMap<>(versions);
            ofBlock.put("low", block.low());
            ofBlock.put("high", block.high());
            relations.add(session.run(RELATIONS, ofBlock).single());
        }
        var standing = session.run(STANDING).single();
        return new VersionDifference(
                entities.of(standing.get("entities").asLong()),
                relations.of(standing.get("relations").asLong()),
                entities.isNone() && relations.isNone());
    }
}
