package blastradius.snapshot;

import java.util.Arrays;

/**
 * Arcs that a revision takes from rows too long to be copied, by index. 64 bytes for each stretch of 512 arcs of which some are gone, 4 for each other one.
 * Immutable.
 */
final class RemovedArcs {

    private static final int PAGE_BITS = 9;
    private static final long[] EMPTY = new long[(1 << PAGE_BITS) / Long.SIZE];

    static final RemovedArcs NONE = new RemovedArcs(new long[0][]);

    private final long[][] pages;

    private RemovedArcs(long[][] pages) {
        this.pages = pages;
    }

    /** These and others. */
    RemovedArcs with(int[] indices) {
        if (indices.length == 0) {
            return this;
        }
        int last = Arrays.stream(indices).max().orElseThrow() >>> PAGE_BITS;
        long[][] all = Arrays.copyOf(pages, Math.max(pages.length, last + 1));
        Arrays.fill(all, pages.length, all.length, EMPTY);
        boolean[] own = new boolean[all.length];
        for (int index : indices) {
            int page = index >>> PAGE_BITS;
            if (!own[page]) {
                own[page] = true;
                all[page] = all[page].clone();
            }
            all[page][word(index)] |= 1L << index;
        }
        return new RemovedArcs(all);
    }

    boolean contains(int index) {
        int page = index >>> PAGE_BITS;
        return page < pages.length && (pages[page][word(index)] >>> index & 1) != 0;
    }

    private static int word(int index) {
        return (index & (1 << PAGE_BITS) - 1) >>> 6;
    }
}
