package blastradius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void importsASampleThenFindsNothingNewThenRemovesWhatIsGone() throws IOException {
        Path sample = Path.of("src/test/resources/samples/sccm/upload_3_bloodhound-sccm-privileged.zip");
        assertThat(printed("--data", folder.resolve("data").toString(), sample.toString()))
                .contains("entities   102 added, 0 changed, 0 removed, 0 unchanged")
                .contains("relations  343 added, 0 changed, 0 removed, 0 unchanged")
                .contains("the estate is at version 1")
                .contains("21 duplicate relations");
        assertThat(printed("--data", folder.resolve("data").toString(), sample.toString()))
                .contains("entities   0 added, 0 changed, 0 removed, 102 unchanged")
                .contains("relations  0 added, 0 changed, 0 removed, 343 unchanged")
                .contains("the estate is at version 1");
        Path less = Files.writeString(folder.resolve("less.json"), """
                {"metadata": {"source_kind": "SCCM_Base"}, "graph": {"nodes": [{"id": "a", "kinds": ["User"]}]}}""");
        assertThat(printed("--data", folder.resolve("data").toString(), less.toString()))
                .contains("entities   1 added, 0 changed, 102 removed, 0 unchanged")
                .contains("relations  0 added, 0 changed, 343 removed, 0 unchanged")
                .contains("the estate is at version 2");
    }

    @Test
    void saysWhatIsWrongAndEndsWithOne() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"graph\": {\"nodes\": [");
        assertThat(ImportCommand.run("--data", folder.resolve("other").toString(), broken.toString()))
                .isEqualTo(1);
        assertThat(ImportCommand.run(folder.resolve("missing.json").toString())).isEqualTo(1);
        assertThat(ImportCommand.run()).isEqualTo(2);
    }

    private static String printed(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(ImportCommand.run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
