package blastradius.analysis.reach;

import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.function.IntToLongFunction;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/** Breadth-first search of JGraphT over a snapshot, whatever its gates. */
final class JGraphTBaseline {

    private JGraphTBaseline() {}

    /** Counts what a vertex comes to; the graph is made first. */
    static IntToLongFunction of(Snapshot snapshot) {
        Graph<Integer, DefaultEdge> graph = graph(snapshot);
        return vertex -> reached(graph, vertex);
    }

    private static Graph<Integer, DefaultEdge> graph(Snapshot snapshot) {
        Graph<Integer, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
        for (int v = 0; v < snapshot.entityCount(); v++) {
            graph.addVertex(v);
        }
        Rows forward = snapshot.forward();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            for (int a = forward.start(v); a < forward.end(v); a++) {
                int head = Rows.otherEnd(forward.arc(a));
                if (head != v) {
                    graph.addEdge(v, head);
                }
            }
        }
        return graph;
    }

    private static long reached(Graph<Integer, DefaultEdge> graph, int vertex) {
        long size = 0;
        for (var found = new BreadthFirstIterator<>(graph, vertex); found.hasNext(); found.next()) {
            size++;
        }
        return size;
    }
}
