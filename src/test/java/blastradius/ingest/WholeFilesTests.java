package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing of a file is dropped in silence: what follows an end, and what stands under a name twice, is read or objected to by its place. */
class WholeFilesTests {

    private static final String NODE =
            "{\"graph\": {\"nodes\": [{\"id\": \"%s\", \"kinds\": [\"User\"]}], \"edges\": []}}";
    private static final String CASE =
            "{\"id\": \"c\", \"nodes\": [{\"id\": \"u\", \"kind\": \"Human\"}], \"edges\": []}";
    private static final String YAML = "id: c\nnodes: [{id: u, kind: Human}]\nedges: []\n";

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
    void documentsMayFollowOnOneLineOrOnMany() throws IOException {
        ImportReport report = files.run(
                files.file("graph.json", NODE.formatted("a") + NODE.formatted("b") + "\n\n" + NODE.formatted("c")));
        assertThat(report.entities().added()).isEqualTo(3);
        assertThat(report.recordsRead()).isEqualTo(3);
    }

    @Test
    void recordsOfTheSecondDocumentAreCountedOn() throws IOException {
        ImportReport report = files.run(files.file("graph.json", NODE.formatted("a") + "\n" + NODE.formatted(" ")));
        assertThat(report.rejected()).extracting(ImportReport.Rejected::place).containsExactly("graph.json, node 2");
    }

    @Test
    void twoRecordsOnOneLineAreTwo() throws IOException {
        ImportReport report = files.run(files.file(
                "estate.jsonl", "{\"id\": \"a\", \"kind\": \"HUMAN\"}{\"id\": \"b\", \"kind\": \"HUMAN\"}\n"));
        assertThat(report.entities().added()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            graph.json    | {"graph": {"nodes": [], "edges": []}}~{"grahp": {}}                     | graph.json, line 2: what stands here is no OpenGraph
            graph.json    | {"graph": {"nodes": [], "edges": []}}~[]                                | graph.json, line 2: what stands here is no OpenGraph
            graph.json    | {"graph": {"nodes": [], "edges": []}} the end                           | graph.json, line 1 column
            graph.json    | {"graph": {"nodes": [], "edges": []}}~}                                 | graph.json, line 2 column
            graph.json    | {"graph": {"nodes": {"id": "a"}, "edges": []}}                          | graph.json, line 1: "nodes" is no list
            graph.json    | {"graph": {"nodes": []}, "graph": {"nodes": []}}                        | graph.json, line 1 column 33: "graph" stands twice
            graph.json    | {"graph": {"nodes": [{"id": "a",~"id": "b"}]}}                          | graph.json, line 2 column
            graph.json    | {"graph": {"nodes": [{"id": "a", "x": {"y": 1, "y": 2}}]}}              | "y" stands twice in one object; keep one of them
            case.json     | CASE {"id": "d"}                                                        | case.json, line 1 column
            case.json     | CASE x                                                                  | case.json, line 1 column
            case.json     | {"id": "c", "id": "d", "nodes": [], "edges": []}                        | "id" stands twice
            case.yaml     | YAML---~YAML                                                            | more follows after the end of the document
            case.yaml     | YAMLid: d                                                               | "id" stands twice
            manifest.json | {"manifest": {"format": 1, "entities": 0, "relations": 0}}~{}           | manifest.json, line 2 column 1: more follows
            schema.json   | {"relationship_kinds": []} {}                                           | schema.json, line 1 column 28: more follows
            estate.jsonl  | {"id": "a", "kind": "HUMAN"}~{"id": "b", "kind": "HUMAN", "id": "c"}   | estate.jsonl, line 2 column
            estate.jsonl  | {"id": "a", "kind": "HUMAN"}~7                                          | estate.jsonl, line 2: is no JSON object
            x.jsonl       | {"type": "node", "id": "1", "labels": ["User"]}~"x"                     | x.jsonl, line 2: is no JSON object
            """)
    void whatFollowsIsNamedByItsPlace(String name, String text, String words) throws IOException {
        Path file =
                files.file(name, text.replace("~", "\n").replace("CASE", CASE).replace("YAML", YAML));
        Path beside = files.file("beside.csv", "id,kind\nz,HUMAN\n");
        assertThatThrownBy(() -> files.run(beside, file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining(words)
                .hasMessageEndingWith("nothing was changed");
        assertThat(files.estate.commits).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mapping: x~mapping: y                    | "mapping" stands twice
            entities: {User: HUMAN, User: TOOL}      | "User" stands twice
            mapping: x~---~mapping: y                | more follows after the end of the document
            """)
    void aMappingIsReadWhole(String text, String words) throws IOException {
        Path graph = files.file("graph.json", NODE.formatted("a"));
        ImportRequest request = new ImportRequest(
                List.of(ImportFile.of(graph)),
                null,
                true,
                false,
                new ImportRequest.NamedMapping("m.yaml", text.replace("~", "\n")));
        assertThatThrownBy(() -> new Importer(files.estate, Clock.systemUTC()).run(request, Progress.NONE))
                .isInstanceOf(BlastRadiusException.class)
                .hasMessageContaining("mapping m.yaml")
                .hasMessageContaining(words);
    }

