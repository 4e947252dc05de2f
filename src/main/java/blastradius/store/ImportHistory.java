package blastradius.store;

import blastradius.model.ImportReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Value;

/** The reports of all imports, of those as well that changed nothing. Thread-safe. */
public final class ImportHistory {

    private static final String SAVE = """
            MERGE (i:Import {id: $id})
            SET i.source = $source, i.startedAt = $startedAt, i.version = $version, i.report = $report""";

    private static final String LIST =
            "MATCH (i:Import) RETURN i.report AS report ORDER BY i.startedAt DESC, i.id SKIP $skip LIMIT $limit";

    private static final String FIND = "MATCH (i:Import {id: $id}) RETURN i.report AS report";

    private final Database database;

    public ImportHistory(Database database) {
        this.database = database;
    }

    /** Keeps a report; a report of the same id replaces it. */
    public void save(ImportReport report) {
        Map<String, Object> parameters = Map.of(
                "id", report.id(),
                "source", report.source(),
                "startedAt", report.startedAt().toEpochMilli(),
                "version", report.version(),
                "report", Json.MAPPER.writeValueAsString(report));
        database.inSession(session -> session.executeWrite(
                transaction -> transaction.run(SAVE, parameters).consume()));
    }

    /** Reports, the newest first. */
    public List<ImportReport> list(int skip, int limit) {
        return database.inSession(session -> session.executeRead(transaction ->
                transaction.run(LIST, Map.of("skip", skip, "limit", limit)).list(row -> read(row.get("report")))));
    }

    /** The report with the id. */
    public Optional<ImportReport> find(String id) {
        return database.inSession(session -> session.executeRead(transaction ->
                transaction.run(FIND, Map.of("id", id)).stream().findFirst().map(row -> read(row.get("report")))));
    }

    private static ImportReport read(Value report) {
        return Json.MAPPER.readValue(report.asString(), ImportReport.class);
    }
}
