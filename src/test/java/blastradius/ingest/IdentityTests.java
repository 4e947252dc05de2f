package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.writing.EstateWriter.Elsewhere;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which records and ends mean one entity, in every format. */
class IdentityTests {

    private static final String LONG = "x".repeat(5000);
    private static final String GUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private static final String TEMPLATE = "62E90394-69F5-4237-9190-012177145E10";

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
    void twoTypesUnderOneIdAreNoRepetitionInAGraph() throws IOException {
        ImportReport report = files.run(files.file("g.json", """
                {"graph": {"nodes": [{"id": "7", "kinds": ["User"]}, {"id": "7", "kinds": ["Group"]},
                  {"id": "8", "kinds": ["User"]}, {"id": "h", "kinds": ["Computer"]}, {"id": "h", "kinds": ["Unheard"]}],
                 "edges": [{"kind": "MemberOf", "start": {"value": "8"}, "end": {"value": "7"}},
                  {"kind": "AdminTo", "start": {"value": "7"}, "end": {"value": "h"}},
                  {"kind": "AdminTo", "start": {"value": "8"}, "end": {"value": "h"}}]}}"""));
        assertThat(report.rejected())
                .extracting(ImportReport.Rejected::place)
                .containsExactly("g.json, node 2", "g.json, edge 1", "g.json, edge 2");
        assertThat(report.rejected().getFirst().reason())
                .contains("HUMAN")
                .contains("Group")
                .contains("g.json, node 1");
        assertThat(files.estate.relations).hasSize(1);
    }

    @Test
    void twoTypesUnderOneIdAreNoRepetitionInLinesOfJson() throws IOException {
        ImportReport report = files.run(files.file("e.jsonl", """
                {"id": "7", "kind": "HUMAN"}
                {"id": "7", "kind": "OTHER"}
                {"id": "g", "kind": "GROUP"}
                {"from": "g", "relation": "CAN", "to": "g", "approvers": ["7"]}
                """));
        assertThat(report.rejected()).hasSize(2);
        assertThat(files.estate.relations).isEmpty();
    }

    @Test
    void aCaseHasOneNodeOfAName() throws IOException {
        Path file = files.file("case.json", """
                {"id": "c", "nodes": [{"id": "7", "kind": "Human"}, {"id": "7", "kind": "Group"}], "edges": []}""");
        assertThatThrownBy(() -> files.run(file))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContainingAll("\"7\"", "HUMAN", "GROUP");
    }

    @Test
    void whatAnotherSourceKnowsAsAnotherTypeIsAnotherEntity() throws IOException {
        files.estate.saidElsewhere.put("7", new Elsewhere(EntityKind.HUMAN, null));
        Path entities = files.file("e.csv", "id,kind\n7,GROUP\nbo,HUMAN\n");
        Path relations = files.file("r.csv", "from,relation,to\nbo,MEMBER_OF,7\n");
        ImportReport report = files.run(entities, relations);
        assertThat(files.estate.entities).containsOnlyKeys("7#Group", "bo");
        assertThat(files.estate.relations.getFirst().to()).isEqualTo("7#Group");
        assertThat(report.notes())
                .singleElement()
                .asString()
                .contains("HUMAN")
                .contains("GROUP")
                .contains("7#Group");
        assertThatThrownBy(() -> files.run(null, true, entities, relations)).hasMessageContaining("7#Group");
    }

    @Test
    void whatAnotherSourceKnowsInAnotherTenantIsAnotherEntity() throws IOException {
        String id = GUID.toUpperCase(java.util.Locale.ROOT);
        files.estate.saidElsewhere.put(id, new Elsewhere(EntityKind.GROUP, "ALDER"));
        ImportReport report = files.run(
                files.file("e.csv", "id,kind,tenant\n" + GUID + ",GROUP,birch\nbo,HUMAN,birch\n"),
                files.file("r.csv", "from,relation,to\nbo,MEMBER_OF," + GUID + "\n"));
        assertThat(files.estate.relations.getFirst().to()).isEqualTo(id + "@birch");
        assertThat(report.notes()).singleElement().asString().contains("ALDER").contains("birch");
    }

    @Test
    void oneFileOfTwoTenantsKeepsTheirTemplatesApart() throws IOException {
        ImportReport report = files.run(files.file("g.json", """
                {"graph": {"nodes": [
                  {"id": "%1$s", "kinds": ["AZRole"], "properties": {"tenantid": "alder"}},
                  {"id": "%1$s", "kinds": ["AZRole"], "properties": {"tenantid": "birch"}},
                  {"id": "ann", "kinds": ["AZUser"], "properties": {"tenantid": "alder"}},
                  {"id": "cy", "kinds": ["User"]}],
                 "edges": [{"kind": "AZHasRole", "start": {"value": "ann"}, "end": {"value": "%1$s"}},
                  {"kind": "AZHasRole", "start": {"value": "cy"}, "end": {"value": "%1$s"}}]}}""".formatted(TEMPLATE)));
        assertThat(files.estate.relations)
                .singleElement()
                .satisfies(relation -> assertThat(relation.to()).isEqualTo(TEMPLATE + "@OpenGraph g/alder"));
        assertThat(report.rejected())
                .singleElement()
                .satisfies(
                        record -> assertThat(record.reason()).contains("/alder").contains("/birch"));
    }

