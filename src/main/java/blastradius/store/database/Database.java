package blastradius.store.database;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.SecurityException;

/**
 * The Neo4j that holds the estate, ready for use: migrations applied, and an import that a crash interrupted undone. Preparation runs
 * beside whoever constructs this; the first use waits for it. Several servers may share one database, see {@link Lease}. Thread-safe.
 */
public final class Database {

    /* What is looked up takes milliseconds; what reads or writes an estate may find a busy database for a while. */
    private static final Duration LOOK_UP = Duration.ofMillis(800);
    private static final Duration LENGTH = Duration.ofSeconds(10);

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** What is to be done where nothing was ever read. */
    public static final String CHECK = "check spring.neo4j.uri";

    private final Driver driver;
    private final @Nullable Pulse pulse;
    private final CompletableFuture<Void> prepared;
    private volatile Supplier<String> meanwhile = () -> CHECK;
    private volatile Supplier<Optional<String>> trouble = Optional::empty;

    private Database(Driver driver, boolean isSole) {
        this.driver = driver;
        this.pulse = isSole ? null : new Pulse(driver);
        this.prepared = CompletableFuture.runAsync(
                () -> prepare(isSole),
                work -> Thread.ofPlatform().name("prepare-neo4j").daemon().start(work));
    }

    /** Begins to prepare the database behind the driver, which other processes may use too; the driver stays the caller's to close. */
    public Database(Driver driver) {
        this(driver, false);
    }

    /** The same for a database that only this process can have open: whoever held a lease on it is dead. */
    public static Database ofThisProcess(Driver driver) {
        return new Database(driver, true);
    }

    /** Returns when the database can be used; throws what kept it from being prepared. */
    public void awaitReady() {
        joined(prepared);
    }

    /** Has errors of a database that is away say what still works, in a sentence. */
    public void whenAway(Supplier<String> sentence) {
        meanwhile = sentence;
    }

    /** Has errors of a database that is away say what it knows itself of the reason. */
    public Database whenInTrouble(Supplier<Optional<String>> reason) {
        trouble = reason;
        return this;
    }

    /** What the future becomes; throws the exception itself that it failed with. */
    public static <T extends @Nullable Object> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The driver, once the database is ready. */
    public Driver driver() {
        awaitReady();
        return driver;
    }

    /**
     * Looks something up, or writes a little, in a session of its own; a Neo4j that does not answer becomes {@link StoreUnavailable},
     * within two seconds.
     */
    public <T> T inSession(Function<Session, T> work) {
        awaitReady();
        return onDriver(LOOK_UP, work);
    }

    /** The same for work that reads or writes the whole estate: it may be kept waiting for ten seconds. */
    public <T> T atLength(Function<Session, T> work) {
        awaitReady();
        return onDriver(LENGTH, work);
    }

    /* A start gives a Neo4j that is slow, or starts too, half a minute: its first session on a busy machine takes ten seconds. */
    private void prepare(boolean isSole) {
        long until = System.nanoTime() + START.toNanos();
        while (!isPrepared(isSole, until)) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isPrepared(boolean isSole, long until) {
        try {
            prepareOnce(isSole);
            return true;
        } catch (StoreUnavailable away) {
            if (System.nanoTime() > until || away.getCause() instanceof SecurityException) {
                throw away;
            }
            return false;
        }
    }

    private void prepareOnce(boolean isSole) {
        onDriver(LENGTH, session -> {
            Migrations.apply(session);
            if (isSole) {
                Lease.breakAny(session);
            }
            return Recovery.isPending(session) && undo(session);
        });
    }

    /* An import that is under way on another server is not ours to undo. */
    private boolean undo(Session session) {
        try (Lease lease = Lease.take(
                work -> onDriver(LOOK_UP, work), session, new Holder(), "the undoing of an interrupted import")) {
            return Recovery.undoPending(session, lease);
        } catch (Conflict underWay) {
            return false;
        }
    }

    private <T> T onDriver(Duration patience, Function<Session, T> work) {
        if (pulse == null) {
            return inSession(work, () -> false);
        }
        if (pulse.isSilent()) {
            throw away(null);
        }
        try (Pulse.Work watched = pulse.begin(patience)) {
            return inSession(work, watched::isInterrupted);
        }
    }

    private <T> T inSession(Function<Session, T> work, BooleanSupplier isInterrupted) {
        try (Session session = driver.session(SessionConfig.defaultConfig())) {
            return work.apply(session);
        } catch (RuntimeException e) {
            if (isInterrupted.getAsBoolean()) {
                throw away(e);
            }
            Optional<String> reason = StoreAbsence.reason(e);
            throw reason.isPresent() ? unavailable(reason.get(), e) : e;
        }
    }

    private StoreUnavailable away(@Nullable RuntimeException cause) {
        return unavailable("Neo4j does not answer", cause);
    }

    private StoreUnavailable unavailable(String reason, @Nullable RuntimeException cause) {
        String still = meanwhile.get();
        String why = trouble.get().orElse(reason);
        return new StoreUnavailable(still.isEmpty() ? why : why + "; " + still, cause);
    }
}
