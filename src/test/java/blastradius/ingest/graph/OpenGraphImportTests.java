package blastradius.ingest.graph;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.Importer;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenGraphImportTests {

    private static final String DOMAIN = "S-1-5-21-1111111111-2222222222-3333333333";

    @TempDir
    Path folder;

    private final RecordedEstate estate = new RecordedEstate();

    @Test
    void readsAZippedExportWithAByteOrderMarkExactly() throws Exception {
        ImportReport report = run(sample("mssqlhound/mssql-bloodhound-20260115-105846.zip"));
        assertThat(report.source()).isEqualTo("MSSQL_Base");
        assertThat(report.entities().added()).isEqualTo(203);
        assertThat(report.relations().added()).isEqualTo(572);
        assertThat(report.recordsRead()).isEqualTo(775);
        assertThat(report.duplicates()).isZero();
        assertThat(report.unknownKinds()).isEmpty();
    }

    @Test
    void countsAndNamesEveryDuplicate() throws Exception {
        ImportReport report = run(sample("sccm/upload_3_bloodhound-sccm-privileged.zip"));
        assertThat(report.entities().added()).isEqualTo(102);
        assertThat(report.relations().added()).isEqualTo(343);
        assertThat(report.duplicates()).isEqualTo(21);
        assertThat(report.notes())
                .filteredOn(note -> note.contains("the same SCCM_HasClient again"))
                .hasSize(13);
        assertThat(report.notes())
                .filteredOn(note -> note.contains("properties are merged"))
                .hasSize(28);
    }

    @Test
    void readsRelationsWhoseKindsLackTheCollectorsPrefix() throws Exception {
        run(sample("sccm/upload_3_bloodhound-sccm-privileged.zip"));
        assertThat(estate.ofSourceKind("SameHostAs")).hasSize(28).allMatch(OpenGraphImportTests::isOpen);
    }

    @Test
    void joinsOnlyIdsThatAreUniqueInTheWorld() throws Exception {
        run("""
                {"metadata": {"source_kind": "X"}, "graph": {"nodes": [
                  {"id": "s-1-5-21-1111111111-2222222222-3333333333-512", "kinds": ["Group"]},
                  {"id": "6a0a41bd-2b3c-4d5e-8f90-a1b2c3d4e5f6", "kinds": ["User"]},
                  {"id": "00000000-0000-0000-0000-000000000000", "kinds": ["User"]},
                  {"id": "S-1-5-32-544", "kinds": ["Group"]}], "edges": []}}""");
        assertThat(estate.entities)
                .containsOnlyKeys(
                        DOMAIN + "-512",
                        "6A0A41BD-2B3C-4D5E-8F90-A1B2C3D4E5F6",
                        "X/00000000-0000-0000-0000-000000000000",
                        "X/S-1-5-32-544");
    }

    @Test
    void matchesEndsByNameByPropertyAndWithoutCase() throws Exception {
        run("""
                {"graph": {"edges": [
                  {"kind": "AdminTo", "start": {"match_by": "name", "value": "alice", "kind": "User"},
                   "end": {"match_by": "property", "property_matchers": [
                     {"key": "ip", "operator": "equals", "value": "10.0.0.1"},
                     {"key": "port", "operator": "equals", "value": 445}]}},
                  {"kind": "AdminTo", "start": {"value": "U1"}, "end": {"value": "HOST"}}],
                 "nodes": [
                  {"id": "u1", "kinds": ["User"], "properties": {"name": "ALICE"}},
                  {"id": "g1", "kinds": ["Group"], "properties": {"name": "alice"}},
                  {"id": "host", "kinds": ["Computer"], "properties": {"ip": "10.0.0.1", "port": 445}},
                  {"id": "other", "kinds": ["Computer"], "properties": {"ip": "10.0.0.1", "port": 22}}]}}""");
        assertThat(estate.relations).hasSize(1).first().satisfies(relation -> {
            assertThat(relation.from()).endsWith("/u1");
            assertThat(relation.to()).endsWith("/host");
        });
    }

    @Test
    void refusesTheRecordWhoseEndFitsSeveralNodes() throws Exception {
        ImportReport report = run("""
                {"graph": {"nodes": [
                  {"id": "a", "kinds": ["User"], "properties": {"name": "twin"}},
                  {"id": "b", "kinds": ["User"], "properties": {"name": "twin"}}],
                 "edges": [{"kind": "AdminTo", "start": {"match_by": "name", "value": "twin"}, "end": {"value": "a"}}]}}""");
        assertThat(estate.relations).isEmpty();
        assertThat(report.rejected()).singleElement().satisfies(record -> {
            assertThat(record.place()).isEqualTo("graph.json, edge 1");
            assertThat(record.reason()).contains("twin").contains("2 nodes");
        });
    }

    @Test
    void keepsDanglingEndsAsPlaceholdersAndNamesThem() throws Exception {
        estate.knownElsewhere.add(DOMAIN + "-513");
        ImportReport report = run("""
                {"graph": {"nodes": [{"id": "a", "kinds": ["User"]}], "edges": [
                  {"kind": "MemberOf", "start": {"value": "a"}, "end": {"value": "ghost"}},
                  {"kind": "AdminTo", "start": {"value": "a"}, "end": {"value": "ghost"}},
                  {"kind": "MemberOf", "start": {"value": "a"}, "end": {"value": "%s-513"}}]}}""".formatted(DOMAIN));
        assertThat(report.danglingEnds()).isEqualTo(1);
        assertThat(report.notes()).singleElement().asString().contains("edge 1").contains("ghost");
        assertThat(estate.relations).hasSize(3);
        assertThat(estate.ofSourceKind("MemberOf")).allMatch(relation -> relation.kind() == RelationKind.MEMBER_OF);
    }

    @Test
    void keepsWhatDoesNotFitItsRowClosedAndCountsIt() throws Exception {
        ImportReport report = run("""
                {"graph": {"nodes": [{"id": "a", "kinds": ["User"]}, {"id": "b", "kinds": ["User"]}, {"id": "h", "kinds": ["Computer"]}],
                 "edges": [{"kind": "MemberOf", "start": {"value": "a"}, "end": {"value": "h"}},
                           {"kind": "MemberOf", "start": {"value": "b"}, "end": {"value": "h"}}]}}""");
        assertThat(estate.relations).hasSize(2).noneMatch(OpenGraphImportTests::isOpen);
        assertThat(report.notes())
                .singleElement()
                .asString()
                .contains("MemberOf from HUMAN to HOST")
                .contains("its ends do not fit MEMBER_OF")
                .contains("2 times")
                .contains("edge 1");
    }

    @Test
    void keepsUnknownKindsClosedAndCountsThem() throws Exception {
        ImportReport report = run("""
                {"graph": {"nodes": [{"id": "a", "kinds": ["Gadget", "WhateverBase"]}, {"id": "b", "kinds": []}],
                 "edges": [{"kind": "Tickles", "start": {"value": "a"}, "end": {"value": "b"}},
                           {"kind": "Tickles", "start": {"value": "b"}, "end": {"value": "a"}}]}}""");
        assertThat(report.unknownKinds()).containsOnly(entry("Gadget", 1L), entry("(none)", 1L), entry("Tickles", 2L));
        assertThat(estate.count(EntityKind.OTHER)).isEqualTo(2);
        assertThat(estate.relations).hasSize(2).noneMatch(OpenGraphImportTests::isOpen);
    }

    @Test
    void followsWhatAnExtensionSchemaDeclaresTraversableWithOrWithoutPrefix() throws Exception {
        Path schema = write("schema.json", """
                {"schema": {"name": "Acme", "namespace": "ACME"}, "node_kinds": [], "relationship_kinds": [
                  {"name": "ACME_Runs", "is_traversable": true}, {"name": "ACME_Knows", "is_traversable": false}]}""");
        Path graph = write("graph.json", """
                {"graph": {"nodes": [{"id": "a", "kinds": ["ACME_Thing"]}, {"id": "b", "kinds": ["ACME_Thing"]}],
                 "edges": [{"kind": "Runs", "start": {"value": "a"}, "end": {"value": "b"}},
                           {"kind": "ACME_Knows", "start": {"value": "b"}, "end": {"value": "a"}}]}}""");
        ImportReport report = run(schema, graph);
        assertThat(estate.ofSourceKind("Runs")).singleElement().matches(OpenGraphImportTests::isOpen);
        assertThat(estate.ofSourceKind("ACME_Knows")).singleElement().matches(relation -> !isOpen(relation));
        assertThat(report.unknownKinds()).containsOnly(entry("ACME_Thing", 2L));
    }

    @Test
    void takesNamesThatAreNumbersAndKeepsPropertiesByType() throws Exception {
        run("""
                {"graph": {"nodes": [{"id": 17, "kinds": ["Computer"], "properties":
                  {"name": 4711, "enabled": false, "tags": ["a", "b"], "ratio": 0.5, "nothing": null}}], "edges": []}}""");
        assertThat(estate.entities.values()).singleElement().satisfies(entity -> {
            assertThat(entity.name()).isEqualTo("4711");
            assertThat(entity.sourceId()).isEqualTo("17");
            assertThat(entity.traits().enabled()).isFalse();
            assertThat(entity.properties())
                    .containsEntry("tags", List.of("a", "b"))
                    .containsEntry("ratio", 0.5)
                    .doesNotContainKey("nothing");
        });
    }

    @Test
    void needsBothRightsToReadADomainsSecrets() throws Exception {
        run("""
                {"graph": {"nodes": [{"id": "d", "kinds": ["Domain"]}, {"id": "both", "kinds": ["User"]},
                   {"id": "one", "kinds": ["Group"]}, {"id": "other", "kinds": ["Group"]}, {"id": "lone", "kinds": ["Domain"]}],
                 "edges": [{"kind": "GetChanges", "start": {"value": "both"}, "end": {"value": "d"}},
                   {"kind": "GetChangesAll", "start": {"value": "both"}, "end": {"value": "d"}},
                   {"kind": "GetChanges", "start": {"value": "one"}, "end": {"value": "d"}},
                   {"kind": "GetChangesAll", "start": {"value": "other"}, "end": {"value": "d"}},
                   {"kind": "GetChanges", "start": {"value": "both"}, "end": {"value": "lone"}}]}}""");
        assertThat(estate.relations).hasSize(5);
        assertThat(estate.relations)
                .filteredOn(relation ->
                        relation.from().endsWith("both") && relation.to().endsWith("/d"))
                .hasSize(2)
                .allMatch(relation -> isOpen(relation) && relation.terms().and().isEmpty());
        assertThat(estate.relations)
                .filteredOn(relation -> relation.from().endsWith("/one"))
                .singleElement()
                .satisfies(relation -> assertThat(relation.terms().and())
                        .singleElement()
                        .satisfies(premise -> {
                            assertThat(premise.entity()).endsWith("/other");
                            assertThat(premise.level()).isEqualTo(AccessLevel.USE);
                        }));
        assertThat(estate.relations)
                .filteredOn(relation -> relation.to().endsWith("/lone"))
                .noneMatch(OpenGraphImportTests::isOpen);
    }

    @Test
    void turnsSessionsTowardsTheSignedInUser() throws Exception {
        run("""
                {"graph": {"nodes": [{"id": "u", "kinds": ["User"]}, {"id": "h", "kinds": ["Computer"]}],
                 "edges": [{"kind": "HasSession", "start": {"value": "u"}, "end": {"value": "h"}}]}}""");
        assertThat(estate.relations).singleElement().satisfies(relation -> {
            assertThat(relation.kind()).isEqualTo(RelationKind.HAS_SESSION);
            assertThat(relation.from()).endsWith("/h");
            assertThat(relation.to()).endsWith("/u");
        });
    }

    @Test
    void theMappingOfAnImportComesBeforeTheShippedOnes() throws Exception {
        Path graph = write("graph.json", """
                {"graph": {"nodes": [{"id": "u", "kinds": ["User"]}, {"id": "h", "kinds": ["Computer"]}],
                 "edges": [{"kind": "AdminTo", "start": {"value": "u"}, "end": {"value": "h"}}]}}""");
        String mapping = "mapping: mine\nentities: {User: BOT}\nrelations: {AdminTo: {relation: CAN, level: SEE}}\n";
        new Importer(estate, Clock.systemUTC())
                .run(
                        new ImportRequest(
                                List.of(ImportFile.of(graph)),
                                "mine",
                                true,
                                false,
                                new ImportRequest.NamedMapping("mine.yaml", mapping)),
                        Progress.NONE);
        assertThat(estate.entity("mine/u").kind()).isEqualTo(EntityKind.BOT);
        assertThat(estate.relations.getFirst().terms().level()).isEqualTo(AccessLevel.SEE);
    }

    @Test
    void strictnessRefusesTheWholeImport() throws Exception {
        Path graph = write("graph.json", """
                {"graph": {"nodes": [{"id": "a", "kinds": ["Gadget"]}], "edges": []}}""");
        ImportRequest strict = new ImportRequest(List.of(ImportFile.of(graph)), null, true, true, null);
        assertThatThrownBy(() -> new Importer(estate, Clock.systemUTC()).run(strict, Progress.NONE))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("nothing was changed")
                .hasMessageContaining("Gadget");
        assertThat(estate.commits).isZero();
    }

    @Test
    void severalFilesAreOneStatement() throws Exception {
        Path nodes = write("one.json", """
                {"graph": {"edges": [{"kind": "MemberOf", "start": {"value": "u"}, "end": {"value": "g"}}]}}""");
        Path edges = write("two.json", """
                {"graph": {"nodes": [{"id": "u", "kinds": ["User"]}, {"id": "g", "kinds": ["Group"]}]}}""");
        ImportReport report = run(nodes, edges);
        assertThat(report.danglingEnds()).isZero();
        assertThat(estate.commits).isEqualTo(1);
        assertThat(estate.relations).singleElement().matches(relation -> relation.kind() == RelationKind.MEMBER_OF);
    }

    private static boolean isOpen(Relation relation) {
        return relation.terms().deniedBy() == null;
    }

    private ImportReport run(String graph) throws IOException {
        return run(write("graph.json", graph));
    }

    private ImportReport run(Path... files) {
        var of = ImportRequest.of(Arrays.stream(files).map(ImportFile::of).toList());
        return new Importer(estate, Clock.systemUTC()).run(of, Progress.NONE);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Path sample(String name) {
        return Path.of("src/test/resources/samples/" + name);
    }
}
