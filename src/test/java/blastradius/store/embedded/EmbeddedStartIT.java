package blastradius.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.BesideOthers;
import blastradius.model.BlastRadiusException.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start says that cannot be, and that it leaves nothing behind. */
@BesideOthers
class EmbeddedStartIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @Test
    void takesTheFolderFromOthersAndKeepsASecondStartOut() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedStart first = new EmbeddedStart(data)) {
            first.driver().verifyConnectivity();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            assertRefuses("another server has the folder");
            first.driver().verifyConnectivity();
        }
        try (EmbeddedStart next = new EmbeddedStart(data)) {
            next.driver().verifyConnectivity();
        }
    }

    @Test
    void saysThatAFolderCannotBeWritten() throws IOException {
        Files.writeString(data.resolve("neo4j"), "a file where the folder should be");
        assertRefuses("cannot be written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"neo4j", "system"})
    void saysThatAStoreIsDamagedAndLetsGoOfIt(String database) throws IOException {
        try (EmbeddedStart first = new EmbeddedStart(data)) {
            first.driver().verifyConnectivity();
        }
        Path store = data.resolve("neo4j/data/databases").resolve(database);
        try (var files = Files.walk(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[100]);
            }
        }
        assertRefuses("cannot open the store");
        assertRefuses("cannot open the store"); // and not that another has it
    }

    private void assertRefuses(String reason) {
        try (EmbeddedStart refused = new EmbeddedStart(data)) {
            assertThatThrownBy(() -> refused.driver().verifyConnectivity())
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining(reason)
                    .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
        }
    }
}
