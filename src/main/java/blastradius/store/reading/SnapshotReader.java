package blastradius.store.reading;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.database.Database;
import blastradius.store.database.EntityBlocks;
import blastradius.store.database.RelationClasses;
import blastradius.store.database.Version;
import blastradius.store.joining.Joins;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.neo4j.driver.Session;

/**
 * Reads the whole estate at one version into a {@link Snapshot}, over Bolt, in columns packed per range of entities, which Bolt carries about
 * three times as fast as rows. Ends of relations are told by Neo4j's own ids, as looking up numbers would cost as much as all else; they hold
 * for one read, and Cypher 5 tells them. Where there are not too many for Neo4j to pack at once, relations are read in the order in which they
 * lie, twice as fast. Vertices are in the order of the entities' numbers, that is, of their first import; relations that several sources state
 * stand once. What is read is exactly one version, whatever is imported meanwhile. Thread-safe.
 */
public final class SnapshotReader {

    private static final String HEAD = """
            MATCH (e:Estate)
            OPTIONAL MATCH (n:Entity)
            WITH e, max(n.no) AS last
            RETURN e.version AS version, coalesce(last, -1) + 1 AS end, COUNT { (:Source) } AS sources,
                COUNT { ()-[]->() } AS relations""";

    private static final String ENTITIES = """
            CYPHER 5
            MATCH (e:Entity) WHERE e.no >= $low AND e.no < $high AND e.since <= $v AND e.until > $v
            RETURN collect(e.no) AS no, collect(id(e)) AS id, collect(e.key) AS key, collect(e.kind) AS kind, collect(e.name) AS name,
                collect(coalesce(e.tenant, '')) AS tenant, collect(coalesce(e.traits, '')) AS traits,
                collect(e.sourceId) AS sourceId, collect(e.sourceKind) AS sourceKind,
                collect(coalesce(e.sourceKinds, [])) AS sourceKinds""";

    private static final String STATES = """
            CYPHER 5
            MATCH (s:EntityState)-[:STATE_OF]->(e:Entity) WHERE s.since <= $v AND s.until > $v
            RETURN collect(s.no) AS no, collect(id(e)) AS id, collect(e.key) AS key, collect(s.kind) AS kind, collect(s.name) AS name,
                collect(coalesce(s.tenant, '')) AS tenant, collect(coalesce(s.traits, '')) AS traits,
                collect(s.sourceId) AS sourceId, collect(s.sourceKind) AS sourceKind,
                collect(coalesce(s.sourceKinds, [])) AS sourceKinds""";

    private static final String RELATIONS = """
            CYPHER 5
            MATCH (a:Entity) WHERE a.no >= $low AND a.no < $high
            MATCH (a)-[r]->(b) WHERE r.since <= $v AND r.until > $v
            RETURN collect(id(a)) AS from, collect(id(b)) AS to, collect(r.attr) AS attr""";

    private static final String RELATIONS_AT_ONCE = """
            CYPHER 5
            MATCH (a)-[r]->(b) WHERE r.since <= $v AND r.until > $v
            WITH id(a) / 16384 AS block, collect(id(a)) AS from, collect(id(b)) AS to, collect(r.attr) AS attr
            RETURN from, to, attr""";

    private static final int MOST_AT_ONCE = 2_000_000; // at some 100 bytes in Neo4j

    private final Database database;
    private final Weighting weighting;

    /** {@code weighting}: what everything that is read is worth. */
    public SnapshotReader(Database database, Weighting weighting) {
        this.database = database;
        this.weighting = weighting;
    }

    /** The estate as it is now. O(entities + relations); at least 0.6 million relations a second. */
    public Snapshot read() {
        return database.atLength(session -> {
            var head = session.run(HEAD).single();
            return read(session, head, head.get("version").asLong());
        });
    }

    /** The estate as it was; the last {@value Version#KEPT} versions can be read. Throws {@link BadRequest} for any other. */
    public Snapshot read(long version) {
        return database.atLength(session -> {
            var head = session.run(HEAD).single();
            long newest = head.get("version").asLong();
            long oldest = Math.max(0, newest - Version.KEPT + 1);
            if (version > newest || version < oldest) {
                throw new BadRequest("version " + version + " cannot be read; the estate keeps the versions " + oldest
                        + " to " + newest);
            }
            return read(session, head, version);
        });
    }

    private Snapshot read(Session session, org.neo4j.driver.Record head, long version) {
        int end = head.get("end").asInt();
        SnapshotRows rows = new SnapshotRows(
                end, RelationClasses.read(session), head.get("sources").asInt() > 1, weighting);
        forEachBlock(session, ENTITIES, version, end, rows::entities);
        // After the anchors: an anchor that changes while we read leaves its state here first.
        rows.entities(session.run(STATES, Map.of("v", version)).single());
        rows.endEntities(Joins.at(session, version));
        if (head.get("relations").asLong() <= MOST_AT_ONCE) {
            session.run(RELATIONS_AT_ONCE, Map.of("v", version)).forEachRemaining(rows::relations);
        } else {
            forEachBlock(session, RELATIONS, version, end, rows::relations);
        }
        return rows.build(version, Instant.now());
    }

    /* Neo4j packs the next block while this one is unpacked; two are in memory. */
    private static void forEachBlock(
            Session session, String statement, long version, int end, Consumer<org.neo4j.driver.Record> taker) {
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            CompletableFuture<org.neo4j.driver.Record> ready = null;
            for (EntityBlocks.Block block : EntityBlocks.of(end)) {
                var next = CompletableFuture.supplyAsync(
                        () -> session.run(statement, parameters(block, version)).single(), reader);
                if (ready != null) {
                    taker.accept(awaited(ready));
                }
                ready = next;
            }
            if (ready != null) {
                taker.accept(awaited(ready));
            }
        }
    }

    /* Unlike joining, this ends when it is interrupted, and then the reader ends too. */
    private static <T> T awaited(CompletableFuture<T> ready) {
        try {
            return ready.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted while reading").initCause(e);
        }
    }

    private static Map<String, Object> parameters(EntityBlocks.Block block, long version) {
        return Map.of("low", block.low(), "high", block.high(), "v", version);
    }
}
