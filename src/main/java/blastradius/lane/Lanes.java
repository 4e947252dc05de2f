package blastradius.lane;

import java.time.Duration;

/**
 * The two lanes of analyses. Long ones leave a processor to the quick ones where there are two or more.
 *
 * @param quick for what looks from one place: a reach, a path, an exposure, choke points
 * @param longer for what looks at everybody: advice, comparisons, tables of all identities
 */
public record Lanes(Lane quick, Lane longer) implements AutoCloseable {

    /**
     * As many quick ones at once as there are processors, and one long one fewer.
     *
     * @param waiting how many may wait in each
     * @param patience how long each of them waits
     */
    public static Lanes on(int processors, int waiting, Duration patience) {
        return new Lanes(
                new Lane("quick", processors, waiting, patience),
                new Lane("long", Math.max(1, processors - 1), waiting, patience));
    }

    @Override
    public void close() {
        quick.close();
        longer.close();
    }
}
