package blastradius.analysis.reach;

import blastradius.analysis.condensation.Components;
import blastradius.analysis.condensation.StateGraph;
import blastradius.analysis.graph.Dag;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.Assumptions;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.PathExpanders;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.traversal.Uniqueness;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many entities each of some sampled identities reaches, counted by the engine and by what else could be asked, on the same plain estate in one
 * process: Cypher and the traversal API on an embedded Neo4j, Graph Data Science where it is on the class path (profile {@code gds}), JGraphT, and
 * bitmaps of what each component reaches. In alternating rounds; every answer must be the engine's. Arguments: the file for the results, relations,
 * questions.
 */
public final class ReachBaselinesBenchmark {

    private static final int ROUNDS = 5;
    private static final Label ENTITY = Label.label("Entity");
    private static final RelationshipType LEADS_TO = RelationshipType.withName("LEADS_TO");
    private static final List<String> CYPHER = List.of(
            "MATCH (s:Entity {no: $no}) MATCH (s)-[*0..]->(x) RETURN count(DISTINCT x) AS size",
            "MATCH (s:Entity {no: $no}) MATCH (s)-->*(x) RETURN count(DISTINCT x) AS size");

    private final Snapshot snapshot;
    private final Gates gates;
    private final int[] sample;
    private final Map<String, IntToLongFunction> contestants = new LinkedHashMap<>();
    private final Map<String, List<long[]>> nanos = new LinkedHashMap<>();

    private ReachBaselinesBenchmark(long relations, int questions) {
        this.snapshot = EstateGenerator.generate(Family.PLAIN, relations, 42);
        this.gates = Gates.of(snapshot, Assumptions.at(EstateGenerator.NOW));
        this.sample = EstateGenerator.sample(snapshot, questions, 7);
    }

