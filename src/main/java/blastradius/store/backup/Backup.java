package blastradius.store.backup;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.store.backup.BackupFile.Head;
import blastradius.store.backup.BackupFile.Line;
import blastradius.store.backup.BackupFile.Node;
import blastradius.store.backup.BackupFile.Relationship;
import blastradius.store.database.Digests;
import blastradius.store.database.Holder;
import blastradius.store.database.Lease;
import blastradius.store.database.Migrations;
import blastradius.store.database.OwnerOnly;
import blastradius.store.database.Recovery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;

/**
 * A copy of all that the record holds, as of one moment, while others ask and save. It holds the {@link Lease}, so that no import changes
 * the estate meanwhile; what people save is small, and read until two readings agree. Reads as a stream: memory does not grow with the estate.
 */
public final class Backup {

    private static final String ESTATE = "Entity|EntityClaim|EntityState|Join";
    private static final String NODE = " RETURN id(n) AS id, labels(n) AS labels, properties(n) AS properties";

    /* What only who holds the lease writes. */
    private static final String ESTATE_NODES = "MATCH (n:" + ESTATE + ")" + NODE;
    private static final String OTHER_NODES = "MATCH (n:!(" + ESTATE + "))" + NODE + " ORDER BY id";
    private static final String RELATIONSHIPS =
            "MATCH (a)-[r]->(b) RETURN id(a) AS from, id(b) AS to, type(r) AS type, properties(r) AS properties";
    private static final String VERSION = "MATCH (e:Estate) RETURN e.version AS version";

    /** Of the lease, which ends with the backup. */
    private static final Set<String> OF_THE_LEASE = Set.of("owner", "ownerWords", "heartbeat");

    private static final int MOST_READINGS = 100;

    private final Driver driver;

    /** Of the database behind the driver, which stays the caller's to close. */
    public Backup(Driver driver) {
        this.driver = driver;
    }

    /**
     * What was written.
     *
     * @param version of the estate
     * @param sha256 of the lines, as the last one states it
     */
    public record Written(long version, long nodes, long relationships, String sha256) {}

    /**
     * Writes a file that only its owner reads; where it fails, there is none.
     *
     * @throws Conflict if there is such a file, an import is under way, or the record changes all the time
     */
    public Written to(Path file) throws IOException {
        Path records = file.resolveSibling(file.getFileName() + ".records");
        try (Session session = driver.session();
                BackupFile.Writer writer = new BackupFile.Writer(file);
                Lease lease = Lease.take(this::apart, session, new Holder(), "a backup")) {
            Recovery.undoPending(session, lease);
            long version = session.run(VERSION).single().get("version").asLong();
            writer.write(Line.of(new Head(
                    BackupFile.FORM,
                    version,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Migrations.applied(session))));
            writeRecords(session, records);
            BackupFile.lines(records, writer::write);
            stream(session, ESTATE_NODES, Backup::node, writer::write);
            stream(session, RELATIONSHIPS, Backup::relationship, writer::write);
            lease.inTransaction(session, transaction -> {}); // it was ours all the time
            BackupFile.Tail tail = writer.end();
            return new Written(version, tail.nodes(), tail.relationships(), tail.sha256());
        } finally {
            Files.deleteIfExists(records);
        }
    }

    private Boolean apart(Function<Session, Boolean> work) {
        try (Session session = driver.session()) {
            return work.apply(session);
        }
    }

    /* Two readings that agree saw one state: what was committed during the first is whole in the second. */
    private static void writeRecords(Session session, Path records) throws IOException {
        byte[] before = read(session, records);
        for (int i = 0; i < MOST_READINGS; i++) {
            byte[] again = read(session, records);
            if (MessageDigest.isEqual(before, again)) {
                return;
            }
            before = again;
        }
        throw new Conflict("what people save changed while it was read, " + MOST_READINGS + " times; try again");
    }

    private static byte[] read(Session session, Path records) throws IOException {
        MessageDigest digest = Digests.sha256();
        Files.deleteIfExists(records);
        try (OutputStream out = OwnerOnly.newFile(records)) {
            stream(session, OTHER_NODES, Backup::node, line -> {
                byte[] bytes = BackupFile.bytes(line);
                digest.update(bytes);
                out.write(bytes);
            });
        }
        return digest.digest();
    }

    private static void stream(Session session, String query, Function<Record, Line> line, BackupFile.Sink sink)
            throws IOException {
        Result rows = session.run(query);
        while (rows.hasNext()) {
            sink.take(line.apply(rows.next()));
        }
    }

    private static Line node(Record row) {
        Map<String, Object> properties = new HashMap<>(row.get("properties").asMap());
        List<String> labels = row.get("labels").asList(Value::asString);
        if (labels.contains("Estate")) {
            properties.keySet().removeAll(OF_THE_LEASE);
        }
        return Line.of(new Node(row.get("id").asLong(), labels, JsonProperties.written(properties)));
    }

    private static Line relationship(Record row) {
        return Line.of(new Relationship(
                row.get("from").asLong(),
                row.get("to").asLong(),
                row.get("type").asString(),
                JsonProperties.written(row.get("properties").asMap())));
    }
}
