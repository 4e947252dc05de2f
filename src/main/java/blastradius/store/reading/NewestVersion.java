package blastradius.store.reading;

import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.database.Database;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the current snapshot follow the estate: whoever has changed it asks for {@link #take}, and where other servers may change it, its
 * version is looked at each second. One read is under way at most. Thread-safe.
 */
public final class NewestVersion implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NewestVersion.class);

    private final Database database;
    private final SnapshotReader reader;
    private final CurrentSnapshot current;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("follow-estate").daemon().unstarted(work));

    private volatile @Nullable Future<?> following;
    private volatile @Nullable Future<?> trying;

    public NewestVersion(Database database, SnapshotReader reader, CurrentSnapshot current) {
        this.database = database;
        this.reader = reader;
        this.current = current;
    }

    /** Looks each second from now on. */
    public void follow() {
        following = watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Publishes the newest version, unless it is the current one already. */
    public synchronized void take() {
        long newest = database.inSession(session -> session.run("MATCH (e:Estate) RETURN e.version AS version")
                .single()
                .get("version")
                .asLong());
        if (newest != current.get().version()) {
            current.publish(reader.read());
        }
    }

    /**
     * The same after a change that stands: where the estate cannot be read now, it is tried each second until it can.
     *
     * @return what is to be said then; empty: it is the current one
     */
    public Optional<String> takeSoon() {
        if (isTaken()) {
            return Optional.empty();
        }
        tryLater();
        return Optional.of(
                "the change stands, and the store cannot be read now: questions are answered from the version before until it can");
    }

    private void tryLater() {
        trying = watch.schedule(this::tryAgain, 1, TimeUnit.SECONDS);
    }

    private void tryAgain() {
        if (!isTaken()) {
            tryLater();
        }
    }

    private boolean isTaken() {
        try {
            take();
            return true;
        } catch (RuntimeException away) {
            LOG.debug("the newest version of the estate cannot be read", away);
            return false;
        }
    }

    private void look() {
        isTaken();
    }

    @Override
    public void close() {
        cancel(following);
        cancel(trying);
        watch.shutdownNow();
    }

    private static void cancel(@Nullable Future<?> looks) {
        if (looks != null) {
            looks.cancel(false);
        }
    }
}
