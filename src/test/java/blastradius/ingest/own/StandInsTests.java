package blastradius.ingest.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportedFiles;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.Entity;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be stated of helpers, of guests and of the factors of a group's members, in tables, cases and graphs. */
class StandInsTests {

    private static final String ENTITIES =
            "id,kind,helper,tenant\nacme,CUSTOMER,,\nou,SCOPE,,acme\nall,OTHER,true,\nsome,OTHER,true,\npc,HOST,,acme\n";

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
    void onlyAHelperContainsAHelper() throws IOException {
        ImportReport report = files.run(files.file("e.csv", ENTITIES), files.file("r.csv", """
                from,relation,to,level
                acme,CONTAINS,all,
                ou,CONTAINS,all,
                all,CONTAINS,some,
                some,CONTAINS,pc,
                ou,CAN,all,CONTROL
                """));
        assertThat(report.rejected())
                .extracting(record -> record.place() + ": " + record.reason())
                .satisfiesExactly(
                        text -> assertThat(text)
                                .startsWith("r.csv, line 2: CONTAINS from \"acme\" into the helper \"all\""),
                        text -> assertThat(text)
                                .startsWith("r.csv, line 3: CONTAINS from \"ou\" into the helper \"all\""));
        assertThat(files.estate.relations).extracting(Relation::from).containsExactly("all", "some", "ou");
    }

