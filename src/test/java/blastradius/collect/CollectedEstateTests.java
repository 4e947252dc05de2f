package blastradius.collect;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportedFiles;
import blastradius.ingest.msgraph.GraphWorld;
import blastradius.model.Entity;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What is collected is what is read: a partner's zip gives the estate that the recorded responses give. As the server answers with the fields
 * that were selected and no others, nothing that the reader reads is left out of a selection.
 */
class CollectedEstateTests extends Collecting {

    @Test
    void theZipGivesTheEstateOfTheResponses() throws IOException {
        collected(true);
        ImportedFiles collected = imports("collected");
        ImportReport report = collected.run(zip());
        ImportedFiles recorded = imports("recorded");
        ImportReport whole = recorded.run(recordedZip());
        assertThat(report.rejected()).isEmpty();
        assertThat(collected.estate.entities).hasSizeGreaterThan(50);
        assertThat(entities(collected)).containsExactlyInAnyOrderElementsOf(entities(recorded));
        assertThat(relations(collected))
                .hasSizeGreaterThan(50)
                .containsExactlyInAnyOrderElementsOf(relations(recorded));
        assertThat(report.unknownKinds()).isEqualTo(whole.unknownKinds());
    }

    /* Called the same, with a folder a tenant that is called by its id, so that both come in the same order. */
    private Path recordedZip() throws IOException {
        Map<String, String> files = new TreeMap<>();
        GraphWorld.files()
                .forEach((name, page) -> files.put(
                        name.replaceFirst("^larkfield", GraphServer.LARKFIELD)
                                .replaceFirst("^quayside", GraphServer.QUAYSIDE)
                                .replaceFirst("^ostler", GraphServer.OSTLER),
                        page));
        return GraphWorld.zip(
                Files.createDirectory(folder.resolve("recorded.files")).resolve("entra.zip"), files);
    }

    private ImportedFiles imports(String name) throws IOException {
        return new ImportedFiles(Files.createDirectory(folder.resolve(name)));
    }

    private static Set<Entity> entities(ImportedFiles files) {
        return Set.copyOf(files.estate.entities.values());
    }

    private static Set<Relation> relations(ImportedFiles files) {
        return Set.copyOf(files.estate.relations);
    }
}
