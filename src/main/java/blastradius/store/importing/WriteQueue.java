package blastradius.store.importing;

import blastradius.store.database.Lease;
import blastradius.store.statement.Watch;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;

/**
 * Sends statements one after the other in a session of its own, each in its own transaction under the lease, while the caller prepares the next: at
 * most one is on its way. What one of them throws, the next call throws. To be used by one thread.
 */
final class WriteQueue implements AutoCloseable {

    private final Session session;
    private final Lease lease;
    private final Watch watch;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().name("write-neo4j").daemon().unstarted(work));

    private @Nullable Future<?> onItsWay;

    /** The session is the queue's from now on; it closes it. */
    WriteQueue(Session session, Lease lease, Watch watch) {
        this.session = session;
        this.lease = lease;
        this.watch = watch;
    }

    /** What everything that changes the estate stands under. */
    Lease lease() {
        return lease;
    }

    /** The parameters must not be changed afterwards. */
    void send(String statement, Map<String, Object> parameters) {
        await();
        check();
        onItsWay = sender.submit(() -> lease.inTransaction(
                session, transaction -> transaction.run(statement, parameters).consume()));
    }

    /** Throws where the import is to end. */
    void check() {
        watch.check();
    }

    /** Returns when all that was sent stands in the database. */
    void await() {
        Future<?> last = onItsWay;
        onItsWay = null;
        if (last == null) {
            return;
        }
        try {
            last.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted while writing").initCause(e);
        }
    }

    @Override
    public void close() {
        try {
            sender.close();
        } finally {
            session.close();
        }
    }
}
