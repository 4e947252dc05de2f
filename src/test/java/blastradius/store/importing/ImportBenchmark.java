package blastradius.store.importing;

import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.BenchmarkEstate;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.embedded.EmbeddedNeo4j;
import blastradius.store.reading.SnapshotReader;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast a large estate comes in and goes out: entities and relations a second into an embedded Neo4j, the same again unchanged, and
 * the snapshot over Bolt. Arguments: the file for the results, then none or two tables, see {@link BenchmarkEstate}. Prints the load of
 * the machine, since every figure swings with it.
 */
public final class ImportBenchmark {

    private static final int ROUNDS = 5;

    private final BenchmarkEstate estate;
    private final Map<String, Object> results = new LinkedHashMap<>();
    private long reportedCpuNanos;

    private ImportBenchmark(BenchmarkEstate estate) {
        this.estate = estate;
    }

    public static void main(String[] arguments) throws IOException {
        String[] tables = arguments.length == 3 ? new String[] {arguments[1], arguments[2]} : new String[0];
        ImportBenchmark benchmark = new ImportBenchmark(BenchmarkEstate.of(tables));
        Path folder = TestDatabase.temporaryFolder("blastradius-benchmark");
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Driver driver = neo4j.connect()) {
            benchmark.run(driver, folder.resolve("spool"));
        }
        JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(arguments[0]).toFile(), benchmark.results);
    }

    private void run(Driver driver, Path spool) throws IOException {
        results.put("estate", estate.name());
        results.put("loadAverageBefore", load());
        for (String round : List.of("cold", "warm")) {
            Database database = TestDatabase.wiped(driver);
            Imports imports = new Imports(database, spool, List.of());
            reportedCpuNanos = cpuNanos();
            importInParts(imports, round);
        }
        Database database = TestDatabase.wiped(driver);
        Imports imports = new Imports(database, spool, List.of());
        reportedCpuNanos = cpuNanos();
        importWhole(imports, "end to end");
        importWhole(imports, "again unchanged");
        readSnapshot(new SnapshotReader(database, Weighting.DEFAULT));
        results.put("loadAverageAfter", load());
    }

    private void importInParts(Imports imports, String round) throws IOException {
        try (Import run = imports.begin("benchmark", Import.Mode.REPLACE)) {
            long count = estate.stateEntities(run);
            time(round + ", entities", count, run::commit);
        }
        try (Import run = imports.begin("benchmark", Import.Mode.ADD)) {
            long count = estate.stateRelations(run);
            time(round + ", relations", count, run::commit);
        }
    }

    private void importWhole(Imports imports, String name) throws IOException {
        long start = System.nanoTime();
        try (Import run = imports.begin("benchmark", Import.Mode.REPLACE)) {
            estate.stateEntities(run);
            long count = estate.stateRelations(run);
            run.commit();
            report(name + ", relations with their entities and parsing", count, System.nanoTime() - start);
        }
    }

    private void readSnapshot(SnapshotReader reader) {
        List<Long> took = new ArrayList<>();
        long relations = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Snapshot snapshot = reader.read();
            took.add(System.nanoTime() - start);
            relations = snapshot.relationCount();
        }
        took.sort(null);
        report(
                "snapshot over Bolt, relations with their entities, median of " + ROUNDS,
                relations,
                took.get(ROUNDS / 2));
    }

    private void time(String name, long count, Runnable work) {
        long start = System.nanoTime();
        work.run();
        report(name, count, System.nanoTime() - start);
    }

    private void report(String name, long count, long nanos) {
        double seconds = nanos / 1e9;
        double cpuSeconds = (cpuNanos() - reportedCpuNanos) / 1e9;
        results.put(
                name,
                Map.of(
                        "count", count,
                        "seconds", seconds,
                        "perSecond", Math.round(count / seconds),
                        "cpuSeconds", cpuSeconds));
        System.out.printf(
                "%-72s %,9d in %7.2f s = %,9.0f/s, %6.2f s of CPU%n",
                name, count, seconds, count / seconds, cpuSeconds);
        reportedCpuNanos = cpuNanos();
    }

    /* Of the whole process, Neo4j and compilers included: on a busy machine it says more than the clock. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
