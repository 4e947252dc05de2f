package blastradius.ingest.graph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.Importer;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two rights that give something together, each held by many. */
class JointRightsTests {

    private static final int MANY = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String each(String text) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> text.replace("#", String.valueOf(i)).replace('\'', '"'))
                .collect(Collectors.joining(", "));
    }

    @Test
    void theyGrowAsTheirHoldersDoAndNotAsTheirProduct() throws IOException {
        String nodes = each("{'id': 'a#', 'kinds': ['Group']}, {'id': 'b#', 'kinds': ['User']}");
        String edges = each("{'kind': 'GetChanges', 'start': {'value': 'a#'}, 'end': {'value': 'd'}},"
                + " {'kind': 'GetChangesAll', 'start': {'value': 'b#'}, 'end': {'value': 'd'}}");
        String graph = "{\"graph\": {\"nodes\": [{\"id\": \"d\", \"kinds\": [\"Domain\"]}, " + nodes + "], \"edges\": ["
                + edges + "]}}";
        RecordedEstate estate = new RecordedEstate();
        Path file = Files.writeString(folder.resolve("graph.json"), graph);
        new Importer(estate, Clock.systemUTC()).run(ImportRequest.of(List.of(ImportFile.of(file))), Progress.NONE);
        assertThat(estate.relations).hasSize(3 * MANY);
        assertThat(estate.relations)
                .filteredOn(relation -> !relation.terms().and().isEmpty())
                .hasSize(MANY)
                .allMatch(relation -> relation.evidence().containsKey("approximated"))
                .allMatch(relation -> estate.entity(
                                relation.terms().and().getFirst().entity())
                        .traits()
                        .helper());
        assertThat(estate.ofSourceKind("holds"))
                .as("the set holds those who hold the other right")
                .hasSize(MANY);
    }
}
