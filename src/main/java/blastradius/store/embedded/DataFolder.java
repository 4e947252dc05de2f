package blastradius.store.embedded;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.store.database.Lease;
import blastradius.store.database.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.commons.io.file.PathUtils;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/** The store of a data folder as commands meet it: whether or not a server has it open. */
public final class DataFolder {

    private static final String STORE = "neo4j";

    private final Path data;

    public DataFolder(Path data) {
        BundledNeo4j.require();
        this.data = data;
    }

    /** What is done with a store. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Driver driver) throws IOException;
    }

    /** Whether there is a store. */
    public boolean isThere() {
        return Files.isDirectory(home());
    }

    /** Whether another process has the store open. */
    public boolean isServed() throws IOException {
        Path lock = home().resolve("data").resolve("databases").resolve("store_lock");
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException held) {
            return true;
        }
    }

    /**
     * Does something with the store that is there: through the server that has it open, or else opened for this alone.
     *
     * @throws BadRequest if there is none
     */
    public <T> T inStore(Work<T> work) throws IOException {
        if (!isThere()) {
            throw new BadRequest("there is no store in " + data + "; name the data folder with --data");
        }
        if (isServed()) {
            try (Driver driver = EmbeddedNeo4j.served(home())) {
                return work.with(driver);
            }
        }
        return alone(home(), work);
    }

    /**
     * Makes a store; it is there once the work is done, as a whole, or not at all.
     *
     * @throws Conflict if there is one already
     */
    public <T> T made(Work<T> work) throws IOException {
        if (isThere()) {
            throw new Conflict("there is a store in " + data
                    + (isServed() ? ", and a server has it open" : "")
                    + "; name another folder with --data, or move " + home() + " away first");
        }
        Path draft = OwnerOnly.folder(data).resolve(STORE + ".draft");
        try {
            remove(draft);
            T done = alone(draft, work);
            Files.move(draft, home(), StandardCopyOption.ATOMIC_MOVE);
            return done;
        } finally {
            remove(draft);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            PathUtils.deleteDirectory(folder);
        }
    }

    /* Whoever held a lease on a store that nobody has open is dead. */
    private static <T> T alone(Path home, Work<T> work) throws IOException {
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(home);
                Driver driver = neo4j.connect()) {
            try (Session session = driver.session()) {
                Lease.breakAny(session);
            }
            return work.with(driver);
        }
    }

    private Path home() {
        return data.resolve(STORE);
    }
}
