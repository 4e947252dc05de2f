package blastradius.ingest.sharphound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedStore;
import blastradius.model.ImportReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection in the store: what falls there, and what a second import of it changes. */
class SharpHoundIT {

    private static final String SID = "S-1-5-21-2147000001-2147000002-2147000003";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aCollectionAnswersFromTheStoreAndTheSameOneChangesNothing() {
        ImportedStore store = new ImportedStore(folder);
        Path quarry = SharpHoundFiles.SAMPLES.resolve("quarry.zip");
        ImportReport first = store.run("quarry", quarry);
        assertThat(first.relations().added()).isGreaterThan(400);
        assertThat(store.controlled(SID + "-1103"))
                .contains("QUARRY.EXAMPLE", "DC01.QUARRY.EXAMPLE", "KRBTGT@QUARRY.EXAMPLE");
        assertThat(store.controlled(SID + "-1110")).doesNotContain("QUARRY.EXAMPLE");
        ImportReport again = store.run("quarry", quarry);
        assertThat(again.relations().added()
                        + again.relations().removed()
                        + again.relations().changed())
                .isZero();
        assertThat(again.entities().added()
                        + again.entities().removed()
                        + again.entities().changed())
                .isZero();
    }
}
