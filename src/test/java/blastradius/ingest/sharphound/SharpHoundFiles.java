package blastradius.ingest.sharphound;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.ingest.ImportRequest;
import blastradius.ingest.Importer;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.ingest.ledger.SourceSettings;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A collection that was imported, and what falls in it. */
final class SharpHoundFiles {

    static final Path SAMPLES = Path.of("src/test/resources/samples/sharphound");
    private static final Assumptions NOW = Assumptions.at(Instant.parse("2026-10-01T12:00:00Z"));

    final RecordedEstate estate = new RecordedEstate();
    final ImportReport report;
    private final Gates gates;

    private SharpHoundFiles(List<Path> files, SourceSettings settings) {
        report = new Importer(estate, Clock.systemUTC(), settings)
                .run(ImportRequest.of(files.stream().map(ImportFile::of).toList()), Progress.NONE);
        gates = Gates.of(Snapshot.of(whole(), 1, NOW.at()), NOW);
    }

    private SharpHoundFiles(SharpHoundFiles other, Predicate<Relation> left) {
        report = other.report;
        estate.entities.putAll(other.estate.entities);
        other.estate.relations.stream().filter(left.negate()).forEach(estate.relations::add);
        gates = Gates.of(Snapshot.of(whole(), 1, NOW.at()), NOW);
    }

    static SharpHoundFiles of(Path... files) {
        return new SharpHoundFiles(List.of(files), SourceSettings.DEFAULT);
    }

    static SharpHoundFiles of(SourceSettings settings, Path... files) {
        return new SharpHoundFiles(List.of(files), settings);
    }

    static SharpHoundFiles sample(String name) {
        return of(SAMPLES.resolve(name));
    }

    static SharpHoundFiles folder(String name) {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(name))) {
            return new SharpHoundFiles(files.sorted().toList(), SourceSettings.DEFAULT);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /* What no record describes stands as a placeholder, as in the store. */
    private Estate whole() {
        List<Entity> entities = new ArrayList<>(estate.entities.values());
        TreeSet<String> missing = new TreeSet<>();
        for (Relation relation : estate.relations) {
            missing.add(relation.from());
            missing.add(relation.to());
        }
        missing.removeAll(estate.entities.keySet());
        missing.forEach(id -> entities.add(
                new Entity(id, EntityKind.OTHER, id, null, id, "placeholder", EntityTraits.DEFAULT, Map.of())));
        return new Estate(entities, estate.relations);
    }

    /** The names of all that falls at the level of its use when the entity of this name falls; sets and what hosts have of their own left out. */
    NavigableSet<String> falls(String name) {
        return reached(name, false);
    }

    /** The names of all that is reached at any level. */
    NavigableSet<String> reached(String name) {
        return reached(name, true);
    }

    private NavigableSet<String> reached(String name, boolean atAll) {
        Snapshot snapshot = gates.snapshot();
        int start = snapshot.vertexOf(named(name).id()).orElseThrow();
        Reach reach = Reach.from(gates, List.of(Source.of(snapshot, start)), Budget.unlimited());
        NavigableSet<String> names = new TreeSet<>();
        reach.vertices().filter(vertex -> vertex != start).forEach(vertex -> {
            Entity entity = estate.entities.get(snapshot.id(vertex));
            if (entity != null
                    && !entity.traits().helper()
                    && !entity.sourceKind().startsWith("ADLocal")
                    && (atAll
                            || reach.levelCode(vertex)
                                    >= entity.kind().exerciseLevel().code())) {
                names.add(entity.name());
            }
        });
        return names;
    }

    Entity named(String name) {
        return estate.entities.values().stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " among "
                        + estate.entities.values().stream().map(Entity::name).toList()));
    }

    /** What people call an entity; its id where no record describes it. */
    String nameOf(String id) {
        Entity entity = estate.entities.get(id);
        return entity == null ? id : entity.name();
    }

    /** The same without some relations. */
    SharpHoundFiles without(Predicate<Relation> left) {
        return new SharpHoundFiles(this, left);
    }
}
