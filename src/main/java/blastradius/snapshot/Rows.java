package blastradius.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Arcs in compressed sparse rows, by one of their ends. An arc is one int, from the top: the level it needs (3 bits: {@link #COPY}, 1 to
 * 4, or {@link #CONTEXT}), the other end (27 bits), the level it gives less one (2 bits). A row is sorted by need, then end, so that a
 * rise from level a to b concerns one run of it. Beside it stands the number of the arc's class: two bytes while there are at most 65,536
 * classes, else four. Memory: 4·(V + 1) + 6·E bytes. Immutable.
 *
 * <p>A revision of a snapshot shares these arrays and replaces single rows: the arcs of replaced rows have indices behind all others. From long rows it takes
 * arcs by giving them a class that is never open.
 */
public final class Rows {

    /** The need of an arc that gives whatever level is held. */
    public static final int COPY = 0;
    /** The need of an arc that is never followed: a relation that is context, or whose effects are other arcs. */
    public static final int CONTEXT = 5;
    /** One more than the largest vertex number that fits. */
    public static final int MAX_VERTICES = 1 << 27;

    private static final int END_MASK = MAX_VERTICES - 1;

    private final int[] first;
    private final int[] arcs;
    private final char @Nullable [] narrowClasses;
    private final int @Nullable [] wideClasses;
    private final @Nullable RowPatch patch;

    Rows(int[] first, int[] arcs, char @Nullable [] narrowClasses, int @Nullable [] wideClasses) {
        this.first = first;
        this.arcs = arcs;
        this.narrowClasses = narrowClasses;
        this.wideClasses = wideClasses;
        this.patch = null;
    }

    private Rows(Rows shared, RowPatch patch) {
        this.first = shared.first;
        this.arcs = shared.arcs;
        this.narrowClasses = shared.narrowClasses;
        this.wideClasses = shared.wideClasses;
        this.patch = patch;
    }

    /** Four sections: first indices, arcs, and classes in two or four bytes. Not for replaced rows. */
    void write(SectionWriter sections) {
        sections.ints(first, first.length);
        sections.ints(arcs, arcs.length);
        sections.chars(narrowClasses == null ? new char[0] : narrowClasses);
        int[] wide = wideClasses == null ? new int[0] : wideClasses;
        sections.ints(wide, wide.length);
    }

    static Rows read(Sections sections, int section) {
        int[] arcs = sections.ints(section + 1);
        char[] narrow = sections.chars(section + 2);
        int[] wide = sections.ints(section + 3);
        boolean isNarrow = narrow.length == arcs.length;
        return new Rows(sections.ints(section), arcs, isNarrow ? narrow : null, isNarrow ? null : wide);
    }

    /** These rows with some replaced. */
    Rows with(RowPatch replaced) {
        return new Rows(this, replaced);
    }

    @Nullable
    RowPatch patch() {
        return patch;
    }

    /** The index of the first arc of a vertex. */
    public int start(int vertex) {
        if (patch != null) {
            int row = patch.row(vertex);
            if (row >= 0) {
                return arcs.length + patch.start(row);
            }
        }
        return first[vertex];
    }

    /** One past the index of the last arc of a vertex. */
    public int end(int vertex) {
        if (patch != null) {
            int row = patch.row(vertex);
            if (row >= 0) {
                return arcs.length + patch.start(row + 1);
            }
        }
        return first[vertex + 1];
    }

    /** Whether a revision has another row for the vertex. */
    public boolean isReplaced(int vertex) {
        return patch != null && patch.row(vertex) >= 0;
    }

    public int arc(int index) {
        return patch == null || index < arcs.length ? arcs[index] : patch.arc(index - arcs.length);
    }

    public int arcClass(int index) {
        if (patch != null) {
            if (index >= arcs.length) {
                return patch.arcClass(index - arcs.length);
            }
            if (patch.removed().arcs().contains(index)) {
                return patch.removed().arcClass();
            }
        }
        return narrowClasses != null ? narrowClasses[index] : java.util.Objects.requireNonNull(wideClasses)[index];
    }

    /** One past the largest index of an arc. */
    public int size() {
        return arcs.length + (patch == null ? 0 : patch.size());
    }

    /** The vertex whose row holds the arc at the index. O(log V). */
    public int owner(int index) {
        if (patch != null && index >= arcs.length) {
            return patch.owner(index - arcs.length);
        }
        int low = 0;
        int high = first.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (first[middle] <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The end of the arc that is not the row's. */
    public static int otherEnd(int arc) {
        return (arc >>> 2) & END_MASK;
    }

    /** {@link #COPY}, a level's code, or {@link #CONTEXT}. */
    public static int needs(int arc) {
        return arc >>> 29;
    }

    /** The code of the level that the arc gives; meaningless for COPY and CONTEXT. */
    public static int gives(int arc) {
        return (arc & 3) + 1;
    }

    static int pack(int needs, int end, int gives) {
        return needs << 29 | end << 2 | (Math.max(gives, 1) - 1);
    }
}
