package blastradius.store.database;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/**
 * Whether a Neo4j across a network still answers: a frozen one accepts what it is sent and is silent, and a driver waits. Work that takes
 * longer than a moment has the database asked something trivial beside it; where that finds no answer, the work is interrupted, which the
 * driver takes as an order to close its connection. Until an answer comes again, new work is refused at once. Thread-safe.
 */
final class Pulse implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofMillis(400);
    private static final int SLICES = 8;
    private static final int SLICE_MILLIS = 100;

    private final Driver driver;
    private final Set<Work> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean watching = new AtomicBoolean();
    private volatile boolean silent;
    private volatile boolean closed;

    Pulse(Driver driver) {
        this.driver = driver;
    }

    /** What one thread does with the database, for as long as it may be silent. */
    final class Work implements AutoCloseable {

        private final Thread thread = Thread.currentThread();
        private final long startedAt = System.nanoTime();
        private final Duration patience;
        private boolean interrupted;
        private boolean ended;

        private Work(Duration patience) {
            this.patience = patience;
        }

        private boolean isOlderThan(Duration age) {
            return System.nanoTime() - startedAt > age.toNanos();
        }

        private synchronized void interrupt() {
            if (!ended && !interrupted) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** Whether it was ended because the database is silent. */
        synchronized boolean isInterrupted() {
            return interrupted;
        }

        @Override
        public synchronized void close() {
            ended = true;
            running.remove(this);
            if (interrupted) {
                Thread.interrupted(); // the interruption was meant for this work alone
            }
        }
    }

    /** Whether the last thing that was asked found no answer. */
    boolean isSilent() {
        return silent;
    }

    /** To be closed by the same thread when the work is done. */
    Work begin(Duration patience) {
        Work work = new Work(patience);
        running.add(work);
        watch();
        return work;
    }

    private void watch() {
        if (watching.compareAndSet(false, true)) {
            Thread.ofPlatform().name("watch-neo4j").daemon().start(this::run);
        }
    }

    private void run() {
        try {
            int silentMillis = 0;
            while (!closed && (silent || !running.isEmpty())) {
                Thread.sleep(SLICE_MILLIS);
                if (silent || running.stream().anyMatch(work -> work.isOlderThan(MOMENT))) {
                    silent = !answers();
                    silentMillis = silent ? silentMillis + (SLICES + 1) * SLICE_MILLIS : 0;
                    interruptImpatient(Duration.ofMillis(silentMillis));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watching.set(false);
            if (!running.isEmpty() && !closed) {
                watch();
            }
        }
    }

    private void interruptImpatient(Duration silence) {
        running.stream()
                .filter(work -> !silence.isZero() && silence.compareTo(work.patience) >= 0)
                .forEach(Work::interrupt);
    }

    /* Counts slices instead of looking at the clock: a pause of this process is not the database's silence. */
    private boolean answers() throws InterruptedException {
        AtomicBoolean answered = new AtomicBoolean();
        Thread asking = Thread.ofVirtual().start(() -> answered.set(isAnswered()));
        for (int slice = 0; slice < SLICES; slice++) {
            if (asking.join(Duration.ofMillis(SLICE_MILLIS))) {
                return answered.get();
            }
        }
        asking.interrupt();
        return false;
    }

    private boolean isAnswered() {
        try (Session session = driver.session()) {
            return session.run("RETURN 1").hasNext();
        } catch (RuntimeException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
