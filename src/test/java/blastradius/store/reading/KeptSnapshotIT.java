package blastradius.store.reading;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSnapshotIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private SnapshotReader reader;

    @BeforeEach
    void startEmpty() {
        database = TestDatabase.embedded();
        reader = new SnapshotReader(database, Weighting.DEFAULT);
    }

    @Test
    void startsFromTheFileAsLongAsTheEstateIsTheSame() {
        state("ann");
        Snapshot first = start();
        assertThat(folder.resolve("snapshot")).exists();
        Snapshot again = start();
        assertThat(again.takenAt()).as("the one in the file").isEqualTo(first.takenAt());
        assertThat(again.vertexOf("ann")).isPresent();
        state("bob");
        Snapshot fresh = start();
        assertThat(fresh.version()).isEqualTo(2);
        assertThat(fresh.vertexOf("bob")).isPresent();
    }

    @Test
    void takesNoFileOfAnotherEstateAtTheSameVersion() {
        state("ann");
        start();
        database = TestDatabase.embedded();
        reader = new SnapshotReader(database, Weighting.DEFAULT);
        state("bob");
        assertThat(start().vertexOf("bob")).isPresent();
    }

    @Test
    void keepsNothingOfAnEstateThatNeverHadAnything() {
        assertThat(start().entityCount()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    /** As a server does that ends at once. */
    private Snapshot start() {
        try (KeptSnapshot kept = new KeptSnapshot(database, reader, folder)) {
            return kept.first();
        }
    }

    private void state(String id) {
        try (Import run = new Imports(database, folder.resolve("spool"), List.of()).begin("hr", Import.Mode.ADD)) {
            run.entity(Entity.of(id, EntityKind.HUMAN));
            run.commit();
        }
    }
}
