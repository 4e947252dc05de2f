package blastradius.store.reading;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport;
import blastradius.model.Weighting;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.Freezer;
import blastradius.store.TestDatabase;
import blastradius.store.TestDocuments;
import blastradius.store.database.Database;
import blastradius.store.document.ImportHistory;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;

/** A change that stands is never told as if it did not, also where the database goes away right behind it. */
class AfterTheChangeIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @Test
    void whatCannotBeKeptAndReadNowIsKeptAndReadAsSoonAsItCan() throws IOException {
        Database others = TestDatabase.embedded();
        try (Freezer freezer = new Freezer(TestDatabase.embeddedNeo4j().uri());
                Driver driver = TestDatabase.embeddedNeo4j().connect(freezer.uri())) {
            Database database = new Database(driver);
            SnapshotReader reader = new SnapshotReader(database, Weighting.DEFAULT);
            CurrentSnapshot current = new CurrentSnapshot(reader.read());
            ImportHistory history = TestDocuments.importHistory(database);
            try (NewestVersion newest = new NewestVersion(database, reader, current)) {
                long version = changed(others);
                freezer.refuse(true);
                assertThat(history.save(report("one", version)))
                        .hasValueSatisfying(said -> assertThat(said).contains("the change stands"));
                assertThat(newest.takeSoon())
                        .hasValueSatisfying(said -> assertThat(said).contains("the change stands"));
                assertThat(current.get().version()).isLessThan(version);
                freezer.refuse(false);

                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> current.get().version() == version);
                assertThat(history.find("one")).isPresent();
                assertThat(history.list(0, 10)).extracting(ImportReport::id).containsExactly("one");
                assertThat(history.save(report("two", version))).isEmpty();
                assertThat(newest.takeSoon()).isEmpty();
            }
        }
    }

    private long changed(Database database) {
        try (Import run = new Imports(database, spool, List.of()).begin("hr", Import.Mode.ADD)) {
            run.entity(Entity.of("ann", EntityKind.HUMAN));
            return run.commit().version();
        }
    }

    private static ImportReport report(String id, long version) {
        return new ImportReport(
                id,
                "hr",
                "own tables",
                Instant.EPOCH,
                Duration.ZERO,
                version,
                1,
                ImportReport.Counts.ZERO,
                ImportReport.Counts.ZERO,
                0,
                0,
                Map.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                false,
                null,
                List.of(),
                List.of());
    }
}
