package blastradius.store.document;

import blastradius.model.ImportReport;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The reports of all imports, of those as well that changed nothing. Thread-safe. */
public final class ImportHistory {

    private final Database database;
    private final ImportNodes nodes;
    private final AtomicLong saves = new AtomicLong();

    public ImportHistory(Database database, ImportNodes nodes) {
        this.database = database;
        this.nodes = nodes;
    }

    /**
     * A report as it was kept.
     *
     * @param source the source's name today; null: a restoration, which is of all sources
     * @param version of the estate that it left
     * @param restored the version that came back; null: an import
     * @param told the whole report by the names of {@link ImportReport}; what earlier versions of the server did not tell is missing
     */
    public record Entry(
            String id,
            @Nullable String source,
            Instant startedAt,
            long version,
            @Nullable Long restored,
            Map<String, Object> told) {

        /** Of a restoration that nobody has kept yet. */
        public static Entry of(ImportReport report, long restored) {
            Map<String, Object> told = Json.map(Json.MAPPER.writeValueAsString(report));
            return new Entry(report.id(), null, report.startedAt(), report.version(), restored, told);
        }
    }

    /** Keeps a report; a report of the same id replaces it. */
    public void save(ImportReport report) {
        keep(report, report.source(), null);
    }

    /** Keeps the report of a restoration. */
    public void saveRestoration(ImportReport report, long restored) {
        keep(report, null, restored);
    }

    private void keep(ImportReport report, @Nullable String source, @Nullable Long restored) {
        ImportNode node = new ImportNode(
                report.id(),
                source,
                report.startedAt().toEpochMilli(),
                report.version(),
                Json.MAPPER.writeValueAsString(report),
                restored);
        Documents.ask(database, () -> nodes.keep(node));
        saves.incrementAndGet();
    }

    /** Rises with each report that is kept here. */
    long saves() {
        return saves.get();
    }

    /** When the newest report's import began; null: there is none. */
    public @Nullable Instant newest() {
        return list(0, 1).stream().findFirst().map(ImportReport::startedAt).orElse(null);
    }

    /** Of one source, or of all and of restorations as well where none is named: none that began after an instant, the newest first. */
    public List<Entry> entries(@Nullable String source, Instant until, int skip, int limit) {
        return Documents.ask(database, () -> nodes.newestOf(source, until.toEpochMilli(), skip, limit)).stream()
                .map(ImportHistory::entry)
                .toList();
    }

    /** How many of them there are. */
    public long count(@Nullable String source, Instant until) {
        return Documents.ask(database, () -> nodes.countOf(source, until.toEpochMilli()));
    }

    /** The entry with the id. */
    public Optional<Entry> entry(String id) {
        return Documents.ask(database, () -> nodes.findById(id)).map(ImportHistory::entry);
    }

    private static Entry entry(ImportNode node) {
        return new Entry(
                node.id(),
                node.source(),
                Instant.ofEpochMilli(node.startedAt()),
                node.version(),
                node.restored(),
                Json.map(node.report()));
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
