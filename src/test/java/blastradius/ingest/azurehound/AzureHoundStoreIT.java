package blastradius.ingest.azurehound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedStore;
import blastradius.ingest.arm.ToolEstate;
import blastradius.model.ImportReport;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same tenant imported again, in another spelling or under another name, is the same tenant. */
class AzureHoundStoreIT {

    private static final Path LOWER = ToolEstate.sample("azurehound/alderway.json");
    private static final Path UPPER = ToolEstate.sample("azurehound/alderway.upper.json");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedStore store;

    @BeforeEach
    void open() {
        store = new ImportedStore(folder);
    }

    @Test
    void sameFileAgainChangesNothing() {
        ImportReport first = store.run("hound", LOWER);
        ImportReport again = store.run("hound", LOWER);
        assertThat(first.entities().added()).isGreaterThan(60);
        assertThat(again.entities().added()
                        + again.entities().changed()
                        + again.entities().removed())
                .isZero();
        assertThat(again.relations().added() + again.relations().removed()).isZero();
    }

    @Test
    void otherSpellingAddsAndRemovesNothing() {
        store.run("hound", LOWER);
        ImportReport again = store.run("hound", UPPER);
        assertThat(again.entities().added() + again.entities().removed()).isZero();
        assertThat(again.relations().added() + again.relations().removed()).isZero();
    }

    @Test
    void otherNameHasNoEntityOfItsOwn() {
        store.run("hound", LOWER);
        long before = entities();
        store.run("other", UPPER);
        assertThat(entities()).isEqualTo(before);
    }

    private long entities() {
        return store.snapshot().entityCount();
    }
}
