package blastradius.cli;

import blastradius.ingest.file.Patience;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * From Ctrl-C and SIGTERM to an import that is undone: the process is only left when the work that was cancelled has come to its end. It
 * ends with the code that the system gives to the signal.
 */
final class Interruption implements AutoCloseable {

    /* Neo4j has to undo what was written. */
    private static final int PATIENCE_MINUTES = 10;

    private final Patience patience;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Patience patience) {
        this.patience = patience;
        hook = new Thread(this::cancel, "interrupted");
    }

    /** Listens until it is closed, which has to be the last thing that the work does. */
    static Interruption of(Patience patience) {
        Interruption interruption = new Interruption(patience);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** What a signal ends. */
    Patience patience() {
        return patience;
    }

    private void cancel() {
        patience.cancel("by a signal");
        try {
            done.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            /* The hook runs already, and now comes to its end. */
            return;
        }
    }
}
