package blastradius.web;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BesideOthers;
import blastradius.BlastRadius;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The journeys of {@code ui/e2e} in a real browser, against the whole server with the demo estate. */
@BesideOthers
@ExtendWith(BrowserPresence.class)
@SpringBootTest(classes = BlastRadius.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BrowserJourneysIT {

    private static final Path LOG = Path.of("target", "browser-journeys.log");
    private static final long MOST_MINUTES = 30;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory("browser-journeys");
        properties.add("blastradius.data", folder::toString);
    }

    @LocalServerPort
    private int port;

    @Test
    void allJourneysArriveAndNoPageHasABarrier() throws IOException, InterruptedException {
        Process journeys = journeys();
        boolean ended = journeys.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            journeys.destroyForcibly();
        }

        assertThat(ended && journeys.exitValue() == 0)
                .as(() -> "journeys, see " + LOG + ":\n" + log())
                .isTrue();
    }

    /* Not on our own output: that is the channel on which the test runner hears of results. */
    private Process journeys() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("node", "node_modules/vitest/vitest.mjs", "run", "--config", "e2e/vitest.config.ts");
        builder.directory(BrowserPresence.UI.toFile()).redirectErrorStream(true).redirectOutput(LOG.toFile());
        builder.environment().put("BLAST_RADIUS", "http://127.0.0.1:" + port);
        builder.environment().put("NO_COLOR", "1");
        return builder.start();
    }

    private static String log() {
        try {
            return Files.readString(LOG);
        } catch (IOException unread) {
            return unread.toString();
        }
    }
}
