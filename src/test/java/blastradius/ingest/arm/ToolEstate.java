package blastradius.ingest.arm;

import blastradius.analysis.exposure.Exposure;
import blastradius.analysis.exposure.ExposureQuestion;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.ingest.ImportRequest;
import blastradius.ingest.Importer;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an import of tools' own files states, looked up by the names that people know, and asked who reaches what. */
public final class ToolEstate {

    private static final Assumptions NOW = Assumptions.at(Instant.parse("2026-10-01T12:00:00Z"));

    public final RecordedEstate estate = new RecordedEstate();
    public final ImportReport report;

    private ToolEstate(List<Path> files) {
        report = new Importer(estate, Clock.systemUTC())
                .run(ImportRequest.of(files.stream().map(ImportFile::of).toList()), Progress.NONE);
    }

    public static ToolEstate of(Path... files) {
        return new ToolEstate(Arrays.asList(files));
    }

    /** Samples, by their path below {@code samples}. */
    public static ToolEstate ofSamples(String... names) {
        return new ToolEstate(Arrays.stream(names).map(ToolEstate::sample).toList());
    }

    /** Texts as files, by name. */
    public static ToolEstate ofTexts(String... namesAndTexts) {
        try {
            Path folder = Files.createTempDirectory("tool");
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                files.add(Files.writeString(folder.resolve(namesAndTexts[i]), namesAndTexts[i + 1]));
            }
            return new ToolEstate(files);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Path sample(String name) {
        try {
            return Path.of(ToolEstate.class.getResource("/samples/" + name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The only entity of the name, in any case, whose source kind is one of these; of any, if none is given. */
    public Entity named(String name, String... sourceKinds) {
        List<Entity> found = estate.entities.values().stream()
                .filter(entity -> entity.name().equalsIgnoreCase(name))
                .filter(entity ->
                        sourceKinds.length == 0 || Arrays.asList(sourceKinds).contains(entity.sourceKind()))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(name + " is " + found + " among " + names());
        }
        return found.getFirst();
    }

    private List<String> names() {
        return estate.entities.values().stream()
                .map(entity -> entity.name() + " (" + entity.sourceKind() + ")")
                .toList();
    }

    public Entity ofKind(String name, EntityKind kind) {
        return estate.entities.values().stream()
                .filter(entity -> entity.name().equalsIgnoreCase(name) && entity.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " among " + names()));
    }

    /** The relations of the kind between two entities. */
    public List<Relation> between(String from, RelationKind kind, String to) {
        return estate.relations.stream()
                .filter(relation -> relation.kind() == kind
                        && relation.from().equals(from)
                        && relation.to().equals(to))
                .toList();
    }

    /** All relations of the kind from the entity. */
    public List<Relation> from(String from, RelationKind kind) {
        return estate.relations.stream()
                .filter(relation -> relation.kind() == kind && relation.from().equals(from))
                .toList();
    }

    /** Names of the identities that hold the entity at the level when they alone are taken over. */
    public NavigableSet<String> whoReaches(Entity target, @Nullable AccessLevel level) {
        Gates gates = Gates.of(Snapshot.of(whole(), 1, NOW.at()), NOW);
        int vertex = gates.snapshot().vertexOf(target.id()).orElseThrow();
        NavigableSet<String> names = new TreeSet<>();
        Exposure.of(gates, new ExposureQuestion(List.of(vertex), level, true), Budget.unlimited())
                .identities()
                .forEach(identity -> {
                    String id = gates.snapshot().id(identity);
                    names.add(
                            estate.entities.containsKey(id) ? estate.entity(id).name() : id);
                });
        return names;
    }

    /** With what nobody describes. */
    public Estate whole() {
        Map<String, Entity> all = new LinkedHashMap<>(estate.entities);
        estate.relations.forEach(relation -> List.of(relation.from(), relation.to())
                .forEach(id -> all.computeIfAbsent(
                        id,
                        missing -> new Entity(
                                id, EntityKind.OTHER, id, null, id, "placeholder", EntityTraits.DEFAULT, Map.of()))));
        return new Estate(List.copyOf(all.values()), estate.relations);
    }

    /** Ids of what belongs to the type. */
    public NavigableSet<String> ids(EntityType type) {
        NavigableSet<String> ids = new TreeSet<>();
        estate.entities.values().stream()
                .filter(entity -> entity.kind().type() == type)
                .forEach(entity -> ids.add(entity.id()));
        return ids;
    }
}
