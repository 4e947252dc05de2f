package blastradius.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.file.ImportFile;
import blastradius.model.BlastRadiusException.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command line means by a folder. */
class GivenFilesTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aFolderIsAllFilesBelowItByTheirWay() throws IOException {
        Path export = Files.createDirectories(folder.resolve("export/home/groups"));
        Files.writeString(export.resolve("members.json"), "{}");
        Files.writeString(folder.resolve("export/home/users.json"), "{}");
        Files.writeString(folder.resolve("export/.hidden"), "{}");
        Path alone = Files.writeString(folder.resolve("one.csv"), "id");
        assertThat(GivenFiles.of(List.of(folder.resolve("export"), alone)))
                .extracting(ImportFile::name)
                .containsExactly("export/home/groups/members.json", "export/home/users.json", "one.csv");
    }

    @Test
    void whatIsNeitherIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> GivenFiles.of(List.of(empty)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("empty holds no files");
        assertThatThrownBy(() -> GivenFiles.of(List.of(folder.resolve("nothing"))))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("nothing is no file and no folder");
    }
}
