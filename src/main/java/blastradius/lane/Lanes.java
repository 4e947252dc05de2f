package blastradius.lane;

import java.time.Duration;

/**
 * The two lanes of analyses, and that of files. Long ones leave a processor to the quick ones where there are two or more.
 *
 * @param quick for what looks from one place: a reach, a path, an exposure, choke points
 * @param longer for what looks at everybody: advice, comparisons, tables of all identities
 * @param files for the writing of files, which waits for clients more than it computes
 */
public record Lanes(Lane quick, Lane longer, Lane files) implements AutoCloseable {

    private static final int FILES = 4;

    /**
     * As many quick ones at once as there are processors, one long one fewer, and four times as many files.
     *
     * @param waiting how many may wait in each
     * @param patience how long each of them waits
     */
    public static Lanes on(int processors, int waiting, Duration patience) {
        return new Lanes(
                new Lane("quick analyses", processors, waiting, patience),
                new Lane("long analyses", Math.max(1, processors - 1), waiting, patience),
                new Lane("files", FILES * processors, waiting, patience));
    }

    @Override
    public void close() {
        quick.close();
        longer.close();
        files.close();
    }
}
