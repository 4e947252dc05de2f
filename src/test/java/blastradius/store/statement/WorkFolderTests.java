package blastradius.store.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @Test
    void touchesNothingBeforeItIsUsed() {
        assertThat(new WorkFolder(data.resolve("spool"))).isNotNull();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void isReadableForItsOwnerAlone() throws IOException {
        Path own = new WorkFolder(data.resolve("spool")).path();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("spool"))))
                .isEqualTo("rwx------");
    }

    @Test
    void removesWhatNobodyHoldsAndNothingElse() throws IOException {
        Path living = Files.writeString(new WorkFolder(data).path().resolve("a"), "in use");
        Path left = Files.createDirectories(data.resolve("left"));
        Files.writeString(left.resolve("a"), "of an older version");
        Path dead = Files.createDirectories(data.resolve("dead"));
        Files.writeString(data.resolve("dead.lock"), "");
        Files.writeString(data.resolve("import-1.spool"), "of an older version");
        Path own = new WorkFolder(data).path();
        assertThat(living).exists();
        assertThat(own).isEmptyDirectory();
        assertThat(left).doesNotExist();
        assertThat(dead).doesNotExist();
        assertThat(data.resolve("dead.lock")).doesNotExist();
        assertThat(data.resolve("import-1.spool")).doesNotExist();
    }

    @Test
    void leavesAloneWhatAnotherProcessHolds() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holding.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            Path held = Path.of(child.inputReader().readLine());
            new WorkFolder(data).path();
            assertThat(held.resolve("a")).exists();
            child.destroyForcibly().waitFor();
            new WorkFolder(data).path();
            assertThat(held).doesNotExist();
        } finally {
            child.destroyForcibly();
        }
    }

    /** A process that uses a folder until it is killed. */
    public static final class Holding {

        private Holding() {}

        public static void main(String[] arguments) throws IOException {
            Path own = new WorkFolder(Path.of(arguments[0])).path();
            Files.writeString(own.resolve("a"), "in use");
            System.out.println(own);
            if (System.in.read() < 0) {
                System.out.println("alone");
            }
        }
    }
}
