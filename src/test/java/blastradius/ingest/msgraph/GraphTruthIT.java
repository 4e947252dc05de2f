package blastradius.ingest.msgraph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedStore;
import blastradius.model.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample through the real engine, statement by statement of its truth. */
class GraphTruthIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @Test
    void imports() throws IOException {
        ImportedStore store = new ImportedStore(folder);
        ImportReport report = store.run(null, GraphWorld.zip(folder, all -> {}));
        System.out.println(report);
        System.out.println(store.reached("abc4c0ae-1ade-55f4-bb02-9061718da7ca"));
        assertThat(store.ids("abc4c0ae-1ade-55f4-bb02-9061718da7ca")).hasSize(1);
    }
}
