package blastradius.ingest.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportedFiles;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal names the file, the place, what was there and what to do; no library speaks. */
class RefusalWordsTests {

    private static final String GRAPH =
            "{\"graph\": {\"nodes\": [{\"id\": \"a\", \"kinds\": [\"User\"]}], \"edges\": []}}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedFiles files;

    @BeforeEach
    void open() {
        files = new ImportedFiles(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            graph.json   | {"graph": {"nodes": [{"id": "a", "n": NaN}]}}                      | graph.json, line 1 column 39: NaN is no JSON; write null, or leave the value out
            graph.json   | {"graph": {"nodes": [{"id": "a", "n": Infinity}]}}                 | Infinity is no JSON; write null
            graph.json   | {"graph": {"nodes": [{"id": "a", "n": -Infinity}]}}                | -Infinity is no JSON; write null
            graph.json   | {"graph": {"nodes": [{"id": "a", "n": None}]}}                     | "None" is no JSON value
            graph.json   | {"graph": {"nodes": [{"id": 'a'}]}}                                | ''' is not expected here
            graph.json   | {"graph": {"nodes": [{"id": "a",}]}}                               | line 1 column
            graph.json   | {"graph": {"nodes": [{"id": "a"]}}                                 | ']' closes what is not open
            graph.json   | {"graph": {"nodes": [{"id": "a~b"}]}}                              | graph.json, line 1 column 31: a text holds a line break
            graph.json   | {"graph": {"nodes": [{"id": "a\\x"}]}}                             | a backslash stands before what JSON does not escape
            graph.json   | {"graph": {"nodes": [{"id": 007}]}}                                | a number is not written as JSON writes numbers
            graph.json   | {"graph": {"nodes": [{"id": "a", // x                              | '/' is not expected here
            road.db      | SQLite format 3                                                    | it is an SQLite database
            data.json    | <!DOCTYPE html><html><body>Sign in</body></html>                   | data.json: its format is not recognised: it is a web page
            data.json    | <?xml version="1.0"?><a/>                                          | data.json: its format is not recognised: it is XML
            data.json    | {"@odata.context": "x", "value": []}                               | it is JSON with "@odata.context", "value"
            data.json    | {"UserDetailList": []}                                             | probably AWS account authorization details
            data.json    | {"error": {"code": "InvalidAuthenticationToken"}}                  | probably an error message of a server
            data.json    | {"hello": 1, "world": {"x": 2}}                                    | it is JSON with "hello", "world", "x"
            users.json   | {"data": [], "meta": {"type": "users", "version": 4, "count": 0}}  | a collection of SharpHound's format 4
            deploy.yaml  | apiVersion: v1~kind: Pod~                                           | deploy.yaml: its format is not recognised
            case.yaml    | id: c~nodes: [{id: u, kind: Human}~edges: []~                       | case.yaml, line 2 column
            case.json    | {"id": "c", "nodes": [{"id": "u", "kind": "Human", "criticality": "VERY"}], "edges": []} | case.json: node 0: "VERY" is none of [LOW, MODERATE, HIGH, MISSION]
            case.json    | {"id": "c", "nodes": [{"id": {"x": 1}, "kind": "Human"}], "edges": []} | case.json
            empty.csv    | ~~                                                                  | empty.csv
            """)
    void everyRefusalSaysWhatWasThere(String name, String text, String words) throws IOException {
        Path file = files.file(name, text.replace("~", "\n"));
        assertThatThrownBy(() -> files.run(file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining(words)
                .hasMessageContaining(name)
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void halfACharacterInANameIsNamed() throws IOException {
        Path file =
                files.file("graph.json", GRAPH.replace("\"kinds\"", "\"properties\": {\"x\\ud83d\": 1}, \"kinds\""));
        assertRefused(
                file, "graph.json, line 1 column 57: a name holds half a character; write both halves or neither");
    }

    @Test
    void whatSystemsLeaveIsCountedByName() throws IOException {
        ImportReport report = files.run(
                null,
                true,
                zip(
                        "collection.zip",
                        "graph.json",
                        GRAPH,
                        "__MACOSX/._graph.json",
                        "\0\5\26\7",
                        ".DS_Store",
                        "\0\0\0\1Bud1",
                        "sub/Thumbs.db",
                        "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1",
                        "desktop.ini",
                        "[.ShellClassInfo]",
                        "README.md",
                        "# \u00e9",
                        "LICENSE",
                        "[text]",
                        "shot.png",
                        "no picture at all",
                        "run.ps1",
                        "{ }",
                        "noise.bin",
                        "\u0001\u0002\0\u00ff\u00fe"));
        assertThat(report.entities().added()).isEqualTo(1);
        assertThat(report.notes())
                .containsExactlyInAnyOrder(
                        "collection.zip/.DS_Store: was put there by a system, and is passed over",
                        "collection.zip/__MACOSX/._graph.json: was put there by a system, and is passed over",
                        "collection.zip/desktop.ini: was put there by a system, and is passed over",
                        "collection.zip/sub/Thumbs.db: was put there by a system, and is passed over");
        assertThat(report.rejected())
                .allSatisfy(record -> assertThat(record.reason()).contains("not recognised"))
                .extracting(ImportReport.Rejected::place)
                .containsExactly(
                        "collection.zip/LICENSE",
                        "collection.zip/README.md",
                        "collection.zip/noise.bin",
                        "collection.zip/run.ps1",
                        "collection.zip/shot.png");
    }

    @Test
    void dataThatIsNotReadRefusesAStrictImport() throws IOException {
        Path zip = zip("x.zip", "graph.json", GRAPH, "other.json", "{\"hello\": 1}");
        assertThat(files.run(zip).rejected())
                .extracting(ImportReport.Rejected::place)
                .containsExactly("x.zip/other.json");
        assertThatThrownBy(() -> files.run(null, true, zip)).hasMessageContaining("x.zip/other.json");
    }

    @Test
    void anArchiveWithoutDataSaysWhatItHolds() throws IOException {
        Path zip = zip("x.zip", "a.png", "\u0089PNG", "README.md", "x");
        assertThatThrownBy(() -> files.run(zip))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("x.zip/a.png: its format is not recognised")
                .hasMessageContaining("x.zip/README.md");
    }

    @Test
    void encryptedAndOddlyPackedMembersAreNamed() throws IOException {
        byte[] zip = Files.readAllBytes(zip("x.zip", "graph.json", GRAPH));
        byte[] encrypted = zip.clone();
        int central = indexOf(zip, "PK\1\2");
        encrypted[6] |= 1;
        encrypted[central + 8] |= 1;
        assertRefused(files.file("e.zip", encrypted), "e.zip/graph.json: is encrypted; unpack it with its password");
        byte[] odd = zip.clone();
        odd[8] = 12;
        odd[central + 10] = 12;
        assertRefused(
                files.file("o.zip", odd),
                "o.zip/graph.json: is packed by method 12, which is not read; pack it as a usual zip");
    }

    @Test
    void tablesAndGraphsOfTwoByteUnitsAreReadInArchives() throws IOException {
        for (String charset : new String[] {"UTF-16LE", "UTF-16"}) {
            byte[] graph = GRAPH.getBytes(java.nio.charset.Charset.forName(charset));
            assertThat(files.run(files.zip("x.zip", "graph.json", graph))
                            .entities()
                            .added())
                    .isEqualTo(1);
            byte[] table = "id;kind\na;HUMAN\n".getBytes(java.nio.charset.Charset.forName(charset));
            assertThat(files.run(files.zip("t.zip", "entities.csv", table))
                            .entities()
                            .added())
                    .isEqualTo(1);
        }
    }

    private void assertRefused(Path file, String words) {
        assertThatThrownBy(() -> files.run(file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining(words);
    }

    private static int indexOf(byte[] bytes, String mark) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark);
    }

    private Path zip(String name, String... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < members.length; i += 2) {
                zip.putNextEntry(new ZipEntry(members[i]));
                zip.write(members[i + 1].getBytes(
                        Arrays.asList("README.md").contains(members[i])
                                ? StandardCharsets.UTF_8
                                : StandardCharsets.ISO_8859_1));
            }
        }
        return files.file(name, out.toByteArray());
    }
}
