package blastradius.analysis.selection;

import blastradius.analysis.question.Budget;
import blastradius.model.RelationClass;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.longs.LongComparators;
import it.unimi.dsi.fastutil.longs.LongHeapPriorityQueue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The relations that a filter asks for, each once: 12 bytes each, 20 in an order. Immutable. */
public final class SelectedRelations {

    /* From one in so many on it costs less to sort all. */
    private static final int FEW = 16;

    private final Snapshot snapshot;
    private final int[] from;
    private final int[] to;
    private final int[] arcClasses;
    private final long @Nullable [] order; // places in the columns, in the low half; null: as they lie

    private SelectedRelations(Snapshot snapshot, int[] from, int[] to, int[] arcClasses, long @Nullable [] order) {
        this.snapshot = snapshot;
        this.from = from;
        this.to = to;
        this.arcClasses = arcClasses;
        this.order = order;
    }

    /** Those of the whole estate. O(V + E), less where few classes can pass. */
    public static SelectedRelations of(RelationQuestion question, Budget budget) {
        Columns found = new Columns(question.snapshot());
        new RelationTest(question).forEach(budget, found::add);
        return found.selected();
    }

    /** By what relations are ordered. */
    public interface SortKey {
        int of(int from, int to, int arcClass);
    }

    /** Those from or to one entity. O(its rows). */
    public static SelectedRelations at(int entity, RelationQuestion question) {
        Columns found = new Columns(question.snapshot());
        new RelationTest(question).forEachAt(entity, found::add);
        return found.selected();
    }

    public int size() {
        return from.length;
    }

    public int from(int index) {
        return from[place(index)];
    }

    private int place(int index) {
        return order == null ? index : (int) order[index];
    }

    public int to(int index) {
        return to[place(index)];
    }

    public RelationClass relationClass(int index) {
        return Objects.requireNonNull(snapshot.arcClasses().get(arcClass(index)).relation());
    }

    public int arcClass(int index) {
        return arcClasses[place(index)];
    }

    public RelationAt get(int index) {
        return new RelationAt(from(index), to(index), relationClass(index));
    }

    public Stream<RelationAt> stream() {
        return java.util.stream.IntStream.range(0, size()).mapToObj(this::get);
    }

    /**
     * In the order of the first key, where that is equal of the next, and so on.
     *
     * @param first how many of them have to be in order, the others following anyhow: O(N + first log first) each where these are few
     */
    public SelectedRelations sortedBy(List<SortKey> keys, int first) {
        long[] sorted = new long[size()];
        Arrays.setAll(sorted, index -> index);
        sort(sorted, 0, sorted.length, keys.stream().map(this::byIndex).toList(), first);
        Arrays.setAll(sorted, index -> place((int) sorted[index]));
        return new SelectedRelations(snapshot, from, to, arcClasses, sorted);
    }

    private IntUnaryOperator byIndex(SortKey key) {
        return index -> key.of(from(index), to(index), arcClass(index));
    }

    private static void sort(long[] order, int start, int all, List<IntUnaryOperator> keys, int first) {
        if (keys.isEmpty() || all - start < 2 || start >= first) {
            return;
        }
        for (int i = start; i < all; i++) {
            int index = (int) order[i];
            order[i] = (long) keys.getFirst().applyAsInt(index) << Integer.SIZE | index;
        }
        int end = (all - start) / FEW > first - start ? least(order, start, all, first - start) : all;
        Arrays.parallelSort(order, start, end);
        List<IntUnaryOperator> further = keys.subList(1, keys.size());
        int run = start;
        for (int i = start + 1; i <= end; i++) {
            if (i == end || order[i] >> Integer.SIZE != order[run] >> Integer.SIZE) {
                sort(order, run, i, further, first);
                run = i;
            }
        }
    }

    /* Moves what is among the least so many, and what ties with these by the key, to the front; where it ends. */
    private static int least(long[] order, int start, int end, int many) {
        LongHeapPriorityQueue greatest = new LongHeapPriorityQueue(many, LongComparators.OPPOSITE_COMPARATOR);
        for (int i = start; i < end; i++) {
            if (greatest.size() < many) {
                greatest.enqueue(order[i]);
            } else if (order[i] < greatest.firstLong()) {
                greatest.dequeueLong();
                greatest.enqueue(order[i]);
            }
        }
        long last = greatest.firstLong() >> Integer.SIZE;
        int front = start;
        for (int i = start; i < end; i++) {
            if (order[i] >> Integer.SIZE <= last) {
                long moved = order[front];
                order[front++] = order[i];
                order[i] = moved;
            }
        }
        return front;
    }

    /** What is found, while it is. */
    static final class Columns {

        private final Snapshot snapshot;
        private int[] from = new int[64];
        private int[] to = new int[64];
        private int[] arcClasses = new int[64];
        private int size;

        Columns(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        void add(int source, int target, int arcClass) {
            if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                to = Arrays.copyOf(to, 2 * size);
                arcClasses = Arrays.copyOf(arcClasses, 2 * size);
            }
            from[size] = source;
            to[size] = target;
            arcClasses[size++] = arcClass;
        }

        int size() {
            return size;
        }

        SelectedRelations selected() {
            return new SelectedRelations(
                    snapshot,
                    Arrays.copyOf(from, size),
                    Arrays.copyOf(to, size),
                    Arrays.copyOf(arcClasses, size),
                    null);
        }
    }
}
