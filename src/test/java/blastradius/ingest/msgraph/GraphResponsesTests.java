package blastradius.ingest.msgraph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedFiles;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample, read into an estate in memory. */
class GraphResponsesTests {

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
    void readsAPartnerAndItsCustomers() throws IOException {
        ImportReport report = files.run(GraphWorld.zip(folder, all -> {}));
        System.out.println(report.rejected() + "\n" + report.notes() + "\n" + report.unknownKinds());
        assertThat(files.estate.count(EntityKind.HUMAN)).isEqualTo(14);
        assertThat(files.estate.count(EntityKind.CUSTOMER)).isEqualTo(2);
    }
}
