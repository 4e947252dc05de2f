package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.Assumptions;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exports of two customers in one estate give everything of either the answers that it has alone, in any order. */
class TwoCustomersTests {

    private static final int CUSTOMERS = Integer.getInteger("blastradius.test.estates", 100);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final SeveralSources estate = new SeveralSources();
    private final Importer importer = new Importer(estate, Clock.systemUTC());

    @Test
    void ofGraphExports() throws IOException {
        for (long seed = 0; seed < CUSTOMERS; seed++) {
            assertApart(
                    seed,
                    List.of(file("a.json", CustomerFile.openGraph("a", seed))),
                    List.of(file("b.json", CustomerFile.openGraph("b", seed))));
        }
    }

    @Test
    void ofTables() throws IOException {
        for (long seed = 0; seed < CUSTOMERS; seed++) {
            List<String> a = CustomerFile.tables("a", seed);
            List<String> b = CustomerFile.tables("b", seed);
            assertApart(
                    seed,
                    List.of(file("a-entities.csv", a.getFirst()), file("a-relations.csv", a.getLast())),
                    List.of(file("b-entities.csv", b.getFirst()), file("b-relations.csv", b.getLast())));
        }
    }

    private void assertApart(long seed, List<Path> a, List<Path> b) {
        estate.clear();
        take("a", a);
        Map<String, Set<String>> alone = answers();
        estate.clear();
        take("b", b);
        alone.putAll(answers());
        take("a", a);
        assertThat(answers()).as("seed %d, b then a", seed).isEqualTo(alone);
        take("b", b);
        assertThat(answers()).as("seed %d, b, a, b", seed).isEqualTo(alone);
        estate.clear();
        take("a", a);
        take("b", b);
        assertThat(answers()).as("seed %d, a then b", seed).isEqualTo(alone);
    }

    private void take(String source, List<Path> files) {
        importer.run(
                new ImportRequest(files.stream().map(ImportFile::of).toList(), source, true, false, null),
                Progress.NONE);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /* What everything reaches, by name; names say whose a thing is. */
    private Map<String, Set<String>> answers() {
        Snapshot snapshot = estate.snapshot();
        Gates gates = Gates.of(snapshot, Assumptions.at(Instant.parse("2026-06-01T00:00:00Z")));
        return IntStream.range(0, snapshot.entityCount())
                .boxed()
                .collect(Collectors.toMap(
                        snapshot::name, vertex -> reached(snapshot, gates, vertex), (one, other) -> one, TreeMap::new));
    }

    private static Set<String> reached(Snapshot snapshot, Gates gates, int from) {
        Reach reach = Reach.from(gates, List.of(Source.of(snapshot, from)), Budget.unlimited());
        return reach.vertices()
                .mapToObj(vertex -> snapshot.name(vertex) + " " + reach.levelCode(vertex))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
