package blastradius.store.reading;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Weighting;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.Freezer;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;

/** A server sees what another one imports, also after the database was away for a while. */
class NewestVersionIT {

    /* More than is promised, for a machine that has other things to do. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @Test
    void publishesWhatAnotherServerHasImported() throws IOException {
        Database others = TestDatabase.embedded();
        try (Freezer freezer = new Freezer(TestDatabase.embeddedNeo4j().uri());
                Driver driver = TestDatabase.embeddedNeo4j().connect(freezer.uri())) {
            Database database = new Database(driver);
            SnapshotReader reader = new SnapshotReader(database, Weighting.DEFAULT);
            CurrentSnapshot current = new CurrentSnapshot(reader.read());
            try (NewestVersion newest = new NewestVersion(database, reader, current)) {
                newest.follow();
                state(others, "ann");
                awaitVersion(current, 1);
                assertThat(current.get().vertexOf("ann")).isPresent();
                freezer.refuse(true);
                state(others, "bob");
                freezer.refuse(false);
                awaitVersion(current, 2);
                assertThat(current.get().vertexOf("bob")).isPresent();
            }
        }
    }

    private static void awaitVersion(CurrentSnapshot current, long version) {
        Awaitility.await().atMost(SOON).until(() -> current.get().version() == version);
    }

    private void state(Database database, String id) {
        try (Import run = new Imports(database, spool, List.of()).begin("hr", Import.Mode.ADD)) {
            run.entity(Entity.of(id, EntityKind.HUMAN));
            run.commit();
        }
    }
}
