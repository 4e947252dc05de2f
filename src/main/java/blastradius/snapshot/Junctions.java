package blastradius.snapshot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The AND and threshold conditions of a snapshot. A junction is a vertex that comes to CONTROL when as many of its incoming arcs as its
 * threshold asks have been followed: 1 for an OR, the number of premises for an AND, 2 for "two distinct persons". Premises that a
 * question's assumptions may waive are listed per junction by their arc class; each waived one lowers the threshold. Those of a revision
 * come after those of the snapshot that it revises, which it shares.
 */
public final class Junctions {

    /** How many sections of a file they take. */
    static final int SECTIONS = 3;

    private final @Nullable Junctions before;
    private final int beforeCount;
    private int[] thresholds = new int[16];
    private int[] waivableEnds = new int[16];
    private int[] waivables = new int[16]; // arc classes, grouped by junction
    private int size;
    private int waivableCount;

    Junctions() {
        this.before = null;
        this.beforeCount = 0;
    }

    /** Further junctions after those of another snapshot. */
    Junctions(Junctions before) {
        this.before = before;
        this.beforeCount = before.size();
    }

    /** Not for those of a revision. */
    void write(SectionWriter sections) {
        sections.ints(thresholds, size);
        sections.ints(waivableEnds, size);
        sections.ints(waivables, waivableCount);
    }

    static Junctions read(Sections sections, int section) {
        Junctions junctions = new Junctions();
        junctions.thresholds = sections.ints(section);
        junctions.waivableEnds = sections.ints(section + 1);
        junctions.waivables = sections.ints(section + 2);
        junctions.size = junctions.thresholds.length;
        junctions.waivableCount = junctions.waivables.length;
        return junctions;
    }

    /** Adds a junction with its threshold and the arc classes of those of its premises that can be waived. */
    int add(int threshold, int... waivableClasses) {
        if (size == thresholds.length) {
            thresholds = Arrays.copyOf(thresholds, size * 2);
            waivableEnds = Arrays.copyOf(waivableEnds, size * 2);
        }
        while (waivableCount + waivableClasses.length > waivables.length) {
            waivables = Arrays.copyOf(waivables, waivables.length * 2);
        }
        System.arraycopy(waivableClasses, 0, waivables, waivableCount, waivableClasses.length);
        waivableCount += waivableClasses.length;
        thresholds[size] = threshold;
        waivableEnds[size] = waivableCount;
        return beforeCount + size++;
    }

    public int size() {
        return beforeCount + size;
    }

    /** How many premises of junction {@code junction} (0 is the first junction, not the first vertex) must hold if none is waived. */
    public int threshold(int junction) {
        return before != null && junction < beforeCount
                ? before.threshold(junction)
                : thresholds[junction - beforeCount];
    }

    /** The arc classes of the junction's premises that can be waived, one for each premise. */
    public int[] waivable(int junction) {
        if (before != null && junction < beforeCount) {
            return before.waivable(junction);
        }
        int own = junction - beforeCount;
        return Arrays.copyOfRange(waivables, own == 0 ? 0 : waivableEnds[own - 1], waivableEnds[own]);
    }

    /**
     * The thresholds that remain when the premises of the marked arc classes are waived.
     *
     * @param waived by arc class
     */
    public int[] thresholdsWithout(boolean[] waived) {
        int[] remaining = new int[size()];
        if (before != null) {
            System.arraycopy(before.thresholdsWithout(waived), 0, remaining, 0, beforeCount);
        }
        int next = 0;
        for (int own = 0; own < size; own++) {
            remaining[beforeCount + own] = thresholds[own];
            for (; next < waivableEnds[own]; next++) {
                if (waived[waivables[next]]) {
                    remaining[beforeCount + own]--;
                }
            }
        }
        return remaining;
    }
}
