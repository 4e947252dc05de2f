package blastradius.graphql.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.graphql.guard.Limits;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Weighting;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.reading.Entities;
import blastradius.store.reading.EntityWords;
import blastradius.store.reading.RelationWords;
import blastradius.store.reading.Relations;
import blastradius.store.reading.SnapshotReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;

/** From the store to what is found in it. */
class NamesToBeFoundIT {

    private static final List<Entity> ENTITIES = List.of(
            named("nf0", "Zoë Müller", "nf0"),
            named("nf1", "Jose\u0301 Pen\u0303a", "nf1"),
            named("nf4", "svc_backup-01", "nf4"),
            named("nf7", "Pat", "First.Last@Oak.Example"),
            named("nf8", "Kim", "KIM@oak.example"),
            named("nf9", "Kim", "Kim@oak.example"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Catalogue catalogue;

    @SuppressWarnings("NullAway.Init")
    private Snapshot snapshot;

    @SuppressWarnings("NullAway.Init")
    private Ids ids;

    @BeforeEach
    void importNames() {
        Database database = TestDatabase.embedded();
        try (Import run = new Imports(database, folder, List.of()).begin("names", Import.Mode.REPLACE)) {
            ENTITIES.forEach(run::entity);
            run.commit();
        }
        snapshot = new SnapshotReader(database, Weighting.DEFAULT).read();
        CurrentSnapshot current = new CurrentSnapshot(snapshot);
        catalogue = new StoredCatalogue(
                new Entities(database),
                new EntityWords(database),
                new Relations(database),
                new RelationWords(database),
                current,
                new Orders());
        ids = new Ids(catalogue, limits());
    }

    private static Entity named(String id, String name, String sourceId) {
        return new Entity(id, EntityKind.HUMAN, name, null, sourceId, "User", EntityTraits.DEFAULT, Map.of());
    }

    private static Limits limits() {
        return new Binder(List.of()).bindOrCreate("blastradius.limits", Limits.class);
    }

    private List<String> search(String words) {
        return Arrays.stream(catalogue.search(snapshot, words))
                .mapToObj(snapshot::id)
                .toList();
    }

    @Test
    void namesAreFoundByWordsAndByWhatSourcesCallThem() {
        assertThat(Stream.of("muller", "José", "backup-01", "first.last").map(this::search))
                .containsExactly(List.of("nf0"), List.of("nf1"), List.of("nf4"), List.of("nf7"));
        assertThat(search("kim@OAK.example")).containsExactly("nf8", "nf9");
    }

    @Test
    void anExactIdComesFirstThenTheOnlyOneInAnotherCase() {
        assertThat(ids.called(snapshot, List.of("first.last@oak.example", "KIM@oak.example", "nobody")).stream()
                        .mapToObj(snapshot::id))
                .containsExactlyInAnyOrder("nf7", "nf8");
        assertThat(snapshot.id(ids.vertex(snapshot, "FIRST.LAST@OAK.EXAMPLE"))).isEqualTo("nf7");
        assertThat(snapshot.id(ids.vertex(snapshot, "Kim@oak.example"))).isEqualTo("nf9");
        assertThat(snapshot.id(ids.vertex(snapshot, "NF0"))).isEqualTo("nf0");
    }

    @Test
    void severalInOtherCasesAreRefusedByName() {
        assertThatThrownBy(() -> ids.vertex(snapshot, "kim@oak.example"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("\"kim@oak.example\"")
                .hasMessageContaining("\"nf8\", \"nf9\"");
        assertThatThrownBy(() -> ids.called(snapshot, List.of("kim@oak.example")))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("\"nf8\", \"nf9\"");
    }
}