    @Test
    void aTemplateOfNobodyKnownIsTheSources() throws IOException {
        files.run(files.file("e.csv", "id,kind\n" + TEMPLATE.toLowerCase(java.util.Locale.ROOT) + ",ROLE\n"));
        assertThat(files.estate.entities).containsOnlyKeys("own tables e/" + TEMPLATE);
    }

    @Test
    void namesIdsThatDifferInCaseAlone() throws IOException {
        ImportReport report = files.run(files.file("e.csv", "id,kind\nann,HUMAN\nAnn,HUMAN\nbo,HUMAN\n"));
        assertThat(files.estate.entities).hasSize(3);
        assertThat(report.notes()).containsExactly("ids that differ in case alone stay apart: ann, Ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e2", "100.0", "18446744073709551601", "-0", "1.10", "9007199254740993"})
    void aNumberInThePlaceOfAnIdIsItsText(String number) throws IOException {
        files.run(files.file("g.json", """
                {"metadata": {"source_kind": "N"}, "graph": {"nodes": [{"id": %1$s, "kinds": ["User"], "properties": {"n": %1$s}},
                  {"id": "h", "kinds": ["Computer"]}],
                 "edges": [{"kind": "AdminTo", "start": {"match_by": "property", "property_matchers": [{"key": "n", "value": %1$s}]},
                  "end": {"value": "h"}}]}}""".formatted(number)));
        files.run(files.file("all.json", """
                {"type": "node", "id": %1$s, "labels": ["User"]}
                {"type": "relationship", "label": "AdminTo", "start": {"id": %1$s}, "end": {"id": %1$s}}
                """.formatted(number)));
        files.run(files.file("e.jsonl", """
                {"id": %1$s, "kind": "HUMAN"}
                {"from": %1$s, "relation": "CAN", "to": %1$s, "approvers": [%1$s]}
                """.formatted(number)));
        assertThat(files.estate.entities.keySet()).contains("N/" + number, "Neo4j JSON lines all/" + number, number);
        assertThat(files.estate.relations)
                .extracting(relation -> relation.from())
                .containsExactly("N/" + number, "Neo4j JSON lines all/" + number, number);
        assertThat(files.estate.relations.getLast().terms().approvers()).containsExactly(number);
    }

    @Test
    void aWholeNumberThatNoLongHoldsKeepsItsDigitsInProperties() throws IOException {
        files.run(files.file("e.jsonl", """
                {"id": "a", "kind": "HUMAN", "properties": {"n": 12345678901234567890, "f": 1.50, "l": [12345678901234567890, 2]}}
                """));
        assertThat(files.estate.entity("a").properties())
                .containsEntry("n", "12345678901234567890")
                .containsEntry("f", 1.5)
                .containsEntry("l", java.util.List.of("12345678901234567890", 2L));
    }

    @Test
    void blanksAtTheEndsOfIdsOfTablesKeepThemApart() throws IOException {
        ImportReport report = files.run(
                files.file("e.csv", "id,kind\nops,GROUP\n\"ops \",GROUP\nu,HUMAN\nh,HOST\n"),
                files.file("r.csv", "from,relation,to\nu,MEMBER_OF,\"ops \"\nops,CAN, h\n"));
        assertThat(report.danglingEnds()).isZero();
        assertThat(files.estate.relations)
                .extracting(relation -> relation.from() + ">" + relation.to())
                .containsExactly("u>ops%20", "ops>h");
    }

    @Test
    void whatIsTooLongIsRejectedAtItsPlaceInEveryFormat() throws IOException {
        assertRejected(
                files.run(files.file("e.csv", "id,kind,tenant\n" + LONG + ",HUMAN,\nb,HUMAN," + LONG + "\nc,HUMAN,\n")),
                "e.csv, line 2",
                "e.csv, line 3");
        assertRejected(
                files.run(files.file(
                        "l.jsonl",
                        "{\"id\":\"c\",\"kind\":\"HUMAN\",\"source_id\":\"" + LONG
                                + "\"}\n{\"id\":\"c\",\"kind\":\"HUMAN\"}")),
                "l.jsonl, line 1");
        assertRejected(
                files.run(
                        files.file("e2.csv", "id,kind\nc,HUMAN\n"),
                        files.file("r.csv", "from,relation,to\nc,CAN," + LONG + "\n")),
                "r.csv, line 2");
        assertRejected(
                files.run(
                        files.file("x.nodes.tsv", "c\tUser\tann\t0\t0\n" + LONG + "\tUser\tbob\t0\t0\n"),
                        files.file("x.edges.tsv", "c\tMemberOf\t" + LONG + "\n")),
                "x.nodes.tsv, line 2",
                "x.edges.tsv, line 1");
        assertRejected(
                files.run(files.file(
                        "c.json",
                        "{\"id\":\"c\",\"nodes\":[{\"id\":\"c\",\"kind\":\"Human\"},{\"id\":\"" + LONG
                                + "\",\"kind\":\"Human\"}],\"edges\":[]}")),
                "c.json, entity 2");
    }

    private static void assertRejected(ImportReport report, String... places) {
        assertThat(report.rejected()).extracting(ImportReport.Rejected::place).containsExactly(places);
        assertThat(report.rejected())
                .allSatisfy(record -> assertThat(record.reason()).contains("bytes, more than 4,096"));
        assertThat(report.entities().added()).isEqualTo(1);
    }
}
