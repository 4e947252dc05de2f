package blastradius.ingest.file;

import blastradius.model.BlastRadiusException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether an import may go on: how long it may take in all, and whether somebody wants it to end. It is asked at each reading of a
 * file and between the steps of the commit, up to the moment at which everything becomes visible. Thread-safe.
 */
public final class Patience {

    private static final long A_LOOK = Duration.ofSeconds(1).toNanos();

    private final Duration granted;
    private final long deadline; // of System.nanoTime
    private volatile @Nullable String cancelled;
    private volatile BooleanSupplier senderLeft = () -> false;
    private volatile long nextLook = System.nanoTime() + A_LOOK;

    private Patience(Duration granted) {
        this.granted = granted;
        this.deadline = System.nanoTime() + granted.toNanos();
    }

    /** Starts to run at once. */
    public static Patience of(Duration granted) {
        return new Patience(granted);
    }

    /** A year: for tests and benchmarks. */
    public static Patience unlimited() {
        return of(Duration.ofDays(365));
    }

    /** Ends the import at its next step; the reason ends the sentence "the import was cancelled …". */
    public void cancel(String reason) {
        cancelled = reason;
    }

    /** Has the import end once its sender has left; each second the thread that imports asks, and no other. */
    public void endsWhen(BooleanSupplier left) {
        senderLeft = left;
    }

    /**
     * Does nothing while the import may go on.
     *
     * @throws BlastRadiusException.ImportRejected if it was cancelled
     * @throws BlastRadiusException.TimeExceeded naming the time that was granted
     */
    public void check() {
        long now = System.nanoTime();
        if (now - nextLook > 0) {
            nextLook = now + A_LOOK;
            if (senderLeft.getAsBoolean()) {
                cancel("since its sender left");
            }
        }
        String reason = cancelled;
        if (reason != null) {
            throw new BlastRadiusException.ImportRejected(
                    "the import was cancelled " + reason + "; nothing was changed");
        }
        if (now - deadline > 0) {
            throw new BlastRadiusException.TimeExceeded("the import was stopped: it may take " + words(granted)
                    + " (blastradius.limits.import); nothing was changed");
        }
    }

    private static String words(Duration duration) {
        return duration.toMillis() < 10_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
