package blastradius.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/** A server that is killed (SIGKILL) at any moment of an import leaves the estate before it or the one after it. */
class KilledImportIT {

    private static final long SEED = 20261121;
    private static final int KILLS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void leavesTheOldEstateOrTheNewOne() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        List<List<String>> generations = new ArrayList<>();
        int current = 1;
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Driver driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.none())) {
            Database database = new Database(driver);
            for (int generation = 0; generation < 2; generation++) {
                ImportingChild.state(new Imports(database, folder.resolve("spool"), List.of()), generation);
                generations.add(EstatePicture.of(database));
            }
        }
        List<String> outcomes = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            int committing = importAndKill(current, random);
            current = standing(generations);
            outcomes.add(current == committing ? "new" : "old");
        }
        assertThat(outcomes).as("seed %d", SEED).hasSize(KILLS).containsAnyOf("old", "new");
    }

    /* Returns the generation that was being imported. */
    private int importAndKill(int current, Random random) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportingChild.class.getName(),
                        folder.toString(),
                        Integer.toString(current))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = child.inputReader()) {
            int commits = 1 + random.nextInt(3);
            String line = "";
            for (int i = 0; i < commits; i++) {
                line = nextCommit(lines);
            }
            // Somewhere in the import that has just begun; the moment is the machine's, the bound the seed's.
            child.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
            int committing = Integer.parseInt(line.substring("commit ".length()));
            return committing;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static String nextCommit(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("commit ")) {
            line = lines.readLine();
        }
        assertThat(line).as("the child ended before it was killed").isNotNull();
        return String.valueOf(line);
    }

    private int standing(List<List<String>> generations) {
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Driver driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.none())) {
            Database database = new Database(driver);
            List<String> picture = EstatePicture.of(database);
            assertThat(EstatePicture.leftovers(database)).isZero();
            assertThat(generations).as("the estate is one of the two").contains(picture);
            return generations.indexOf(picture);
        }
    }
}
