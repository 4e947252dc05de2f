package blastradius.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BesideOthers;
import blastradius.store.database.Database;
import blastradius.store.embedded.EmbeddedNeo4j;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;

/** A server that is killed (SIGKILL) at any moment of an import, of a removal or of a renaming leaves the estate before it or the one after it. */
@BesideOthers
class KilledImportIT {

    private static final long SEED = 20261121;
    private static final int KILLS = Integer.getInteger("blastradius.kills", 4);

    /* About as many as an import takes, with those that show that the owner lives: how many these are is a matter of time. */
    private static final int STATEMENTS = 60;

    private static final int STEPS = 4;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @Test
    void leavesTheOldEstateOrTheNewOne() throws IOException, InterruptedException {
        List<String> possible = fingerprints();
        Random random = new Random(SEED);
        List<String> found = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            int steps = kill % 2 == 0 ? 0 : 1 + random.nextInt(STEPS);
            found.add(findAndKill(steps, 1 + random.nextInt(STATEMENTS)));
        }
        assertThat(found).as("seed %d", SEED).isSubsetOf(possible);
        assertThat(found.getFirst()).isEqualTo(possible.getFirst());
        assertThat(found.stream().distinct().count())
                .as("moments before and after commits")
                .isGreaterThan(1);
    }

    /* Of the empty estate first. */
    private List<String> fingerprints() {
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder.resolve("possible"));
                Driver driver = neo4j.connect()) {
            Database database = Database.ofThisProcess(driver);
            return ImportingChild.possible(database, new Imports(database, spool, List.of()));
        }
    }

    /* What the child found before it was killed at its n-th writing statement after so many committed steps, or a moment later. */
    private String findAndKill(int steps, int statements) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // It lives for seconds: what the better compiler would gain, it would never earn back.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportingChild.class.getName(),
                        folder.resolve("killed").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = child.inputReader()) {
            String found = next(lines, "found ");
            for (int i = 0; i < steps; i++) {
                next(lines, "committed");
            }
            for (int i = 0; i < statements; i++) {
                next(lines, "statement");
            }
            return found.substring("found ".length());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static String next(BufferedReader lines, String prefix) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(prefix)) {
            line = lines.readLine();
        }
        assertThat(line).as("the child ended before it was killed").isNotNull();
        return String.valueOf(line);
    }
}
