package blastradius.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command line means by a folder. */
class FolderOfFilesTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aFolderIsAllFilesBelowItByTheirWay() throws IOException {
        Path export = Files.createDirectories(folder.resolve("export/home/groups"));
        Files.writeString(export.resolve("members.json"), "{}");
        Files.writeString(folder.resolve("export/home/users.json"), "{}");
        Files.writeString(folder.resolve("export/.hidden"), "{}");
        assertThat(ImportFile.in(folder.resolve("export")))
                .extracting(ImportFile::name)
                .containsExactly("export/home/groups/members.json", "export/home/users.json");
    }

    @Test
    void whatIsNeitherIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> ImportFile.in(empty))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("nothing is in the folder");
        assertThatThrownBy(() -> ImportFile.in(folder.resolve("nothing")))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("nothing is no file and no folder");
    }
}
