package blastradius.ingest.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.file.ImportFile;
import blastradius.model.AccessReview;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.BlastRadiusException.Unconfirmed;
import blastradius.model.ImportReport;
import blastradius.model.ImportReport.SavedCounts;
import blastradius.model.Removing;
import blastradius.model.ReviewVerdict;
import blastradius.model.SavedList;
import blastradius.model.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people keep goes with the estate, and comes back as it was. */
class SavedThingsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private KeptStore store;

    @BeforeEach
    void keep() throws IOException {
        store = new KeptStore(folder);
        store.run(of(file("entities.csv", "id,entity,kind\nmsp,tenant,PROVIDER\nann,identity,HUMAN\n"), false));
        store.fill();
    }

    private static ImportRequest of(Path file, boolean withSaved) {
        return ImportRequest.of(List.of(ImportFile.of(file))).withSaved(withSaved);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static List<SavedCounts> all(long... fates) {
        return List.of(
                counts("lists", 3, fates),
                counts("scenarios", 1, fates),
                counts("exceptions", 2, fates),
                counts("reviews", 1, fates),
                counts("items of reviews", 2, fates));
    }

    private static SavedCounts counts(String sort, long many, long... fates) {
        return new SavedCounts(sort, many * fates[0], many * fates[1], many * fates[2], many * fates[3]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"estate.zip", "estate.jsonl"})
    void allComesBackAsItWas(String name) throws IOException {
        List<Object> before = store.kept();
        Path file = store.export(folder.resolve(name));
        store = new KeptStore(folder);
        ImportRequest request = of(file, true);
        assertThat(store.run(request.asTrial(true)).saved())
                .as("a dry run counts")
                .isEqualTo(all(1, 0, 0, 0));
        assertThat(store.kept()).as("a dry run brings nothing").isEmpty();
        assertThat(store.run(request).saved()).isEqualTo(all(1, 0, 0, 0));
        assertThat(before).hasSize(9);
        assertThat(store.kept()).isEqualTo(before);
        assertThat(store.reviews.items("q4").getLast().decisions()).hasSize(3);
        ImportReport again = store.run(request);
        assertThat(again.saved()).as("the same file twice").isEqualTo(all(0, 1, 0, 0));
        assertThat(store.kept()).isEqualTo(before);
        assertThat(exportedAgain(name)).isEqualTo(saved(file));
    }

    private String exportedAgain(String name) throws IOException {
        return saved(store.export(folder.resolve("again" + name.substring(name.indexOf('.')))));
    }

    private static String saved(Path file) throws IOException {
        if (!file.toString().endsWith(".zip")) {
            return String.join(
                    "\n",
                    Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith("{\"saved\""))
                            .toList());
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry("saved.jsonl")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nothingComesUnasked() throws IOException {
        Path file = store.export(folder.resolve("estate.zip"));
        store = new KeptStore(folder);
        ImportReport report = store.run(of(file, false));
        assertThat(report.saved()).isEmpty();
        assertThat(report.entities().added()).isEqualTo(2);
        assertThat(store.kept()).isEmpty();
    }

    @Test
    void whatIsHereStaysAsItIs() throws IOException {
        Path file = store.export(folder.resolve("estate.jsonl"));
        SavedList list = store.lists.find("named").orElseThrow();
        store.lists.update(list.naming(List.of("msp")));
        Scenario scenario = store.scenarios.find("less").orElseThrow();
        store.scenarios.update(scenario.withChanges(List.of()));
        AccessReview review = store.reviews.find("q4").orElseThrow();
        store.reviews.update(
                review,
                List.of(KeptStore.item("b", 0).decided(KeptStore.decision(ReviewVerdict.KEEP, 7), KeptStore.facts(9))));
        List<Object> before = store.kept();
        ImportReport report = store.run(of(file, true));
        assertThat(store.kept()).isEqualTo(before);
        assertThat(report.saved())
                .containsExactly(
                        new SavedCounts("lists", 0, 2, 1, 0),
                        new SavedCounts("scenarios", 0, 0, 1, 0),
                        new SavedCounts("exceptions", 0, 2, 0, 0),
                        new SavedCounts("reviews", 0, 0, 1, 0),
                        new SavedCounts("items of reviews", 0, 0, 2, 0));
        assertThat(report.notes())
                .anySatisfy(note -> assertThat(note).contains("lists", "\"named\"", "version 3", "version 2"))
                .anySatisfy(note -> assertThat(note).contains("reviews", "\"q4\""));
        ImportRequest strict = new ImportRequest(List.of(ImportFile.of(file)), null, true, true, null);
        assertThatThrownBy(() -> store.run(strict.withSaved(true)))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("\"named\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'saved': 'LIST', 'id': 'l', 'version': 1, 'document': {'name': 'L', 'where': {'colour': 'red'}}}",
                "{'saved': 'LIST', 'id': 'l', 'version': 1, 'document': {'name': 'L', 'where': {'lists': ['nowhere']}}}",
                "{'saved': 'LIST', 'id': 'l', 'version': 0, 'document': {'name': 'L', 'entities': []}}",
                "{'saved': 'LIST', 'id': 'a\\u202eb', 'version': 1, 'document': {'name': 'L', 'entities': []}}",
                "{'saved': 'LIST', 'id': 'l', 'version': 1, 'document': [1]}",
                "{'saved': 'TOKEN', 'id': 'l', 'version': 1, 'document': {}}",
                "{'saved': 'SCENARIO', 'id': 's', 'version': 1, 'document': {'name': 'S', 'changes': 7}}",
                "{'saved': 'EXCEPTION', 'id': 'e', 'version': 1, 'document': {'entity': 'ann'}}",
                "{'saved': 'EXCEPTION', 'id': 'e', 'version': 1, 'document': {'entity': 'ann', 'owner': 'I', 'reason': 'r',"
                        + " 'from': '2026-10-01T00:00:00Z', 'until': '2199-10-01T00:00:00Z'}}",
                "{'saved': 'REVIEW', 'id': 'r', 'version': 1, 'document': {'name': 'R'}}",
                "{'saved': 'REVIEW_ITEM', 'id': 'r', 'document': {}}"
            })
    void whatMakesNoSenseIsRefusedWithItsPlace(String line) throws IOException {
        store = new KeptStore(folder);
        String good =
                "{'saved': 'LIST', 'id': 'good', 'version': 4, 'document': {'name': 'Good', 'entities': ['ann']}}";
        Path file = file(
                "some.jsonl",
                String.join("\n", "{'id': 'ann', 'kind': 'HUMAN'}", line, good).replace('\'', '"'));
        for (boolean isTrial : new boolean[] {true, false}) {
            ImportReport report = store.run(of(file, true).asTrial(isTrial));
            assertThat(report.saved().stream().mapToLong(SavedCounts::refused).sum())
                    .isEqualTo(1);
            assertThat(report.notes()).anySatisfy(note -> assertThat(note).contains("some.jsonl, line 2"));
        }
        assertThat(store.lists.list()).extracting(SavedList::version).containsExactly(4);
        assertThat(store.kept()).hasSize(1);
    }

    @Test
    void aDryRunForeseesWhatThereIsNoRoomFor() throws IOException {
        store = new KeptStore(folder);
        List<String> lines = new ArrayList<>(List.of("{'id': 'ann', 'kind': 'HUMAN'}"));
        for (String id : List.of("a", "b", "a", "c", "d", "e", "f")) {
            lines.add("{'saved': 'LIST', 'id': '" + id
                    + "', 'version': 1, 'document': {'name': 'L', 'entities': ['ann']}}");
        }
        Path file = file("many.jsonl", String.join("\n", lines).replace('\'', '"'));
        ImportReport trial = store.run(of(file, true).asTrial(true));
        ImportReport report = store.run(of(file, true));
        assertThat(report.saved()).containsExactly(new SavedCounts("lists", KeptStore.MOST_LISTS, 1, 0, 2));
        assertThat(trial.saved()).isEqualTo(report.saved());
        assertThat(trial.notes())
                .anySatisfy(note -> assertThat(note).contains("many.jsonl, line 7", "blastradius.limits.lists"));
        assertThat(store.run(of(file, true).asTrial(true)).saved())
                .containsExactly(new SavedCounts("lists", 0, 1 + KeptStore.MOST_LISTS, 0, 2));
    }

    @Test
    void anExportThatLostThemIsCutOff() throws IOException {
        Path file = store.export(folder.resolve("estate.jsonl"));
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeIf(line -> line.startsWith("{\"saved\":\"EXCEPTION\""));
        Files.write(file, lines);
        assertThatThrownBy(() -> store.run(of(file, false)))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("9 saved things, and 7 are there");
    }

    @Test
    void whatIsRefusedBringsNothing() throws IOException {
        Path file = store.export(folder.resolve("estate.jsonl"));
        store = new KeptStore(folder);
        String source = store.run(of(file, false)).source();
        Path other = file(
                "estate.jsonl",
                "{\"id\": \"bob\", \"kind\": \"HUMAN\"}\n{\"saved\": \"LIST\", \"id\": \"l\", \"version\": 1, \"document\": {\"name\": \"L\", \"entities\": []}}");
        ImportRequest removing =
                new ImportRequest(List.of(ImportFile.of(other)), source, true, false, null).removing(Removing.of("0"));
        assertThatThrownBy(() -> store.run(removing.withSaved(true))).isInstanceOf(Unconfirmed.class);
        assertThat(store.kept()).isEmpty();
    }
}
