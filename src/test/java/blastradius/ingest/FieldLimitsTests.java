package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.ImportRejected;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same limits in every format. */
class FieldLimitsTests {

    private static final String LONG = "x".repeat((1 << 20) + 1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedFiles files;

    @BeforeEach
    void open() {
        files = new ImportedFiles(folder);
    }

    @Test
    void aTextHasAMebibyteAtMost() throws IOException {
        assertRefused("entities.csv", "id,kind,name\na,HUMAN," + LONG + "\n", "line 2", "1048577 characters");
        assertRefused(
                "entities.jsonl",
                "{\"id\":\"a\",\"kind\":\"HUMAN\",\"name\":\"" + LONG + "\"}",
                "a text has more than 1048576 characters");
        assertRefused("x.edges.tsv", "a\tMemberOf\t" + LONG, "line 1", "1048577 characters");
        assertRefused(
                "x.json",
                "{\"id\":\"c\",\"nodes\":[{\"name\":\"" + LONG + "\"}],\"edges\":[]}",
                "a text has more than 1048576 characters");
    }

    @Test
    void aLineHasAThousandCellsAtMost() throws IOException {
        assertRefused("x.edges.tsv", "a\t".repeat(1_001), "more than 1000 cells");
    }

    @Test
    void nestingIsThirtyTwoDeepAtMost() throws IOException {
        String deep = "[".repeat(40) + "]".repeat(40);
        assertRefused("x.json", "{\"id\":\"c\",\"nodes\":[{\"name\":" + deep + "}],\"edges\":[]}", "nesting depth");
        assertRefused(
                "entities.jsonl", "{\"id\":\"a\",\"kind\":\"HUMAN\",\"properties\":" + deep + "}", "nesting depth");
    }

    @Test
    void numbersOfEnormousSizeCostNothing() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (String number : new String[] {"1e999999999", "-1e-999999999", "9".repeat(900)}) {
                files.run(files.file(
                        "entities.jsonl",
                        "{\"id\":\"a\",\"kind\":\"HUMAN\",\"properties\":{\"n\":" + number + ",\"m\":1}}"));
                assertThat(files.estate.entity("a").properties()).containsEntry("m", 1L);
            }
            assertRefused("entities.jsonl", "{\"id\":\"a\",\"kind\":\"HUMAN\",\"weight\":1e999999999}", "weight");
            assertRefused("entities.csv", "id,kind,tier\na,HUMAN," + "9".repeat(1 << 20) + "\n", "tier");
        });
    }

    @Test
    void templatesOfACaseAddUp() throws IOException {
        String thousand = "{\"id\":\"{i}\",\"kind\":\"Human\",\"repeat\":600000},".repeat(2);
        assertRefused(
                "x.json",
                "{\"id\":\"c\",\"nodes\":[" + thousand.substring(0, thousand.length() - 1) + "],\"edges\":[]}",
                "1000000 nodes and edges");
        assertRefused(
                "x.json",
                "{\"id\":\"c\",\"nodes\":[{\"id\":\"" + "{i}".repeat(100_000) + "\",\"repeat\":1000}],\"edges\":[]}",
                "characters");
    }

    /* What is wrong with a single record does not refuse the rest, so strictly. */
    private void assertRefused(String name, String text, String... words) throws IOException {
        Path file = files.file(name, text);
        assertThatThrownBy(() -> files.run(null, true, file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContainingAll(words);
    }
}