    @Test
    void aHelperBelongsToNobodyAndIsNoTenant() throws IOException {
        ImportReport report = files.run(files.file(
                "e.csv", "id,kind,helper,tenant\nacme,CUSTOMER,true,\nall,OTHER,true,acme\nsome,OTHER,true,\n"));
        assertThat(report.rejected())
                .extracting(record -> record.place() + ": " + record.reason())
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("e.csv, line 2: helper is true of a CUSTOMER"),
                        text -> assertThat(text).startsWith("e.csv, line 3: helper is true and tenant is \"acme\""));
        assertThat(files.estate.entities).containsOnlyKeys("some");
    }

    @Test
    void aCaseIsRefusedForTheSame() throws IOException {
        Path contained = files.file("c.json", """
                {"id": "c", "nodes": [{"id": "t", "kind": "Tenant"}, {"id": "all", "kind": "Resource", "helper": true}],
                 "edges": [{"from": "t", "kind": "CONTAINS", "to": "all"}]}""");
        assertThatThrownBy(() -> files.run(contained))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("edge 0: CONTAINS from \"t\" into the helper \"all\"");
        Path owned = files.file("d.json", """
                {"id": "d", "nodes": [{"id": "t", "kind": "Tenant"},
                                      {"id": "all", "kind": "Resource", "helper": true, "tenant": "t"}], "edges": []}""");
        assertThatThrownBy(() -> files.run(owned))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("node 1: helper is true and tenant is \"t\"");
        assertThat(files.estate.commits).isZero();
    }

    @Test
    void whatDoesNotFitInACaseIsKeptClosedAndSaid() throws IOException {
        ImportReport report = files.run(files.file("c.json", """
                {"id": "c", "nodes": [{"id": "pc", "kind": "Host"}, {"id": "ann", "kind": "Human"}],
                 "edges": [{"from": "pc", "kind": "SYNCED_TO", "to": "ann"}]}"""));
        assertThat(files.estate.relations).singleElement().satisfies(relation -> {
            assertThat(relation.kind()).isEqualTo(RelationKind.CAN);
            assertThat(relation.sourceKind()).isEqualTo("SYNCED_TO");
            assertThat(relation.terms().deniedBy()).contains("do not fit SYNCED_TO");
        });
        assertThat(report.notes()).singleElement().asString().contains("SYNCED_TO from HOST to HUMAN does not fit");
    }

    /** The factors of ann and ben are theirs by a sign-in, or as what their passwords ask for; one of the desk is everybody's. */
    @ParameterizedTest
    @CsvSource({
        "HOLDS_GRANT, pool, ELIGIBLE, ann-app;ben-app, true",
        "MEMBER_OF, admins, ELIGIBLE, ann-key;ben-app, true",
        "HOLDS_GRANT, pool, ELIGIBLE, ann-app;ann-key, false",
        "HOLDS_GRANT, pool, ELIGIBLE, ann-app;desk-token, false",
        "HOLDS_GRANT, pool, ELIGIBLE, ann-app, false",
        "HOLDS_GRANT, pool, STANDING, ann-app;ben-app, false"
    })
    void aGroupThatAsksForSeveralPeoplesFactorsIsNamed(
            String relation, String to, String state, String factors, boolean isNamed) throws IOException {
        ImportReport report = files.run(
                files.file("e.csv", """
                        id,kind
                        ann,HUMAN
                        ben,HUMAN
                        desk,GROUP
                        admins,GROUP
                        pool,GRANT
                        ann-word,PASSWORD
                        ann-app,MFA_FACTOR
                        ann-key,MFA_FACTOR
                        ben-app,MFA_FACTOR
                        desk-token,MFA_FACTOR
                        """),
                files.file(
                        "r.csv",
                        "from,relation,to,state,factors\ndesk," + relation + "," + to + "," + state + "," + factors
                                + "\n"
                                + """
                                ann-word,AUTHENTICATES_AS,ann,,ann-app;ann-key
                                ben-app,AUTHENTICATES_AS,ben,,
                                desk-token,AUTHENTICATES_AS,ann,,
                                desk-token,AUTHENTICATES_AS,ben,,
                                """));
        assertThat(report.rejected()).isEmpty();
        assertThat(report.notes())
                .hasSize(isNamed ? 1 : 0)
                .allSatisfy(note -> assertThat(note)
                        .startsWith("r.csv, line 2: " + relation + " of the group \"desk\" to \"" + to + "\"")
                        .contains("\" of \"ann\"", "\"ben-app\" of \"ben\"", "one relation from each member"));
        assertThat(files.estate.relations.getFirst().terms().factors()).containsExactlyInAnyOrder(factors.split(";"));
    }

    @Test
    void aGraphSaysWhoIsAGuestAndWhatStandsForASet() throws IOException {
        files.run(files.file("g.json", """
                {"metadata": {"source_kind": "X"}, "graph": {"nodes": [
                  {"id": "typed", "kinds": ["User"], "properties": {"userType": "guest"}},
                  {"id": "named", "kinds": ["User"], "properties": {"userprincipalname": "ann_msp.example#ext#@acme.example"}},
                  {"id": "member", "kinds": ["User"], "properties": {"usertype": "Member", "name": "ben#EXT#@acme.example"}},
                  {"id": "said", "kinds": ["User"], "properties": {"guest": true}},
                  {"id": "plain", "kinds": ["User"], "properties": {"name": "carl"}},
                  {"id": "team", "kinds": ["Group"], "properties": {"name": "team #EXT#"}},
                  {"id": "all", "kinds": ["Group"], "properties": {"helper": true, "tenantid": "acme"}}], "edges": []}}"""));
        assertThat(files.estate.entities.values())
                .filteredOn(entity -> entity.traits().guest())
                .extracting(Entity::sourceId)
                .containsExactlyInAnyOrder("typed", "named", "said");
        assertThat(files.estate.entities.values())
                .filteredOn(entity -> entity.traits().helper())
                .singleElement()
                .satisfies(entity -> {
                    assertThat(entity.sourceId()).isEqualTo("all");
                    assertThat(entity.tenant()).isNull();
                });
    }

    @Test
    void aGraphContainsNoHelperEither() throws IOException {
        ImportReport report = files.run(files.file("g.json", """
                {"metadata": {"source_kind": "X"}, "graph": {"nodes": [
                  {"id": "unit", "kinds": ["OU"]},
                  {"id": "all", "kinds": ["Group"], "properties": {"helper": true}}],
                 "edges": [{"kind": "Contains", "start": {"value": "unit"}, "end": {"value": "all"}}]}}"""));
        assertThat(report.rejected())
                .singleElement()
                .satisfies(record -> assertThat(record.reason()).contains("into the helper \"X/all\""));
        assertThat(files.estate.relations).isEmpty();
    }
}
