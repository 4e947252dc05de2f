package blastradius.analysis.graph;

/** Lists what a vertex of a graph reaches, itself first. 8 bytes a vertex; for one thread. */
public final class SmallReach {

    private final Dag dag;
    private final int[] stamps;
    private int[] found = new int[64];
    private int stamp;

    public SmallReach(Dag dag) {
        this.dag = dag;
        this.stamps = new int[dag.count()];
    }

    /** Searches from a vertex, and returns how many it reaches. */
    public int find(int from) {
        stamp++;
        int size = add(from, 0);
        for (int next = 0; next < size; next++) {
            for (int a = dag.firstHead(found[next]); a < dag.firstHead(found[next] + 1); a++) {
                if (stamps[dag.head(a)] != stamp) {
                    size = add(dag.head(a), size);
                }
            }
        }
        return size;
    }

    private int add(int v, int size) {
        stamps[v] = stamp;
        if (size == found.length) {
            found = java.util.Arrays.copyOf(found, size * 2);
        }
        found[size] = v;
        return size + 1;
    }

    /** One of those that the last search found. */
    public int found(int index) {
        return found[index];
    }
}
