package blastradius.store.document;

import blastradius.model.ImportReport;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import java.util.List;
import java.util.Optional;

/** The reports of all imports, of those as well that changed nothing. Thread-safe. */
public final class ImportHistory {

    private final Database database;
    private final ImportNodes nodes;

    public ImportHistory(Database database, ImportNodes nodes) {
        this.database = database;
        this.nodes = nodes;
    }

    /** Keeps a report; a report of the same id replaces it. */
    public void save(ImportReport report) {
        ImportNode node = new ImportNode(
                report.id(),
                report.source(),
                report.startedAt().toEpochMilli(),
                report.version(),
                Json.MAPPER.writeValueAsString(report));
        Documents.ask(database, () -> nodes.keep(node));
    }

    /** Reports, the newest first. */
    public List<ImportReport> list(int skip, int limit) {
        return Documents.ask(database, () -> nodes.newest(skip, limit)).stream()
                .map(ImportHistory::read)
                .toList();
    }

    /** The report with the id. */
    public Optional<ImportReport> find(String id) {
        return Documents.ask(database, () -> nodes.findById(id)).map(ImportHistory::read);
    }

    private static ImportReport read(ImportNode node) {
        return Json.MAPPER.readValue(node.report(), ImportReport.class);
    }
}
