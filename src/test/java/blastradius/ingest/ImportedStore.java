package blastradius.ingest;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.ingest.file.Committing;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.SourceSettings;
import blastradius.ingest.saved.SavedIntake;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.model.Assumptions;
import blastradius.model.ImportReport;
import blastradius.model.Removing;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.importing.Imports;
import blastradius.store.joining.Joins;
import blastradius.store.reading.Entities;
import blastradius.store.reading.SnapshotReader;
import blastradius.store.statement.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An empty store into which files are imported, each under its source, and what is reached in it. */
public final class ImportedStore {

    private static final Path FIELD = Path.of("src/test/resources/field");

    public final Database database = TestDatabase.embedded();
    private final Path folder;

    public ImportedStore(Path folder) {
        this.folder = folder;
    }

    /** A file of one of the folders with inputs from the field. */
    public static Path field(String name) {
        return FIELD.resolve(name);
    }

    public Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    public ImportReport run(String source, Path... files) {
        return run(source, false, files);
    }

    /** Under the sources that the files state themselves. */
    public ImportReport runUnnamed(Path... files) {
        List<ImportFile> given = Arrays.stream(files).map(ImportFile::of).toList();
        return importer().run(ImportRequest.of(given), Progress.NONE);
    }

    public ImportReport run(String source, boolean strict, Path... files) {
        List<ImportFile> given = Arrays.stream(files).map(ImportFile::of).toList();
        return importer().run(new ImportRequest(given, source, true, strict, null), Progress.NONE);
    }

    /** All that lies in a folder, each organization's under the source that its files say. */
    public ImportReport runFolder(Path path) throws IOException {
        return importer().run(new ImportRequest(ImportFile.in(path), null, true, false, null), Progress.NONE);
    }

    /** What a reader of a tool states, as a new export of the source. */
    public void state(String source, Consumer<Ledger> reader) {
        state(Map.of(source, reader));
    }

    /** The same of several sources at once. */
    public void state(Map<String, Consumer<Ledger>> readers) {
        List<Map.Entry<String, Consumer<Ledger>>> ordered = List.copyOf(readers.entrySet());
        List<String> sources = ordered.stream().map(Map.Entry::getKey).toList();
        EstateWriter.Intent intent = new EstateWriter.Intent(sources, true, Removing.ANY, false);
        try (EstateWriter.Run run = StoreWriter.into(imports()).begin(intent, nobody())) {
            for (int i = 0; i < sources.size(); i++) {
                EstateWriter writer = run.source(i);
                Findings findings = new Findings();
                Naming naming = new Naming(writer.idPrefix(), writer, findings);
                ordered.get(i).getValue().accept(new Ledger(naming, writer, findings, Times.in(null)));
                naming.close();
            }
            run.commit();
        }
    }

    private static Committing nobody() {
        return new Committing() {
            @Override
            public void check() {
                /* It may always go on. */
            }

            @Override
            public void at(String phase, long done, long total) {
                /* Nobody is told. */
            }
        };
    }

    public void remove(String source) {
        imports().remove(source, Watch.NONE);
    }

    /** Keeps apart, or lets be one, what is joined with an entity. */
    public void keepApart(String key, String entity, boolean isApart) {
        Joins.Joiner joiner = new Joins(database).joiner(key, entity).orElseThrow();
        imports().keepApart(joiner, isApart);
    }

    /** What is joined with an entity, and what is kept apart from it. */
    public List<Joins.Join> joins(String entity) {
        return new Joins(database).of(List.of(entity)).getOrDefault(entity, List.of());
    }

    /** An import that takes over what people keep, if it asks for that. */
    public ImportReport run(ImportRequest request, SavedIntake saved) {
        return new Importer(StoreWriter.into(imports()), Clock.systemUTC(), SourceSettings.DEFAULT, saved)
                .run(request, Progress.NONE);
    }

    private Importer importer() {
        return new Importer(StoreWriter.into(imports()), Clock.systemUTC());
    }

    public Imports imports() {
        return new Imports(database, folder.resolve("spool"), List.of());
    }

    public Snapshot snapshot() {
        return new SnapshotReader(database, Weighting.DEFAULT).read();
    }

    /** The names of all that falls at CONTROL when the entity of this source id falls, itself left out. */
    public Set<String> controlled(String sourceId) {
        return reached(sourceId, 4);
    }

    /** The names of all that is reached at all. */
    public Set<String> reached(String sourceId) {
        return reached(sourceId, 1);
    }

    /** The same of an id of the estate. */
    public Set<String> reachedFrom(String id) {
        return reachedFrom(snapshot(), id);
    }

    /** The same in a snapshot that was read before, for those who ask much: reading one takes as long as the estate is large. */
    public static Set<String> reachedFrom(Snapshot snapshot, String id) {
        Reach reach = Reach.from(
                Gates.of(snapshot, Assumptions.at(Instant.parse("2026-06-01T00:00:00Z"))),
                List.of(Source.of(snapshot, snapshot.vertexOf(id).orElseThrow())),
                Budget.unlimited());
        return reach.vertices()
                .filter(vertex -> !snapshot.id(vertex).equals(id) && reach.levelCode(vertex) >= 1)
                .mapToObj(snapshot::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> reached(String sourceId, int level) {
        return reached(List.of(sourceId), Assumptions.at(Instant.parse("2026-06-01T00:00:00Z")), level);
    }

    /** The names of all that is reached at a level when all of these fall together, themselves left out. */
    public Set<String> reached(List<String> sourceIds, Assumptions assumptions, int level) {
        Snapshot snapshot = snapshot();
        List<Integer> starts = sourceIds.stream()
                .map(sourceId -> snapshot.vertexOf(id(sourceId)).orElseThrow())
                .toList();
        Gates gates = Gates.of(snapshot, assumptions);
        List<Source> sources =
                starts.stream().map(start -> Source.of(snapshot, start)).toList();
        Reach reach = Reach.from(gates, sources, Budget.unlimited());
        return reach.vertices()
                .filter(vertex -> !starts.contains(vertex) && reach.levelCode(vertex) >= level)
                .mapToObj(snapshot::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The only entity that a source calls so. */
    public String id(String sourceId) {
        List<String> ids = ids(sourceId);
        if (ids.size() != 1) {
            throw new AssertionError(sourceId + " is " + ids);
        }
        return ids.getFirst();
    }

    public List<String> ids(String sourceId) {
        return new Entities(database).idsBySourceId(List.of(sourceId)).getOrDefault(sourceId, List.of());
    }
}
