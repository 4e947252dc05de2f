package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.mapping.Mappings;
import blastradius.model.BlastRadiusException;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever bytes come, a parser reads them or refuses them by name; nothing else escapes, and a refusal changes nothing. */
class ParserFuzzTests {

    @FuzzTest(maxDuration = "10s")
    void openGraph(FuzzedDataProvider data) throws IOException {
        readsOrRefuses("graph.json", data.consumeRemainingAsBytes());
    }

    @FuzzTest(maxDuration = "10s")
    void neo4jLines(FuzzedDataProvider data) throws IOException {
        readsOrRefuses("hybrid_x.jsonl", data.consumeRemainingAsBytes());
    }

    @FuzzTest(maxDuration = "10s")
    void edgeLists(FuzzedDataProvider data) throws IOException {
        readsOrRefuses("x.edges.tsv", data.consumeRemainingAsBytes());
    }

    @FuzzTest(maxDuration = "10s")
    void ownTables(FuzzedDataProvider data) throws IOException {
        readsOrRefuses("relations.csv", data.consumeRemainingAsBytes());
    }

    @FuzzTest(maxDuration = "10s")
    void casesInYaml(FuzzedDataProvider data) throws IOException {
        readsOrRefuses("case.yaml", data.consumeRemainingAsBytes());
    }

    @FuzzTest(maxDuration = "10s")
    void mappings(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            assertThat(Mappings.shipped().read("fuzzed", text)).isNotNull();
        } catch (BlastRadiusException refused) {
            assertThat(refused).hasMessageContaining("mapping");
        }
    }

    private static void readsOrRefuses(String name, byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        ImportedFiles files = new ImportedFiles(folder);
        Path file = files.file(name, bytes);
        try {
            files.run(file);
            assertThat(files.estate.commits).isEqualTo(1);
        } catch (BlastRadiusException refused) {
            assertThat(files.estate.commits).isZero();
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
