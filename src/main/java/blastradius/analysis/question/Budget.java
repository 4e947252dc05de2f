package blastradius.analysis.question;

import blastradius.model.BlastRadiusException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.BooleanSupplier;

/** How long an analysis may work. Analyses ask it now and then and stop with an error when it is spent or cancelled. */
public final class Budget {

    private final long deadline; // of System.nanoTime
    private final Duration granted;
    private final BooleanSupplier cancelled;

    private Budget(Duration granted, BooleanSupplier cancelled) {
        this.granted = granted;
        this.deadline = System.nanoTime() + granted.toNanos();
        this.cancelled = cancelled;
    }

    /** Starts to run at once. */
    public static Budget of(Duration granted) {
        return new Budget(granted, () -> false);
    }

    /** Starts to run at once, and ends early when {@code cancelled} says so. */
    public static Budget of(Duration granted, BooleanSupplier cancelled) {
        return new Budget(granted, cancelled);
    }

    /** A year: for tests, benchmarks and start-up. */
    public static Budget unlimited() {
        return of(Duration.ofDays(365));
    }

    /** Lasts as long as any of these does; further ones may join and leave meanwhile. */
    public static Budget whileAny(Collection<Budget> waiting) {
        return of(Duration.ofDays(365), () -> areSpent(waiting, 2));
    }

    /* In two looks, as who joined while the first went on may have been missed by it. */
    private static boolean areSpent(Collection<Budget> all, int looks) {
        for (int look = 0; look < looks; look++) {
            for (Budget each : all) {
                if (!each.isSpent()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The same order; whatever is sorted by it ends when the budget is spent. */
    public <T> Comparator<T> within(Comparator<T> order) {
        return new Comparator<>() {
            private int compared; // by all who sort at once: about is enough

            @Override
            public int compare(T one, T other) {
                if ((++compared & 1023) == 0) {
                    check();
                }
                return order.compare(one, other);
            }
        };
    }

    public boolean isSpent() {
        return System.nanoTime() - deadline > 0 || cancelled.getAsBoolean();
    }

    /**
     * Does nothing while there is time.
     *
     * @throws BlastRadiusException.TimeExceeded naming the time that was granted
     */
    public void check() {
        if (isSpent()) {
            throw new BlastRadiusException.TimeExceeded("the analysis was stopped: it may take " + granted.toMillis()
                    + " ms; ask a narrower question or raise the limit");
        }
    }
}
