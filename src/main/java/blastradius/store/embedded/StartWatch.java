package blastradius.store.embedded;

import java.time.Duration;
import org.neo4j.graphdb.event.DatabaseEventContext;
import org.neo4j.graphdb.event.DatabaseEventListenerAdapter;

/**
 * Looks on while this thread starts a Neo4j. One whose {@code system} database does not open writes that into its log and waits for ever:
 * then the thread is interrupted, on which Neo4j closes what it has opened. A start that works is never ended, however long it takes, nor
 * one whose {@code system} database is open: the estate's may have much to recover.
 */
final class StartWatch extends DatabaseEventListenerAdapter implements AutoCloseable {

    /* Before that database is open a start waits for nothing that takes long. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration SLICE = Duration.ofMillis(100);

    private final Thread starting = Thread.currentThread();
    private boolean over;
    private boolean hung;

    /** To be closed by the same thread when Neo4j has started. */
    static StartWatch begin() {
        StartWatch watch = new StartWatch();
        Thread.ofPlatform().name("watch-start").daemon().start(watch::look);
        return watch;
    }

    /* Counts looks, not time: a machine that has other things to do makes both slow. */
    private void look() {
        long waiting = 0;
        while (isToGoOn(waiting)) {
            try {
                Thread.sleep(SLICE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            waiting = starting.getState() == Thread.State.WAITING ? waiting + 1 : 0;
        }
    }

    private synchronized boolean isToGoOn(long waiting) {
        if (!over && waiting >= PATIENCE.dividedBy(SLICE)) {
            over = true;
            hung = true;
            starting.interrupt();
        }
        return !over;
    }

    /** Whether it ended the start. */
    synchronized boolean isHung() {
        return hung;
    }

    @Override
    public synchronized void databaseStart(DatabaseEventContext event) {
        over |= event.getDatabaseName().equals("system");
    }

    @Override
    public synchronized void close() {
        over = true;
        if (hung) {
            Thread.interrupted(); // the interruption was meant for the start alone
        }
    }
}
