package blastradius.store.document;

import blastradius.model.ImportReport;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reports of all imports, of those as well that changed nothing. Thread-safe. */
public final class ImportHistory {

    private static final Logger LOG = LoggerFactory.getLogger(ImportHistory.class);

    private final Database database;
    private final ImportNodes nodes;
    private final AtomicLong saves = new AtomicLong();
    private final Queue<ImportNode> unkept = new ConcurrentLinkedQueue<>();

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

    /**
     * Keeps a report; a report of the same id replaces it. What it tells of has been done: where the store cannot keep it now, it is kept
     * as soon as that can.
     *
     * @return what is to be said then; empty: it is kept
     */
    public Optional<String> save(ImportReport report) {
        return keep(report, report.source(), null);
    }

    /** Keeps the report of a restoration, as {@link #save} does. */
    public Optional<String> saveRestoration(ImportReport report, long restored) {
        return keep(report, null, restored);
    }

    private Optional<String> keep(ImportReport report, @Nullable String source, @Nullable Long restored) {
        ImportNode node = new ImportNode(
                report.id(),
                source,
                report.startedAt().toEpochMilli(),
                report.version(),
                Json.MAPPER.writeValueAsString(report),
                restored);
        unkept.add(node);
        return keepAll()
                ? Optional.empty()
                : Optional.of(
                        "the change stands, and the store cannot keep this report now: the list of imports shows it once"
                                + " it can, unless the server ends before");
    }

    private synchronized boolean keepAll() {
        try {
            for (ImportNode node = unkept.peek(); node != null; node = unkept.peek()) {
                ImportNode next = node;
                Documents.ask(database, () -> nodes.keep(next));
                unkept.remove();
                saves.incrementAndGet();
            }
            return true;
        } catch (RuntimeException away) {
            LOG.warn("the report of an import cannot be kept yet: {}", away.getMessage());
            return false;
        }
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
        return asked(() -> nodes.newestOf(source, until.toEpochMilli(), skip, limit)).stream()
                .map(ImportHistory::entry)
                .toList();
    }

    /** How many of them there are. */
    public long count(@Nullable String source, Instant until) {
        return asked(() -> nodes.countOf(source, until.toEpochMilli()));
    }

    /** The entry with the id. */
    public Optional<Entry> entry(String id) {
        return asked(() -> nodes.findById(id)).map(ImportHistory::entry);
    }

    /* What waits to be kept comes first, so that lists are whole. */
    private <T> T asked(Supplier<T> work) {
        if (!unkept.isEmpty()) {
            keepAll();
        }
        return Documents.ask(database, work);
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
        return asked(() -> nodes.newest(skip, limit)).stream()
                .map(ImportHistory::read)
                .toList();
    }

    /** The report with the id. */
    public Optional<ImportReport> find(String id) {
        return asked(() -> nodes.findById(id)).map(ImportHistory::read);
    }

    private static ImportReport read(ImportNode node) {
        return Json.MAPPER.readValue(node.report(), ImportReport.class);
    }
}
