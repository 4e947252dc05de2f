package blastradius.store;

import blastradius.model.BlastRadiusException.StoreUnavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.DiscoveryException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/**
 * The Neo4j that holds the estate, ready for use: migrations applied, and an import that a crash interrupted undone. Preparation runs
 * beside whoever constructs this; the first use waits for it. Thread-safe. One server owns one database: a second one would take a
 * running import of the first for an interrupted one.
 */
public final class Database {

    private final Driver driver;
    private final CompletableFuture<Void> prepared;

    /** Begins to prepare the database behind the driver; the driver stays the caller's to close. */
    public Database(Driver driver) {
        this.driver = driver;
        this.prepared = CompletableFuture.runAsync(
                this::prepare,
                work -> Thread.ofPlatform().name("prepare-neo4j").daemon().start(work));
    }

    /** Returns when the database can be used; throws what kept it from being prepared. */
    public void awaitReady() {
        joined(prepared);
    }

    /** What the future becomes; throws the exception itself that it failed with. */
    static <T extends @Nullable Object> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The driver, once the database is ready. */
    Driver driver() {
        awaitReady();
        return driver;
    }

    /** Runs the work in a session of its own; a Neo4j that does not answer becomes {@link StoreUnavailable}. */
    <T> T inSession(Function<Session, T> work) {
        awaitReady();
        return onDriver(driver, work);
    }

    private void prepare() {
        onDriver(driver, session -> {
            Migrations.apply(session);
            Recovery.undoPending(session);
            return true;
        });
    }

    private static <T> T onDriver(Driver driver, Function<Session, T> work) {
        try (Session session = driver.session(SessionConfig.defaultConfig())) {
            return work.apply(session);
        } catch (ServiceUnavailableException | SessionExpiredException | DiscoveryException e) {
            throw new StoreUnavailable("Neo4j does not answer: " + e.getMessage() + "; check spring.neo4j.uri", e);
        }
    }
}
