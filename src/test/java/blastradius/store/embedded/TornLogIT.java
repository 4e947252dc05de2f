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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.Driver;

/** A log whose end cannot be read: cut off where Neo4j has said that it could not write it, else damage. */
class TornLogIT {

    /* The beginning of a transaction until the length of a text. */
    private static final byte[] UNTIL_A_LENGTH = HexFormat.of()
            .parseHex("20016c4c252ba2010000b000000000000000b100000000000000ffffffffffffffff0000000020030251000000000000"
                    + "0041ffffffffffffffff758e00000000000000000000000000000308170000760000000000000000081d000049c50000"
                    + "0001000000540c0000000000000900000021");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /* A disk that is full in the middle of a transaction leaves anything, or what Neo4j wrote again: other bytes where a length stood. */
    static Stream<byte[]> halves() {
        byte[] anything = new byte[4096];
        Arrays.fill(anything, (byte) 0x5A);
        byte[] length = {(byte) 0xF0, (byte) 0xFF, (byte) 0xFF, 0x7F};
        byte[] longer = Arrays.copyOf(UNTIL_A_LENGTH, UNTIL_A_LENGTH.length + 500);
        System.arraycopy(length, 0, longer, UNTIL_A_LENGTH.length, length.length);
        return Stream.of(anything, longer);
    }

    @ParameterizedTest
    @MethodSource("halves")
    void isCutOffWhereItCouldNotBeWrittenAndElsewhereRefused(byte[] half) throws IOException {
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Driver driver = neo4j.connect()) {
            state(Database.ofThisProcess(driver));
        }
        Files.write(
                folder.resolve("data/transactions/neo4j/neostore.transaction.db.0"), half, StandardOpenOption.APPEND);
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

    private void state(Database database) {
        try (Import run = new Imports(database, folder.resolve("spool"), List.of()).begin("hr", Import.Mode.ADD)) {
            run.entity(Entity.of("ann", EntityKind.HUMAN));
            run.commit();
        }
    }
}
