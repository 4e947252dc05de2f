package blastradius.analysis.condensation;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Gates;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules as a plain directed graph, for questions about every identity at once. A node is an entity at a level that something gives, or a
 * condition of which one premise is enough; a level leads to the next lower one, and an arc hangs on the lowest level that it needs.
 * Conditions of several premises are left out, but the levels that they give are nodes: they are finished per question.
 *
 * <p>O(V + E) to build; 4·(nodes + arcs) bytes and a byte a vertex.
 */
public final class StateGraph {

    private final Gates gates;
    private final Snapshot snapshot;
    private final Rows rows;
    private final Collection<Shortcut> shortcuts;
    private final byte[] levels; // by vertex: bit L-1 if the level is given
    private final int[] base; // by vertex: its first node, lowest level first
    private final int[] first;
    private final int[] heads;

    private StateGraph(Gates gates, Collection<Shortcut> shortcuts) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.rows = snapshot.forward();
        this.shortcuts = shortcuts;
        this.levels = givenLevels();
        this.base = new int[levels.length + 1];
        for (int v = 0; v < levels.length; v++) {
            base[v + 1] = base[v] + Integer.bitCount(levels[v]);
        }
        int[] counts = new int[nodeCount() + 1];
        arcs((from, to) -> counts[from + 1]++);
        Arrays.parallelPrefix(counts, Integer::sum);
        this.first = counts;
        this.heads = new int[counts[nodeCount()]];
        int[] next = counts.clone();
        arcs((from, to) -> heads[next[from]++] = to);
    }

    public static StateGraph of(Gates gates) {
        return of(gates, List.of());
    }

    /** With arcs that stand for conditions; nodes have the same numbers with any. */
    public static StateGraph of(Gates gates, Collection<Shortcut> shortcuts) {
        return new StateGraph(gates, shortcuts);
    }

    /** Receives arcs between nodes. */
    private interface ArcSink {
        void arc(int from, int to);
    }

    public int nodeCount() {
        return base[levels.length];
    }

    /** The index of the first arc of the node; {@code first(node + 1)} is one past its last. */
    int first(int node) {
        return first[node];
    }

    int head(int arc) {
        return heads[arc];
    }

    /** The node of a vertex at the lowest given level that covers the one asked for, or -1. */
    public int node(int vertex, int levelCode) {
        int covering = levels[vertex] >>> (levelCode - 1);
        if (covering == 0) {
            return -1;
        }
        int lower = Integer.bitCount(levels[vertex] & ((1 << (levelCode - 1)) - 1));
        return base[vertex] + lower;
    }

    /** The vertex and the level of a node, as a {@link MeetingPoints#point}. O(log V). */
    long point(int node) {
        int vertex = Arrays.binarySearch(base, node);
        vertex = vertex < 0 ? -vertex - 2 : vertex;
        while (base[vertex + 1] == node) { // of those without any
            vertex++;
        }
        int given = levels[vertex];
        for (int n = base[vertex]; n < node; n++) {
            given &= given - 1;
        }
        return MeetingPoints.point(vertex, 1 + Integer.numberOfTrailingZeros(given));
    }

    /** The levels given on a vertex, lowest first, as a bit each. */
    public int levels(int vertex) {
        return levels[vertex];
    }

    private byte[] givenLevels() {
        byte[] given = new byte[snapshot.vertexCount()];
        for (int v = 0; v < snapshot.entityCount(); v++) {
            given[v] = (byte) (1 << (snapshot.kind(v).exerciseLevel().code() - 1));
        }
        for (int v = 0; v < given.length; v++) {
            for (int a = rows.start(v); a < rows.end(v); a++) {
                int head = Rows.otherEnd(rows.arc(a));
                if (gates.isOpen(rows.arcClass(a)) && !ArcRules.asksSeveral(gates, head)) {
                    given[head] |= (byte) ArcRules.givenLevels(rows.arc(a), 0); // what is copied follows
                }
            }
        }
        ArcRules.copyLevels(
                gates, given, IntStream.range(0, snapshot.entityCount()).toArray());
        return given;
    }

    private void arcs(ArcSink sink) {
        shortcuts.forEach(shortcut -> sink.arc(shortcut.from(), shortcut.to()));
        for (int v = 0; v < levels.length; v++) {
            if (levels[v] == 0 || ArcRules.asksSeveral(gates, v)) {
                continue;
            }
            for (int node = base[v] + 1; node < base[v + 1]; node++) {
                sink.arc(node, node - 1);
            }
            for (int a = rows.start(v); a < rows.end(v); a++) {
                if (gates.isOpen(rows.arcClass(a)) && !ArcRules.asksSeveral(gates, Rows.otherEnd(rows.arc(a)))) {
                    arc(v, rows.arc(a), sink);
                }
            }
        }
    }

    private void arc(int tail, int arc, ArcSink sink) {
        int head = Rows.otherEnd(arc);
        for (int given = ArcRules.givenLevels(arc, levels[tail]); given != 0; given &= given - 1) {
            int level = 1 + Integer.numberOfTrailingZeros(given);
            int from = node(tail, ArcRules.asked(arc, level));
            if (from >= 0) {
                sink.arc(from, node(head, level));
            }
        }
    }
}
