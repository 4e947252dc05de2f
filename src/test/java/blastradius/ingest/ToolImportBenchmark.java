package blastradius.ingest;

import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.ingest.ledger.ToolExports;
import blastradius.model.ImportReport;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.embedded.EmbeddedNeo4j;
import blastradius.store.importing.Imports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast exports in tools' own formats become an estate in an embedded Neo4j, from the zip to the new version: relations a second, each
 * format cold and warm. Arguments: the file for the results, and about how many relations. With {@code write FOLDER RELATIONS} it only
 * writes the exports, for imports by the command line in a heap of their own.
 */
public final class ToolImportBenchmark {

    private ToolImportBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("write")) {
            exports(Path.of(arguments[1]), Long.parseLong(arguments[2]))
                    .values()
                    .forEach(System.out::println);
            return;
        }
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("loadAverageBefore", load());
        Path folder = TestDatabase.temporaryFolder("blastradius-benchmark");
        Map<String, Path> exports = exports(folder, Long.parseLong(arguments[1]));
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder.resolve("store"));
                Driver driver = neo4j.connect()) {
            for (String round : List.of("cold", "warm")) {
                for (Map.Entry<String, Path> export : exports.entrySet()) {
                    Database database = TestDatabase.wiped(driver);
                    Importer importer = new Importer(
                            StoreWriter.into(new Imports(database, folder.resolve("spool"), List.of())),
                            Clock.systemUTC());
                    results.put(export.getKey() + ", " + round, measured(importer, export.getValue()));
                }
            }
        }
        results.put("loadAverageAfter", load());
        results.forEach((name, figures) -> System.out.println(name + ": " + figures));
        JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(arguments[0]).toFile(), results);
    }

    private static Map<String, Path> exports(Path folder, long relations) throws IOException {
        Files.createDirectories(folder);
        Map<String, Path> exports = new LinkedHashMap<>();
        exports.put("SharpHound", ToolExports.sharpHound(folder.resolve("sharphound.zip"), relations));
        exports.put("AzureHound", ToolExports.azureHound(folder.resolve("azurehound.zip"), relations));
        exports.put("Microsoft Graph", ToolExports.graph(folder.resolve("graph.zip"), relations));
        return exports;
    }

    private static Map<String, Object> measured(Importer importer, Path export) throws IOException {
        long start = System.nanoTime();
        ImportReport report = importer.run(ImportRequest.of(List.of(ImportFile.of(export))), Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("entities", report.entities().added());
        figures.put("relations", report.relations().added());
        figures.put("megabytes", Files.size(export) >> 20);
        figures.put("seconds", seconds);
        figures.put("relationsPerSecond", Math.round(report.relations().added() / seconds));
        return figures;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
