package blastradius.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.StoreUnavailable;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.store.EstatePicture;
import blastradius.store.database.Database;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;

/** A log whose end cannot be read: cut off where Neo4j has said that it could not write it, else damage. */
class TornLogIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void isCutOffWhereItCouldNotBeWrittenAndElsewhereRefused() throws IOException {
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Driver driver = neo4j.connect()) {
            state(Database.ofThisProcess(driver));
        }
        tear();
        assertThatThrownBy(() -> EmbeddedNeo4j.start(folder))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("if it is damaged");
        Files.createFile(folder.resolve("stopped"));
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Driver driver = neo4j.connect()) {
            Database database = Database.ofThisProcess(driver);
            assertThat(EstatePicture.of(database)).contains("entity ann HUMAN \"ann\" - - ");
            assertThat(EstatePicture.leftovers(database)).isZero();
        }
        assertThat(folder.resolve("stopped")).doesNotExist();
    }

    /* As a disk that is full in the middle of a transaction. */
    private void tear() throws IOException {
        Path log = folder.resolve("data/transactions/neo4j/neostore.transaction.db.0");
        byte[] half = new byte[4096];
        java.util.Arrays.fill(half, (byte) 0x5A);
        Files.write(log, half, StandardOpenOption.APPEND);
    }

    private void state(Database database) {
        try (Import run = new Imports(database, folder.resolve("spool"), List.of()).begin("hr", Import.Mode.ADD)) {
            run.entity(Entity.of("ann", EntityKind.HUMAN));
            run.commit();
        }
    }
}
