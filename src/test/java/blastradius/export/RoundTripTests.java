package blastradius.export;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.ImportedFiles;
import blastradius.ingest.Importer;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported is imported as it was, whatever ids, names, properties and times hold; in memory, thousands of times. */
class RoundTripTests {

    private static final int ESTATES = Integer.getInteger("blastradius.test.estates", 300);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Writes an estate to files. */
    private interface Writing {
        Path[] files(ImportedFiles target, Estate estate) throws IOException;
    }

    @Test
    void tables() throws IOException {
        comesBack((target, estate) -> new Path[] {
            target.file("entities.csv", written(estate.entities(), OwnTable.ENTITIES::csv)),
            target.file("relations.csv", written(estate.relations(), OwnTable.RELATIONS::csv))
        });
    }

    @Test
    void jsonLines() throws IOException {
        comesBack((target, estate) -> new Path[] {
            target.file(
                    "estate.jsonl",
                    written(estate.entities(), OwnTable.ENTITIES::jsonLines)
                            + written(estate.relations(), OwnTable.RELATIONS::jsonLines))
        });
    }

    @Test
    void openGraph() throws IOException {
        comesBack((target, estate) -> new Path[] {target.file("opengraph.json", openGraph(estate))});
    }

    static String openGraph(Estate estate) {
        StringWriter text = new StringWriter();
        OpenGraph graph = OpenGraph.begin(text);
        estate.entities().forEach(graph.nodes());
        estate.relations().forEach(graph.edges());
        graph.end();
        return text.toString();
    }

    private interface Table<T> {
        Consumer<T> to(StringWriter text);
    }

    private static <T> String written(List<T> rows, Table<T> table) {
        StringWriter text = new StringWriter();
        rows.forEach(table.to(text));
        return text.toString();
    }

    private void comesBack(Writing writing) throws IOException {
        RecordedEstate back = new RecordedEstate();
        Importer importer = new Importer(back, Clock.systemUTC());
        ImportedFiles files = new ImportedFiles(folder);
        for (int seed = 0; seed < ESTATES; seed++) {
            Estate estate = new HostileEstates(seed).next();
            back.entities.clear();
            back.relations.clear();
            ImportReport report = imported(importer, seed, writing.files(files, estate));
            assertThat(report.rejected()).as("rejected, seed %d", seed).isEmpty();
            assertThat(entities(List.copyOf(back.entities.values())))
                    .as("entities, seed %d", seed)
                    .isEqualTo(entities(estate.entities()));
            assertThat(relations(back.relations))
                    .as("relations, seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(relations(estate.relations()));
        }
    }

    private static ImportReport imported(Importer importer, int seed, Path... files) {
        try {
            return importer.run(
                    ImportRequest.of(Arrays.stream(files).map(ImportFile::of).toList()), Progress.NONE);
        } catch (BlastRadiusException refused) {
            throw new AssertionError("seed " + seed + ": " + refused.getMessage(), refused);
        }
    }

    /* Numbers as they are written: the same number may come back as another type. */
    static Map<String, List<Object>> entities(List<Entity> entities) {
        Map<String, List<Object>> words = new TreeMap<>();
        entities.forEach(entity -> words.put(
                entity.id(),
                Arrays.asList(
                        entity.kind(),
                        entity.name(),
                        entity.tenant(),
                        entity.sourceId(),
                        entity.sourceKind(),
                        entity.traits(),
                        written(entity.properties()))));
        return words;
    }

    static List<List<Object>> relations(List<Relation> relations) {
        return relations.stream()
                .map(relation -> List.<Object>of(
                        relation.kind(),
                        relation.from(),
                        relation.to(),
                        relation.sourceKind(),
                        relation.terms(),
                        written(relation.evidence())))
                .toList();
    }

    private static Map<String, Object> written(Map<String, Object> properties) {
        Map<String, Object> written = new TreeMap<>();
        properties.forEach((name, value) -> written.put(name, written(value)));
        return written;
    }

    private static Object written(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(RoundTripTests::written).toList();
            case Number number -> List.of("number", number.toString());
            default -> value;
        };
    }
}
