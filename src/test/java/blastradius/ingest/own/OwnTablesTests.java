package blastradius.ingest.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.ImportedFiles;
import blastradius.model.AccessLevel;
import blastradius.model.BackupForm;
import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.ImportReport;
import blastradius.model.Premise;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTablesTests {

    private static final String TWO_ENTITIES = "id,kind\nann,HUMAN\nbox,HOST\n";

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
    void readsEveryColumnOfAnEntity() throws IOException {
        files.run(files.file("entities.csv", """
                id,entity,kind,name,tenant,source_id,enabled,criticality,sensitivity,environment,tier,properties
                ann,Identity,human,"Ann, the first",acme,ann@acme.example,false,high,RESTRICTED,prod,0,"{""age"": 7, ""tags"": [""a""]}"
                acme,tenant,customer,,,,,,,,,
                """));
        assertThat(files.estate.entity("ann")).satisfies(ann -> {
            assertThat(ann.kind()).isEqualTo(EntityKind.HUMAN);
            assertThat(ann.name()).isEqualTo("Ann, the first");
            assertThat(ann.tenant()).isEqualTo("acme");
            assertThat(ann.sourceId()).isEqualTo("ann@acme.example");
            assertThat(ann.traits().enabled()).isFalse();
            assertThat(ann.traits().criticality()).isEqualTo(Criticality.HIGH);
            assertThat(ann.traits().tier()).isZero();
            assertThat(ann.properties()).containsEntry("age", 7L).containsEntry("tags", List.of("a"));
        });
        assertThat(files.estate.entity("acme").name()).isEqualTo("acme");
    }

    @Test
    void readsEveryTermOfARelation() throws IOException {
        Terms terms = terms(
                "level,from_time,to_time,state,approvers,factors,zone,ticket,policy,denied_by,live,form,and",
                "READ,2026-01-01T00:00:00Z,2026-02-01,eligible,a;b,f,z,true,p,scp,false,image,x:y:CONTROL;q:USE");
        assertThat(terms.level()).isEqualTo(AccessLevel.READ);
        assertThat(terms.from()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(terms.until()).isEqualTo(Instant.parse("2026-02-02T00:00:00Z"));
        assertThat(terms.state()).isEqualTo(GrantState.ELIGIBLE);
        assertThat(terms.approvers()).containsExactly("a", "b");
        assertThat(terms.factors()).containsExactly("f");
        assertThat(terms.zone()).isEqualTo("z");
        assertThat(terms.ticket()).isTrue();
        assertThat(terms.policy()).isEqualTo("p");
        assertThat(terms.deniedBy()).isEqualTo("scp");
        assertThat(terms.live()).isFalse();
        assertThat(terms.form()).isEqualTo(BackupForm.IMAGE);
        assertThat(terms.and())
                .containsExactly(new Premise("x:y", AccessLevel.CONTROL), new Premise("q", AccessLevel.USE));
    }

    private Terms terms(String columns, String cells) throws IOException {
        files.run(
                files.file("e.csv", TWO_ENTITIES),
                files.file("r.csv", "from,relation,to," + columns + "\nann,CAN,box," + cells + "\n"));
        return files.estate.relations.getFirst().terms();
    }

    @Test
    void aStoreThatNeverDisclosesSaysSo() throws IOException {
        files.run(
                files.file("e.csv", "id,kind\nvault,SECRET_STORE\nkey,API_KEY\n"),
                files.file("r.csv", "from,relation,to,disclosed_at\nvault,STORES,key,NEVER\nvault,STORES,key,WRITE\n"));
        assertThat(files.estate.relations.getFirst().terms().never()).isTrue();
        assertThat(files.estate.relations.get(1).terms().level()).isEqualTo(AccessLevel.WRITE);
    }

    @Test
    void jsonLinesSayTheSame() throws IOException {
        ImportReport report = files.run(files.file("estate.jsonl", """
                {"from": "ann", "relation": "CAN", "to": "box", "level": "WRITE", "approvers": ["a", "b"]}
                {"id": "ann", "kind": "HUMAN", "properties": {"age": 7}}
                {"id": "box", "kind": "HOST", "tier": 1}
                """));
        assertThat(report.rejected()).isEmpty();
        assertThat(files.estate.entity("ann").properties()).containsEntry("age", 7L);
        assertThat(files.estate.relations.getFirst().terms().approvers()).containsExactly("a", "b");
    }

    @Test
    void rejectsTheRowsThatMakeNoSenseAndReadsTheOthers() throws IOException {
        ImportReport report = files.run(
                files.file("e.csv", "id,kind,enabled\nann,HUMAN,true\nbob,HUMEN,\ncat,HUMAN,maybe\n,HUMAN,\n"),
                files.file("r.csv", """
                        from,relation,to,from_time,to_time
                        ann,CAN,ann,2026-02-01,2026-01-01
                        ann,CAN,ann,yesterday,
                        ann,CANT,ann,,
                        """));
        assertThat(files.estate.entities).containsOnlyKeys("ann");
        assertThat(report.rejected())
                .extracting(record -> record.place() + ": " + record.reason())
                .hasSize(6)
                .anyMatch(text -> text.startsWith("e.csv, line 3: kind is \"HUMEN\""))
                .anyMatch(text -> text.startsWith("e.csv, line 4: enabled is \"maybe\""))
                .anyMatch(text -> text.startsWith("e.csv, line 5: id is empty"))
                .anyMatch(text -> text.startsWith("r.csv, line 2: impossible window"))
                .anyMatch(text -> text.startsWith("r.csv, line 3: \"yesterday\" is no instant"))
                .anyMatch(text -> text.startsWith("r.csv, line 4: relation is \"CANT\""));
    }

    @Test
    void refusesAMisspeltColumnSinceItsGateWouldBeOpen() throws IOException {
        Path relations = files.file("r.csv", "from,relation,to,to_tmie\nann,CAN,box,2026-01-01\n");
        assertThatThrownBy(() -> files.run(relations)).hasMessageContaining("to_tmie");
        Path lines =
                files.file("r.jsonl", "{\"from\": \"a\", \"relation\": \"CAN\", \"to\": \"b\", \"to_tmie\": \"x\"}");
        assertThatThrownBy(() -> files.run(lines))
                .hasMessageContaining("to_tmie")
                .hasMessageContaining("line 1");
        assertThat(files.estate.commits).isZero();
    }

    @Test
    void readsWhatDoesNotFitAsControlAndSaysSo() throws IOException {
        ImportReport report = files.run(
                files.file("e.csv", TWO_ENTITIES), files.file("r.csv", "from,relation,to\nann,MEMBER_OF,box\n"));
        assertThat(files.estate.relations.getFirst().kind()).isEqualTo(RelationKind.CAN);
        assertThat(report.notes())
                .singleElement()
                .asString()
                .contains("r.csv, line 2")
                .contains("does not fit");
    }

    @Test
    void readsTheDemoEstateWithoutAnythingToSay() {
        ImportReport report =
                files.run(Path.of("seed-data/demo/entities.csv"), Path.of("seed-data/demo/relations.csv"));
        assertThat(report.source()).isEqualTo("own tables");
        assertThat(report.rejected()).isEmpty();
        assertThat(report.notes()).isEmpty();
        assertThat(report.relations().added()).isPositive();
    }

    @Test
    void readsACaseAsAnEstate() {
        ImportReport report = files.run(Path.of("seed-data/cases/fixtures/F1-soc-readonly.json"));
        assertThat(report.format()).isEqualTo("contract case");
        assertThat(report.entities().added()).isEqualTo(104);
        assertThat(report.relations().added()).isEqualTo(153);
    }
}
