package blastradius.store.reading;

import blastradius.snapshot.Snapshot;
import blastradius.snapshot.SnapshotFile;
import blastradius.store.database.Database;
import blastradius.store.database.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.neo4j.driver.Values;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the newest snapshot in a file, so that the next start need not read the whole estate. Thread-safe. */
public final class KeptSnapshot implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptSnapshot.class);

    /* Versions of one number came about at different times in different estates. */
    private static final String STANDING = """
            MATCH (e:Estate)
            OPTIONAL MATCH (v:Version {no: coalesce($version, e.version)})
            RETURN e.version AS version, toString(v.at) AS at""";

    private final Database database;
    private final SnapshotReader reader;
    private final Path folder;
    private final SnapshotFile file;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().name("keep-snapshot").daemon().unstarted(work));

    public KeptSnapshot(Database database, SnapshotReader reader, Path folder) {
        this.database = database;
        this.reader = reader;
        this.folder = folder;
        this.file = new SnapshotFile(folder.resolve("snapshot"));
    }

    /** The estate as it is now: from the file if that holds it, else read anew. */
    public Snapshot first() {
        var now = database.inSession(
                session -> session.run(STANDING, Map.of("version", Values.NULL)).single());
        Optional<Snapshot> kept = now.get("at").isNull()
                ? Optional.empty()
                : file.read(now.get("version").asLong(), now.get("at").asString(), LOG::warn);
        return kept.orElseGet(() -> {
            Snapshot read = reader.read();
            keep(read);
            return read;
        });
    }

    /** Writes the file in the background. */
    public void keep(Snapshot snapshot) {
        writer.execute(() -> {
            try {
                write(snapshot);
            } catch (IOException | RuntimeException e) {
                LOG.warn("the snapshot is not kept, so the next start reads the estate anew: {}", e.getMessage());
            }
        });
    }

    /** Returns when what is to be kept is written. */
    @Override
    public void close() {
        writer.close();
    }

    private void write(Snapshot snapshot) throws IOException {
        var then = database.inSession(session ->
                session.run(STANDING, Map.of("version", snapshot.version())).single());
        if (!then.get("at").isNull()) {
            OwnerOnly.folder(folder);
            file.write(snapshot, then.get("at").asString());
        }
    }
}
