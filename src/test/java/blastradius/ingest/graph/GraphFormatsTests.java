package blastradius.ingest.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportedFiles;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphFormatsTests {

    private static final String GUID = "9D4E9AE1-22FD-4DCB-BE92-012FEA7239DC";

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
    void readsPackedTablesWithoutHeaderInAnyOrder() throws IOException {
        Path edges = files.gzip(
                "lab.edges.tsv.gz",
                "1\tMemberOf\t2\r\n1\tMemberOf\t2\r\n1\tAdminTo\t9\r\n".getBytes(StandardCharsets.UTF_8));
        Path nodes = files.gzip(
                "lab.nodes.tsv.gz",
                "1\tUser\tANN@LAB\t\t0\n2\tGroup\tOPS@LAB\t0\t1\n".getBytes(StandardCharsets.UTF_8));
        ImportReport report = files.run(edges, nodes);
        assertThat(report.source()).isEqualTo("edge list lab");
        assertThat(report.recordsRead()).isEqualTo(5);
        assertThat(report.entities().added()).isEqualTo(2);
        assertThat(report.relations().added()).isEqualTo(2);
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(report.danglingEnds()).isEqualTo(1);
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith("lab.edges.tsv, line 2: the same MemberOf again"))
                .anyMatch(note -> note.startsWith("lab.edges.tsv, line 3: no record describes"));
        assertThat(files.estate.entity("edge list lab/1").name()).isEqualTo("ANN@LAB");
    }

    @Test
    void readsNeo4jLinesByTheIdThatMeansSomethingOutside() throws IOException {
        Path file = files.file("export.jsonl", """
                {"type":"relationship","id":"r0","label":"RUNS_ON","properties":{},"start":{"id":"7"},"end":{"id":"8"}}
                {"type":"node","id":"7","labels":["Base","SyncIdentity"],"properties":{"objectid":"%s","name":"sync"}}
                {"type":"node","id":"8","labels":["Base","ConnectorHost"],"properties":{"name":"connector"}}
                {"type":"node","id":"9","labels":["Base","AZServicePrincipal"],"properties":{"isAIAgent":true,"enabled":[false]}}
                """.formatted(GUID.toLowerCase(java.util.Locale.ROOT)));
        ImportReport report = files.run("adsynth", false, file);
        assertThat(report.recordsRead()).isEqualTo(4);
        assertThat(files.estate.entity(GUID).kind()).isEqualTo(EntityKind.SERVICE_ACCOUNT);
        assertThat(files.estate.entity("Neo4j JSON lines export/9")).satisfies(agent -> {
            assertThat(agent.kind()).isEqualTo(EntityKind.AI_AGENT);
            assertThat(agent.traits().enabled()).isFalse();
        });
        assertThat(files.estate.relations).singleElement().satisfies(relation -> {
            assertThat(relation.kind()).isEqualTo(RelationKind.RUNS_AS);
            assertThat(relation.to()).isEqualTo(GUID);
        });
    }

    @Test
    void aUserThatIsAlsoLabelledAGroupIsAUser() throws IOException {
        files.run(files.file("hybrid_x.jsonl", """
                {"type":"node","id":"1","labels":["Base","Group","User"],"properties":{"name":"x"}}
                """));
        assertThat(files.estate.count(EntityKind.HUMAN)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void readsWhatAShellWroteInTheEncodingThatItsMarkDeclares(String encoding) throws IOException {
        String text = "\ufeff{\"graph\": {\"nodes\": [{\"id\": \"\u00fc\ud83d\ude00\", \"kinds\": [\"User\"]}]}}";
        files.run(files.file("graph.json", text.getBytes(Charset.forName(encoding))));
        assertThat(files.estate.entities.values())
                .singleElement()
                .satisfies(entity -> assertThat(entity.sourceId()).isEqualTo("\u00fc\ud83d\ude00"));
    }

    /** The mark counts: bytes are named as an editor numbers them. */
    @Test
    void namesTheByteThatIsNotUtf8BehindAMark() throws IOException {
        byte[] text = "\ufeff{\"graph\": \"?\"}".getBytes(StandardCharsets.UTF_8);
        text[14] = (byte) 0xFF;
        Path file = files.file("graph.json", text);
        assertThatThrownBy(() -> files.run(file)).hasMessageContaining("byte 14 of graph.json is not UTF-8");
    }

    @Test
    void oneSourceIsOneReplacementHoweverManyMembersItsArchiveHas() throws IOException {
        Path zip = files.zip("all.zip", "deep/graph.json", """
                {"metadata": {"source_kind": "Z"}, "graph": {"nodes": [{"id": "a", "kinds": ["User"]}]}}""".getBytes(StandardCharsets.UTF_8));
        assertThat(files.run(zip).source()).isEqualTo("Z");
        assertThat(files.estate.commits).isEqualTo(1);
    }

    @Test
    void saysWhichMappingsThereAre() throws IOException {
        Path file = files.file("hybrid_x.jsonl", "");
        assertThatThrownBy(() -> files.run("nothing", false, file))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("adsynth");
    }
}
