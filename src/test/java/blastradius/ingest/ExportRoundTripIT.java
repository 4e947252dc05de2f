package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.export.EstateExport;
import blastradius.export.HostileEstates;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.AccessLevel;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.reading.SnapshotReader;
import blastradius.store.reading.StoredEstate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exported and imported into an empty store is the estate that it was. */
class ExportRoundTripIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void startEmpty() {
        database = TestDatabase.embedded();
    }

    private interface Export {
        void write(EstateExport export, OutputStream out) throws IOException;
    }

    @Test
    void theDemoEstateComesBackFromTables() throws IOException {
        importFiles(Path.of("seed-data/demo/entities.csv"), Path.of("seed-data/demo/relations.csv"));
        assertComesBack("estate.zip", EstateExport::tables);
    }

    @Test
    void theDemoEstateComesBackFromJsonLines() throws IOException {
        importFiles(Path.of("seed-data/demo/entities.csv"), Path.of("seed-data/demo/relations.csv"));
        assertComesBack("estate.jsonl", EstateExport::jsonLines);
    }

    @Test
    void whateverSeveralSourcesSayComesBackFromTables() throws IOException {
        importWords();
        assertComesBack("estate.zip", EstateExport::tables);
    }

    @Test
    void whateverSeveralSourcesSayComesBackFromJsonLines() throws IOException {
        importWords();
        assertComesBack("estate.jsonl", EstateExport::jsonLines);
    }

    @Test
    void theDemoEstateComesBackFromOpenGraph() throws IOException {
        importFiles(Path.of("seed-data/demo/entities.csv"), Path.of("seed-data/demo/relations.csv"));
        assertComesBack("opengraph.zip", EstateExport::openGraph);
    }

    @Test
    void whateverSeveralSourcesSayComesBackFromOpenGraph() throws IOException {
        importWords();
        assertComesBack("opengraph.zip", EstateExport::openGraph);
    }

    private static Export format(String name) {
        return switch (name) {
            case "estate.zip" -> EstateExport::tables;
            case "estate.jsonl" -> EstateExport::jsonLines;
            case "opengraph.zip" -> EstateExport::openGraph;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"estate.zip", "estate.jsonl", "opengraph.zip"})
    void hostileEstatesComeBack(String name) throws IOException {
        List<Entity> entities = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Estate estate = new HostileEstates(i).next("~" + i);
            entities.addAll(estate.entities());
            relations.addAll(estate.relations());
        }
        state("hostile", entities, relations);
        assertComesBack(name, format(name));
    }

    /* Formulas, quotes and line breaks; every parameter of terms; a relation that two sources state, and an end that none describes. */
    private void importWords() {
        Entity ann = new Entity(
                "=ann",
                EntityKind.HUMAN,
                "+1 \"Ann\",\nthe '=first",
                "acme",
                "'ann@x",
                "User",
                EntityTraits.DEFAULT.withEnabled(false).withPhishingResistant(true),
                Map.of("=cmd", "@x", "n", 7, "f", 0.5));
        List<Entity> entities = List.of(
                ann,
                new Entity(
                        "acme",
                        EntityKind.CUSTOMER,
                        "Acme",
                        null,
                        "acme",
                        "CUSTOMER",
                        new EntityTraits(true, true, false, true, false, "org;1", 2.5, null, null, null, null, 0),
                        Map.of()),
                Entity.of("grant", EntityKind.GRANT),
                Entity.of("box", EntityKind.SECRET_STORE),
                Entity.of("job", EntityKind.WORKLOAD),
                Entity.of("key", EntityKind.API_KEY));
        Terms eligible = Terms.builder()
                .from(Instant.parse("2026-01-01T00:00:00.5Z"))
                .until(Instant.parse("2026-02-01T00:00:00Z"))
                .state(GrantState.ELIGIBLE)
                .approvers(Set.of("box", "=ann"))
                .factors(Set.of("key"))
                .zone("-zone")
                .ticket(true)
                .policy("p")
                .deniedBy("scp")
                .build();
        Terms parameters = Terms.builder()
                .mode(TriggerMode.PARAMETERISED)
                .effects(List.of("grant"))
                .and("urn:x:y", AccessLevel.USE)
                .build();
        state(
                "hr",
                entities,
                List.of(
                        new Relation(
                                RelationKind.HOLDS_GRANT, "=ann", "grant", "holds", eligible, Map.of("ticket", "=1+1")),
                        new Relation(RelationKind.TRIGGERS, "=ann", "job", "TRIGGERS", parameters, Map.of()),
                        Relation.of(
                                "box",
                                RelationKind.STORES,
                                "key",
                                Terms.builder().never(true).live(false).build()),
                        Relation.of("acme", RelationKind.CONTAINS, "nobody"),
                        Relation.of("key", RelationKind.AUTHENTICATES_AS, "=ann")));
        state(
                "vault",
                List.of(Entity.of("key", EntityKind.API_KEY).withName("Key")),
                List.of(
                        Relation.of("box", RelationKind.STORES, "key", Terms.level(AccessLevel.READ)),
                        new Relation(
                                RelationKind.AUTHENTICATES_AS,
                                "key",
                                "=ann",
                                "AUTHENTICATES_AS",
                                Terms.NONE,
                                Map.of("seen", 1))));
    }

    private void state(String source, List<Entity> entities, List<Relation> relations) {
        try (Import run = imports().begin(source, Import.Mode.REPLACE)) {
            entities.forEach(run::entity);
            relations.forEach(run::relation);
            run.commit();
        }
    }

    private void assertComesBack(String name, Export format) throws IOException {
        StoredEstate before = new StoredEstate(database);
        List<Entity> entities = entities(before);
        List<Relation> relations = relations(before);
        Set<String> snapshot = picture();
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            format.write(new EstateExport(before), out);
        }
        database = TestDatabase.embedded();
        ImportReport report = importFiles(file);
        assertThat(report.rejected()).isEmpty();
        StoredEstate after = new StoredEstate(database);
        assertThat(entities).isNotEmpty();
        assertThat(relations).isNotEmpty();
        assertThat(entities(after)).containsExactlyInAnyOrderElementsOf(entities);
        assertThat(relations(after)).containsExactlyInAnyOrderElementsOf(relations);
        assertThat(picture()).isEqualTo(snapshot);
        long version = after.version();
        assertThat(importFiles(file).entities().unchanged()).isEqualTo(entities.size());
        assertThat(after.version()).as("importing twice changes nothing").isEqualTo(version);
    }

    /* What the analyses are given: placeholders and home tenants as well. */
    private Set<String> picture() {
        Snapshot snapshot = new SnapshotReader(database, Weighting.DEFAULT).read();
        Set<String> lines = new TreeSet<>(Set.of("relations " + snapshot.relationCount()));
        IntStream.range(0, snapshot.entityCount())
                .mapToObj(
                        v -> snapshot.id(v) + " " + snapshot.kind(v) + " " + snapshot.name(v) + " " + snapshot.traits(v)
                                + " " + snapshot.sourceKinds(v) + " "
                                + (snapshot.tenant(v) < 0 ? "-" : snapshot.id(snapshot.tenant(v))))
                .forEach(lines::add);
        return lines;
    }

    private static List<Entity> entities(StoredEstate estate) {
        List<Entity> entities = new ArrayList<>();
        estate.forEachEntity(estate.version(), entities::add);
        return entities;
    }

    private static List<Relation> relations(StoredEstate estate) {
        List<Relation> relations = new ArrayList<>();
        estate.forEachRelation(estate.version(), relations::add);
        return relations;
    }

    private ImportReport importFiles(Path... files) {
        return new Importer(StoreWriter.into(imports()), Clock.systemUTC())
                .run(
                        ImportRequest.of(
                                List.of(files).stream().map(ImportFile::of).toList()),
                        Progress.NONE);
    }

    private Imports imports() {
        return new Imports(database, folder.resolve("spool"), List.of());
    }
}