    public static void main(String[] arguments) throws IOException {
        long relations = (long) Double.parseDouble(arguments[1]);
        ReachBaselinesBenchmark benchmark = new ReachBaselinesBenchmark(relations, Integer.parseInt(arguments[2]));
        Path folder = Files.createTempDirectory("blastradius-baselines");
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(folder)
                .setConfig(GraphDatabaseSettings.pagecache_memory, 512L << 20)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .build();
        try {
            benchmark.run(service.database("neo4j"), Path.of(arguments[0]));
        } finally {
            service.shutdown();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(GraphDatabaseService neo4j, Path results) throws IOException {
        String[] ids = fill(neo4j);
        contestants.put("engine", this::engine);
        CYPHER.forEach(text -> contestants.put(text, vertex -> cypher(neo4j, text, vertex)));
        contestants.put("traversal API", vertex -> traversal(neo4j, ids[vertex]));
        graphDataScience(neo4j).ifPresent(asked -> contestants.put("GDS bfs.stream", asked));
        contestants.put("JGraphT", JGraphTBaseline.of(snapshot));
        contestants.put("Roaring closure, looked up", closure());
        for (int round = 0; round <= ROUNDS; round++) {
            for (String name : contestants.keySet()) {
                long[] times = ask(name);
                if (round > 0) { // the first is for warming up
                    nanos.computeIfAbsent(name, missing -> new ArrayList<>()).add(times);
                }
            }
        }
        Map<String, Object> report = report();
        System.out.println(report);
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(results.toFile(), report);
    }

    private long[] ask(String name) {
        long[] times = new long[sample.length];
        IntToLongFunction contestant = Objects.requireNonNull(contestants.get(name));
        for (int i = 0; i < sample.length; i++) {
            long start = System.nanoTime();
            long size = contestant.applyAsLong(sample[i]);
            times[i] = System.nanoTime() - start;
            if (size != engine(sample[i])) {
                throw new IllegalStateException(
                        name + " counts " + size + " and not " + engine(sample[i]) + " from " + snapshot.id(sample[i]));
            }
        }
        return times;
    }

    private Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("relations", snapshot.relationCount());
        report.put("questions", sample.length);
        report.put("rounds", ROUNDS);
        report.put("loadAverage", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        for (String name : contestants.keySet()) {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("p50Micros", median(name, times -> quantile(times, 0.5)));
            figures.put("p99Micros", median(name, times -> quantile(times, 0.99)));
            figures.put(
                    "totalMicros", median(name, times -> Arrays.stream(times).sum()));
            report.put(name, figures);
        }
        return report;
    }

    private double median(String name, ToLongFunction<long[]> figure) {
        long[] rounds = nanos.getOrDefault(name, List.of()).stream()
                .mapToLong(figure)
                .sorted()
                .toArray();
        return rounds[rounds.length / 2] / 1e3;
    }

    private static long quantile(long[] times, double share) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    private long engine(int vertex) {
        return Reach.from(gates, List.of(Source.of(snapshot, vertex)), Budget.unlimited())
                .size();
    }

    private String[] fill(GraphDatabaseService neo4j) {
        String[] ids = new String[snapshot.entityCount()];
        for (int from = 0; from < ids.length; from += 50_000) {
            try (Transaction transaction = neo4j.beginTx()) {
                for (int v = from; v < Math.min(ids.length, from + 50_000); v++) {
                    Node node = transaction.createNode(ENTITY);
                    node.setProperty("no", v);
                    ids[v] = node.getElementId();
                }
                transaction.commit();
            }
        }
        Rows forward = snapshot.forward();
        for (int from = 0; from < ids.length; from += 20_000) {
            try (Transaction transaction = neo4j.beginTx()) {
                for (int v = from; v < Math.min(ids.length, from + 20_000); v++) {
                    for (int a = forward.start(v); a < forward.end(v); a++) {
                        Node head = transaction.getNodeByElementId(ids[Rows.otherEnd(forward.arc(a))]);
                        transaction.getNodeByElementId(ids[v]).createRelationshipTo(head, LEADS_TO);
                    }
                }
                transaction.commit();
            }
        }
        try (Transaction transaction = neo4j.beginTx()) {
            transaction.execute("CREATE INDEX FOR (e:Entity) ON (e.no)").close();
            transaction.commit();
        }
        try (Transaction transaction = neo4j.beginTx()) {
            transaction.schema().awaitIndexesOnline(10, TimeUnit.MINUTES);
        }
        return ids;
    }

    private static long cypher(GraphDatabaseService neo4j, String text, int vertex) {
        try (Transaction transaction = neo4j.beginTx()) {
            Object size = transaction.execute(text, Map.of("no", vertex)).next().get("size");
            return (long) Objects.requireNonNull(size);
        }
    }

    private static long traversal(GraphDatabaseService neo4j, String id) {
        try (Transaction transaction = neo4j.beginTx()) {
            long size = 0;
            for (org.neo4j.graphdb.Path found : transaction
                    .traversalDescription()
                    .breadthFirst()
                    .expand(PathExpanders.forTypeAndDirection(LEADS_TO, Direction.OUTGOING))
                    .uniqueness(Uniqueness.NODE_GLOBAL)
                    .traverse(transaction.getNodeByElementId(id))) {
                size += found.length() >= 0 ? 1 : 0;
            }
            return size;
        }
    }

    /** Projected before the rounds; by name, as it is not to be compiled against. */
    private static Optional<IntToLongFunction> graphDataScience(GraphDatabaseService neo4j) {
        try {
            GlobalProcedures procedures =
                    ((GraphDatabaseAPI) neo4j).getDependencyResolver().resolveDependency(GlobalProcedures.class);
            procedures.registerProcedure(Class.forName("org.neo4j.gds.catalog.GraphProjectProc"));
            procedures.registerProcedure(Class.forName("org.neo4j.gds.paths.traverse.BfsStreamProc"));
        } catch (ClassNotFoundException absent) {
            System.out.println("Graph Data Science is not on the class path: it is not compared");
            return Optional.empty();
        } catch (ProcedureException refused) {
            throw new IllegalStateException("Graph Data Science cannot be registered", refused);
        }
        try (Transaction transaction = neo4j.beginTx()) {
            var projected =
                    transaction.execute("CALL gds.graph.project('estate', 'Entity', 'LEADS_TO') YIELD nodeCount");
            System.out.println("Graph Data Science projected " + projected.next());
            transaction.commit();
        }
        String text = """
                MATCH (s:Entity {no: $no})
                CALL gds.bfs.stream('estate', {sourceNode: s}) YIELD nodeIds
                RETURN size(nodeIds) AS size""";
        return Optional.of(vertex -> cypher(neo4j, text, vertex));
    }

    /** The bitmaps are made before the rounds, as the technique does; what that costs is printed. */
    private IntToLongFunction closure() {
        long start = System.nanoTime();
        StateGraph states = StateGraph.of(gates);
        int[] all = IntStream.range(0, states.nodeCount()).toArray();
        Components components = Components.of(states, all);
        Dag dag = components.dag();
        RoaringBitmap[] reached = new RoaringBitmap[dag.count()];
        for (int c = 0; c < dag.count(); c++) {
            RoaringBitmap bitmap = RoaringBitmap.bitmapOf(c);
            for (int a = dag.firstHead(c); a < dag.firstHead(c + 1); a++) {
                bitmap.or(reached[dag.head(a)]);
            }
            reached[c] = bitmap;
        }
        long bytes = Arrays.stream(reached)
                .mapToLong(RoaringBitmap::getLongSizeInBytes)
                .sum();
        System.out.printf("Roaring closure: %.2f s, %d MiB%n", (System.nanoTime() - start) / 1e9, bytes >> 20);
        int[] entities = new int[dag.count()];
        for (int v = 0; v < snapshot.entityCount(); v++) {
            entities[components.of(states.node(v, 1))]++;
        }
        return vertex -> {
            int control = snapshot.kind(vertex).exerciseLevel().code();
            long[] size = {0};
            reached[components.of(states.node(vertex, control))].forEach((int c) -> size[0] += entities[c]);
            return size[0];
        };
    }
}
