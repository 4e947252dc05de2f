package blastradius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.store.embedded.EmbeddedNeo4j;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandIT {

    /* So many that writing them takes longer than the second between one drawing of the bar and the next. */
    private static final int RELATIONS = 250_000;

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
        Path home = folder.resolve("data").resolve("neo4j");
        try (EmbeddedNeo4j server = EmbeddedNeo4j.start(home)) {
            connected(server.uri(), Files.readString(home.resolve("bolt-secret")));
            aSourceIsReplacedByLess();
            disconnected();
            aBackupIsTakenOfWhatIsServed(folder.resolve("data"));
        } finally {
            disconnected();
        }
        aBackupComesBack();
    }

    /* Opening a store takes seconds: what is not about that asks one that is open. */
    private static void connected(URI uri, String secret) {
        System.setProperty("spring.neo4j.uri", uri.toString());
        System.setProperty("spring.neo4j.authentication.username", "neo4j");
        System.setProperty("spring.neo4j.authentication.password", secret.strip());
    }

    private static void disconnected() {
        Stream.of("uri", "authentication.username", "authentication.password")
                .forEach(name -> System.clearProperty("spring.neo4j." + name));
    }

    private void aSourceIsReplacedByLess() throws IOException {
        Path less = Files.writeString(folder.resolve("less.json"), """
                {"metadata": {"source_kind": "SCCM_Base"}, "graph": {"nodes": [{"id": "a", "kinds": ["User"]}]}}""");
        String source = sources().replaceFirst("(?s):.*", "");
        assertThat(source).startsWith("SCCM_Base");
        assertThat(ImportCommand.run(less.toString())).isEqualTo(1);
        assertThat(ImportCommand.run("--source", source, less.toString())).isEqualTo(1);
        assertThat(ImportCommand.run("--source", source, "--removing", "444", less.toString()))
                .isEqualTo(1);
        assertThat(printed("--source", source, "--dry-run", less.toString()))
                .contains("entities   1 added, 0 changed, 102 removed, 0 unchanged")
                .contains("nothing was changed: this was a dry run, and the estate is at version 1")
                .contains("it would be refused: this would remove 102 of 102 entities", "would be removed: 445");
        assertThat(printed("--source", source, "--removing", "445", less.toString()))
                .contains("entities   1 added, 0 changed, 102 removed, 0 unchanged")
                .contains("relations  0 added, 0 changed, 343 removed, 0 unchanged")
                .contains("the estate is at version 2");
        aSourceIsRenamedAndTakenAway(source);
    }

    private static void aSourceIsRenamedAndTakenAway(String source) {
        assertThat(SourceCommand.run("rename", source, "sccm")).isZero();
        assertThat(sources()).startsWith("sccm: 1 entities, 0 relations, imported 20");
        assertThat(SourceCommand.run("remove", source)).isEqualTo(1);
        assertThat(told(() -> SourceCommand.run("remove", "sccm")))
                .contains("entities   0 added, 0 changed, 1 removed, 0 unchanged", "the estate is at version 3");
        assertThat(sources()).contains("there is no source");
        anOlderVersionComesBack();
    }

    private static void anOlderVersionComesBack() {
        assertThat(told(() -> VersionCommand.run("list")))
                .startsWith("version 3: sccm (removal of the source), 20")
                .contains("version 1: SCCM_Base");
        assertThat(told(() -> VersionCommand.run("restore", "1", "--dry-run")))
                .contains("nothing was changed: this was a dry run, and the estate is at version 3");
        assertThat(told(() -> VersionCommand.run("restore", "1")))
                .contains("entities   102 added, 0 changed, 0 removed, 0 unchanged", "the estate is at version 4");
        assertThat(VersionCommand.run("restore", "9")).isEqualTo(1);
        assertThat(VersionCommand.run("restore", "one")).isEqualTo(2);
        assertThat(VersionCommand.run()).isEqualTo(2);
    }

    private void aBackupIsTakenOfWhatIsServed(Path data) {
        String file = folder.resolve("record").toString();
        assertThat(told(() -> BackupCommand.run(file, "--data", data.toString())))
                .contains("version 4, ", "a server had the folder open");
        assertThat(BackupCommand.run(file, "--data", data.toString())).isEqualTo(1);
        assertThat(RestoreCommand.run(file, "--data", data.toString())).isEqualTo(1);
        assertThat(RestoreCommand.run(file, "--dry-run")).isZero();
        assertThat(BackupCommand.run(file + "2", "--data", file)).isEqualTo(1);
    }

    private void aBackupComesBack() {
        String file = folder.resolve("record").toString();
        String other = folder.resolve("restored").toString();
        assertThat(told(() -> RestoreCommand.run(file, "--data", other))).contains("version 4 of 20");
        assertThat(VersionCommand.run("restore", "1", "--data", other))
                .as("it equals version 4")
                .isEqualTo(1);
        assertThat(told(() -> VersionCommand.run("restore", "3", "--dry-run", "--data", other)))
                .contains("entities   0 added, 0 changed, 102 removed, 0 unchanged", "the estate is at version 4");
    }

    private static String sources() {
        return told(() -> SourceCommand.run("list"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import --sorce x a.csv",
                "import --source x --source y a.csv",
                "import --mode repalce a.csv",
                "import --dry-run=yes a.csv",
                "import --removing all a.csv",
                "import --removing -1 a.csv",
                "import --removing",
                "source",
                "source remvoe x",
                "source remove",
                "source rename x",
                "source list --dta x",
                "backup",
                "restore a b",
                "imprt a.csv"
            })
    void aSlipIsRefused(String line) {
        assertThat(Commands.run(line.split(" "))).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongAndEndsWithOne() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"graph\": {\"nodes\": [");
        assertThat(ImportCommand.run("--data", folder.resolve("other").toString(), broken.toString()))
                .isEqualTo(1);
        assertThat(ImportCommand.run(folder.resolve("missing.json").toString())).isEqualTo(1);
        assertThat(ImportCommand.run()).isEqualTo(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isUndoneWhenItIsToldToEndAndSaysSoByItsExitCode() throws Exception {
        String data = folder.resolve("ended").toString();
        Path many = manyRelations();
        Process command = started(data, many);
        String told = toldUntil(command, "committing re");
        command.destroy();
        assertThat(command.waitFor(2, TimeUnit.MINUTES)).as(told).isTrue();
        assertThat(command.exitValue()).isEqualTo(143);
        Process stopped = started(data, many);
        String read = toldUntil(stopped, "records");
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(stopped.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(stopped.waitFor(2, TimeUnit.MINUTES)).as(read).isTrue();
        assertThat(stopped.exitValue()).as("after Ctrl-C").isEqualTo(130);
        Path few = Files.writeString(folder.resolve("few.csv"), "id,kind\ne1,HUMAN\n");
        assertThat(printed("--data", data, few.toString()))
                .contains("entities   1 added, 0 changed, 0 removed")
                .contains("the estate is at version 1");
    }

    /* By a program that gives Ctrl-C its meaning back, which who starts the tests in the background has taken from all that they start. */
    private static Process started(String data, Path file) throws IOException {
        return new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // It lives for seconds: what the better compiler would gain, it would never earn back.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--add-opens=java.base/java.io=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "blastradius.BlastRadius",
                        "import",
                        "--data",
                        data,
                        file.toString())
                .redirectErrorStream(true)
                .start();
    }

    private Path manyRelations() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            lines.append("{\"id\":\"e").append(i).append("\",\"kind\":\"HUMAN\"}\n");
        }
        for (int i = 0; i < RELATIONS; i++) {
            lines.append("{\"from\":\"e").append(i % 3_000).append("\",\"relation\":\"MEMBER_OF\",\"to\":\"g");
            lines.append(i / 3_000).append("\"}\n");
        }
        return Files.writeString(folder.resolve("many.jsonl"), lines);
    }

    /* The bar is drawn once a second, each time over the one before. */
    private static String toldUntil(Process command, String phase) throws IOException {
        StringBuilder told = new StringBuilder();
        Reader reader = command.inputReader();
        char[] buffer = new char[1024];
        for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            told.append(buffer, 0, read);
            if (told.indexOf(phase) >= 0) {
                Thread.ofVirtual().start(() -> drain(reader));
                return told.toString();
            }
        }
        throw new AssertionError("it ended before: " + told);
    }

    private static void drain(Reader reader) {
        try {
            reader.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            /* With the process. */
            return;
        }
    }

    private static String printed(String... arguments) {
        return told(() -> ImportCommand.run(arguments));
    }

    private static String told(IntSupplier command) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(command.getAsInt()).isZero();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
