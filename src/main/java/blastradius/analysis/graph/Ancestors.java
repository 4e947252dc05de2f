package blastradius.analysis.graph;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Which components reach one, over the arcs of an acyclic graph and arcs added to it, which may close cycles. For one thread. */
public final class Ancestors {

    private final Dag dag;
    private final int most;
    private final Int2ObjectMap<IntArrayList> added = new Int2ObjectOpenHashMap<>(); // tails, by head
    private final BitSet isHead = new BitSet(); // of added arcs
    private final Int2ObjectMap<BitSet> wide = new Int2ObjectOpenHashMap<>();
    private final int[] stamps; // by component
    private int[] queue = new int[1024];
    private int stamp;
    private int count;

    /**
     * Knows none yet.
     *
     * @param most more ancestors than this are kept as a set
     */
    public Ancestors(Dag dag, int most) {
        this.dag = dag;
        this.most = most;
        this.stamps = new int[dag.count()];
    }

    public void add(int tail, int head) {
        isHead.set(head);
        added.computeIfAbsent(head, missing -> new IntArrayList()).add(tail);
    }

    /** Forgets the sets that were kept, as arcs were added. */
    public void forget() {
        wide.clear();
    }

    /** Looks for the component and its ancestors: null where they are few and stand in {@link #found}, or else all of them. */
    @Nullable
    public BitSet wide(int component) {
        BitSet known = wide.get(component);
        if (known != null) {
            return known;
        }
        search(component);
        if (count <= most) {
            return null;
        }
        BitSet all = new BitSet(dag.count());
        for (int i = 0; i < count; i++) {
            all.set(queue[i]);
        }
        wide.put(component, all);
        return all;
    }

    /** What the last search found, in its first {@link #count} places. */
    public int[] found() {
        return queue;
    }

    public int count() {
        return count;
    }

    private void search(int component) {
        stamp++;
        count = 0;
        offer(component);
        for (int next = 0; next < count; next++) {
            int c = queue[next];
            for (int a = dag.firstTail(c); a < dag.firstTail(c + 1); a++) {
                offer(dag.tail(a));
            }
            IntArrayList more = isHead.get(c) ? added.get(c) : null;
            for (int i = 0; more != null && i < more.size(); i++) {
                offer(more.getInt(i));
            }
        }
    }

    private void offer(int component) {
        if (stamps[component] != stamp) {
            stamps[component] = stamp;
            queue = count < queue.length ? queue : Arrays.copyOf(queue, count * 2);
            queue[count++] = component;
        }
    }
}
