package blastradius.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.snapshot.Snapshot;
import java.nio.file.Files;
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
        reader = new SnapshotReader(database);
    }

    @Test
    void startsFromTheFileAsLongAsTheEstateIsTheSame() {
        state("ann");
        Snapshot first = new KeptSnapshot(database, reader, folder).first();
        await().until(() -> Files.exists(folder.resolve("snapshot")));
        Snapshot again = new KeptSnapshot(database, reader, folder).first();
        assertThat(again.takenAt()).as("the one in the file").isEqualTo(first.takenAt());
        assertThat(again.vertexOf("ann")).isPresent();
        state("bob");
        Snapshot fresh = new KeptSnapshot(database, reader, folder).first();
        assertThat(fresh.version()).isEqualTo(2);
        assertThat(fresh.vertexOf("bob")).isPresent();
    }

    @Test
    void takesNoFileOfAnotherEstateAtTheSameVersion() {
        state("ann");
        new KeptSnapshot(database, reader, folder).first();
        await().until(() -> Files.exists(folder.resolve("snapshot")));
        database = TestDatabase.embedded();
        reader = new SnapshotReader(database);
        state("bob");
        assertThat(new KeptSnapshot(database, reader, folder).first().vertexOf("bob"))
                .isPresent();
    }

    @Test
    void keepsNothingOfAnEstateThatNeverHadAnything() {
        assertThat(new KeptSnapshot(database, reader, folder).first().entityCount())
                .isZero();
        assertThat(folder).isEmptyDirectory();
    }

    private void state(String id) {
        try (Import run = new Imports(database, folder.resolve("spool"), List.of()).begin("hr", Import.Mode.ADD)) {
            run.entity(Entity.of(id, EntityKind.HUMAN));
            run.commit();
        }
    }
}
