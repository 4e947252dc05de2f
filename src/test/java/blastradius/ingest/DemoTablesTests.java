package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Estate;
import blastradius.seed.DemoEstateGenerator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTablesTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void readBackAsTheyWereDrawn() {
        Estate drawn = DemoEstateGenerator.estate(DemoEstateGenerator.SEED);
        ImportedFiles files = new ImportedFiles(folder);
        files.run(Path.of("seed-data/demo/entities.csv"), Path.of("seed-data/demo/relations.csv"));
        assertThat(files.estate.entities.values()).containsExactlyElementsOf(drawn.entities());
        assertThat(files.estate.relations).containsExactlyElementsOf(drawn.relations());
    }
}