    @Test
    void membersOfOneGzipFileAreOneFile() throws IOException {
        byte[] two = joined(gzip(NODE.formatted("a")), gzip(NODE.formatted("b")), new byte[512]);
        assertThat(files.run(files.file("graph.json.gz", two)).entities().added())
                .isEqualTo(2);
    }

    @Test
    void whatFollowsAGzipFileIsNotDropped() throws IOException {
        byte[] more = joined(gzip(NODE.formatted("a")), NODE.formatted("b").getBytes(StandardCharsets.UTF_8));
        assertRefused(files.file("graph.json.gz", more), "after its end more follows");
        byte[] half = joined(gzip(NODE.formatted("a")), new byte[] {0x1F});
        assertRefused(files.file("graph.json.gz", half), "graph.json", "after its end more follows");
    }

    @Test
    void aPackedFileThatIsCutIsCut() throws IOException {
        byte[] gzip = gzip("[" + NODE.formatted("a") + " ".repeat(300));
        for (int length = 1; length < gzip.length; length += 3) {
            Path cut = files.file("graph.json.gz", java.util.Arrays.copyOf(gzip, length));
            assertThatThrownBy(() -> files.run(cut))
                    .isInstanceOf(ImportRejected.class)
                    .hasMessageContaining("graph.json");
        }
        byte[] zip = Files.readAllBytes(
                files.zip("x.zip", "graph.json", NODE.formatted("a").getBytes(StandardCharsets.UTF_8)));
        assertRefused(files.file("cut.zip", java.util.Arrays.copyOf(zip, zip.length - 5)), "cut.zip", "cut off");
        gzip[gzip.length - 6] ^= 1;
        assertRefused(files.file("graph.json.gz", gzip), "is damaged");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            x.edges.tsv  | a\\tMemberOf\\tb~
            graph.json   | {"graph": {"nodes": [{"id": "a", "kinds": ["User"]}], "edges": []}}~
            entities.csv | id,kind~a,HUMAN~
            estate.jsonl | {"id": "a", "kind": "HUMAN"}~
            case.yaml    | YAML
            """)
    void progressEndsWhenAllIsRead(String name, String line) throws IOException {
        String text = line.replace("~", "\n")
                .replace("\\t", "\t")
                .replace("YAML", YAML)
                .repeat(name.endsWith("tsv") ? 20_000 : 1);
        for (Path file :
                List.of(files.file(name, text), files.gzip(name + ".gz", text.getBytes(StandardCharsets.UTF_8)))) {
            List<Progress.State> states = new ArrayList<>();
            new Importer(files.estate, Clock.systemUTC())
                    .run(ImportRequest.of(List.of(ImportFile.of(file))), states::add);
            assertThat(states).isNotEmpty().last().satisfies(last -> {
                assertThat(last.totalBytes()).isEqualTo(2 * Files.size(file));
                assertThat(last.bytes()).isEqualTo(last.totalBytes());
            });
        }
    }

    private void assertRefused(Path file, String... words) {
        assertThatThrownBy(() -> files.run(file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContainingAll(words);
    }

    private byte[] gzip(String text) throws IOException {
        return Files.readAllBytes(files.gzip("packed.gz", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
