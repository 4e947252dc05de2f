package blastradius.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.ImportedFiles;
import blastradius.ingest.Importer;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.ImportReport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are cut inside a character never become another text, and names that are given are names. */
class TextOfFilesTests {

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
    void groupsThatDifferInHalfACharacterDoNotBecomeOne() throws IOException {
        ImportReport report = files.run(files.file("graph.json", """
                {"graph": {"nodes": [
                  {"id": "team-\\ud83d", "kinds": ["Group"]}, {"id": "team-\\ud83e", "kinds": ["Group"]},
                  {"id": "lsu", "kinds": ["User"]}, {"id": "lsh", "kinds": ["Computer"]}],
                 "edges": [
                  {"kind": "MemberOf", "start": {"value": "lsu"}, "end": {"value": "team-\\ud83d"}},
                  {"kind": "AdminTo", "start": {"value": "team-\\ud83e"}, "end": {"value": "lsh"}}]}}"""));

        assertThat(report.rejected())
                .extracting(ImportReport.Rejected::place)
                .containsExactly(
                        "graph.json, node 1", "graph.json, node 2", "graph.json, edge 1", "graph.json, edge 2");
        assertThat(report.rejected().getFirst().reason()).isEqualTo("id holds half a character, U+D83D as character 6");
        assertThat(report.entities().added()).isEqualTo(2);
        assertThat(report.relations().added()).isZero();
    }

    @Test
    void rowsOfTablesAreRejectedWhereverTheHalfStands() throws IOException {
        ImportReport lines = files.run(files.file("entities.jsonl", """
                {"id": "a", "entity": "Identity", "kind": "HUMAN", "name": "\\ude00"}
                {"id": "b", "entity": "Identity", "kind": "HUMAN", "properties": {"x": ["\\ud83d", "\\ude00"]}}
                {"id": "c", "entity": "Identity", "kind": "HUMAN", "name": "\\ud83d\\ude00"}
                """));
        ImportReport cells = files.run(files.file("entities.csv", """
                id,entity,kind,properties
                d,Identity,HUMAN,"{""x"": [""\\ud83d"", ""\\ude00""]}"
                """));

        assertThat(lines.rejected())
                .extracting(ImportReport.Rejected::place)
                .containsExactly("entities.jsonl, line 1", "entities.jsonl, line 2");
        assertThat(lines.entities().added()).isEqualTo(1);
        assertThat(cells.rejected()).singleElement().satisfies(row -> {
            assertThat(row.place()).isEqualTo("entities.csv, line 2");
            assertThat(row.reason()).contains("half a character");
        });
    }

    @Test
    void linesOfAnotherExportAreRejectedOnce() throws IOException {
        ImportReport report = files.run(files.file("all.json", """
                {"type": "node", "id": "1", "labels": ["User"], "properties": {"name": "\\ud83d"}}
                {"type": "node", "id": "2", "labels": ["User"]}
                {"type": "relationship", "label": "MemberOf", "start": {"id": "2"}, "end": {"id": "\\ud83d"}}
                """));

        assertThat(report.rejected())
                .extracting(ImportReport.Rejected::place)
                .containsExactly("all.json, line 1", "all.json, line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aTextOfTwoByteUnitsIsRefusedAtTheByte(String charset) throws IOException {
        byte[] text = "\uFEFFid,entity,kind\nuA,Identity,HUMAN\n".getBytes(Charset.forName(charset));
        byte[] whole = text.clone();
        int at = text.length - 2 * ",Identity,HUMAN\n".length() - 2;
        text[charset.endsWith("LE") ? at + 1 : at] = (byte) 0xD8;

        assertThat(files.run(files.file("entities.csv", whole)).entities().added())
                .isEqualTo(1);
        assertThatThrownBy(() -> files.run(files.file("entities.csv", text)))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("byte " + at + " of entities.csv");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0AF, 0xE080AF, 0xEDA080, 0xF08080AF, 0xC1BF})
    void overlongBytesAndHalvesInUtf8AreRefusedAtTheByte(int bytes) throws IOException {
        byte[] bad = new java.math.BigInteger(Integer.toUnsignedString(bytes)).toByteArray();
        String head = "id,entity,kind\n";
        java.io.ByteArrayOutputStream file = new java.io.ByteArrayOutputStream();
        file.write(head.getBytes(StandardCharsets.UTF_8));
        file.write(bad, bad[0] == 0 ? 1 : 0, bad.length - (bad[0] == 0 ? 1 : 0));
        file.write(",Identity,HUMAN\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> files.run(files.file("entities.csv", file.toByteArray())))
                .isInstanceOf(ImportRejected.class)
                .hasMessageMatching("(?s)entities.csv.*byte 1[5-8] of entities.csv is not UTF-8.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u202eb", "a\u2066b", "a\u0000b", "a\u200eb", "a\ud83db"})
    void aSourceThatIsNoNameIsRefused(String source) throws IOException {
        Path file = files.file("entities.csv", "id,entity,kind\nu,Identity,HUMAN\n");
        ImportRequest request = new ImportRequest(List.of(ImportFile.of(file)), source, true, false, null);

        assertThatThrownBy(() -> new Importer(files.estate, Clock.systemUTC()).run(request, Progress.NONE))
                .isInstanceOf(BlastRadiusException.BadRequest.class)
                .hasMessageStartingWith("source holds U+");
    }

    @Test
    void aSourceThatAFileNamesIsShownAsAName() throws IOException {
        ImportReport report = files.run(
                files.file(
                        "graph.json",
                        "{\"metadata\": {\"source_kind\": \"a\\u202e\\nb\"}, \"graph\": {\"nodes\": [{\"id\": \"u\", \"kinds\": [\"User\"]}], \"edges\": []}}"));

        assertThat(report.source()).isEqualTo("a\ufffd b");
    }

    @Test
    void instantsBeyondTheClockRejectTheirRow() throws IOException {
        ImportReport report = files.run(
                files.file("entities.csv", "id,entity,kind\nu,Identity,HUMAN\ng,Group,\n"),
                files.file("relations.csv", """
                        from,relation,to,to_time
                        u,MEMBER_OF,g,+292277026596-12-04T15:30:07Z
                        u,MEMBER_OF,g,9999-12-31T23:59:59Z
                        """));

        assertThat(report.rejected()).singleElement().satisfies(row -> {
            assertThat(row.place()).isEqualTo("relations.csv, line 2");
            assertThat(row.reason()).contains("years 0 to 9999");
        });
        assertThat(report.relations().added()).isEqualTo(1);
    }
}
