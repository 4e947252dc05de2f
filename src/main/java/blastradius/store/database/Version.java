package blastradius.store.database;

/** The numbers that say when something stands in the estate: in every version v with since ≤ v < until. */
public final class Version {

    /** The {@code until} of what still stands; small enough to take half the room of a large number on each relationship. */
    public static final long OPEN = Integer.MAX_VALUE;

    /** How many versions back the estate can be read; older states are pruned. */
    public static final int KEPT = 10;

    private Version() {}
}
