package blastradius.ingest;

import static blastradius.ingest.ImportedStore.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.export.EstateExport;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.ImportReport;
import blastradius.model.RelationKind;
import blastradius.store.joining.Joins;
import blastradius.store.reading.Relations;
import blastradius.store.reading.StoredEstate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people's files call by one id, and what they do not: inputs from the field with their right answers, through the store. */
class FieldIdentityIT {

    private static final String TEMPLATE = "62e90394-69f5-4237-9190-012177145e10";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ImportedStore store;

    @BeforeEach
    void startEmpty() {
        store = new ImportedStore(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alder birch", "birch alder", "alder birch alder", "birch alder birch alder"})
    void aBuiltInRoleIsEachCustomersOwn(String order) {
        for (String customer : order.split(" ", -1)) {
            store.run(customer, field("01/" + customer + ".json"));
        }
        assertThat(store.controlled("a1111111-5a5a-4000-8000-00000000000a")).containsExactly("Alder");
        assertThat(store.controlled("b1111111-5a5a-4000-8000-00000000000b")).containsExactly("Birch");
        assertThat(store.ids(TEMPLATE))
                .containsExactlyInAnyOrder(
                        "62E90394-69F5-4237-9190-012177145E10@A0000000-5A5A-4000-8000-00000000000A",
                        "62E90394-69F5-4237-9190-012177145E10@B0000000-5A5A-4000-8000-00000000000B");
    }

    @Test
    void aUserAndAGroupOfOneIdDoNotBecomeOne() {
        ImportReport report = store.run("app", field("02/entities.csv"), field("02/relations.csv"));
        assertThat(report.rejected())
                .extracting(ImportReport.Rejected::place)
                .containsExactly("entities.csv, line 3", "relations.csv, line 2", "relations.csv, line 3");
        assertThat(report.rejected().getFirst().reason())
                .isEqualTo(
                        "\"7\" is a Group here and an Identity of kind HUMAN in entities.csv, line 2; one id cannot mean both");
        assertThat(report.rejectedCount()).isEqualTo(3);
        assertThat(store.reached("8")).isEmpty();
        assertThat(store.reached("7")).isEmpty();
        assertThatThrownBy(() -> store.run("app", true, field("02/entities.csv"), field("02/relations.csv")))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("line 3");
    }

    @Test
    void groupsThatDifferInHalfACharacterStayTwo() {
        ImportReport report = store.run("x", field("04/graph.json"));
        assertThat(report.rejected())
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.reason()).contains("half a character"));
        assertThat(store.reached("lsu")).isEmpty();
    }

    @Test
    void longNumbersKeepTheirDigits() {
        store.run("bots", field("05/entities.jsonl"), field("05/relations.jsonl"));
        assertThat(store.controlled("18446744073709551601")).containsExactly("vault");
        assertThat(store.controlled("18446744073709551602")).isEmpty();
    }

    @Test
    void oneGuidInTwoCasesIsOneEntity() {
        ImportReport report = store.run("tables", field("14/entities.csv"), field("14/relations.csv"));
        assertThat(report.danglingEnds()).isZero();
        assertThat(store.controlled("3f2504e0-4f89-41d3-9a0c-0305e82c3301")).containsExactly("Server");
        assertThat(store.snapshot().entityCount()).isEqualTo(2);
    }

    @Test
    void idsThatDifferInASpaceStayTwoThroughAnExport() throws IOException {
        store.run("x", field("20/graph.json"));
        assertThat(store.reached("sp-u")).containsExactly("ops (old)");
        for (String name : List.of("estate.zip", "estate.jsonl")) {
            Path file = folder.resolve(name);
            try (OutputStream out = Files.newOutputStream(file)) {
                EstateExport export = new EstateExport(new StoredEstate(store.database));
                if (name.endsWith("zip")) {
                    export.tables(out);
                } else {
                    export.jsonLines(out);
                }
            }
            store = new ImportedStore(folder);
            store.run("back", file);
            assertThat(store.reached("sp-u")).as(name).containsExactly("ops (old)");
            assertThat(store.ids("ops ")).containsExactly("x/ops%20");
        }
    }

    @Test
    void anIdThatTheStoreCannotHoldIsRejectedAtItsPlace() {
        ImportReport report = store.run("x", field("24/graph.json"));
        assertThat(report.rejected()).first().satisfies(record -> {
            assertThat(record.place()).isEqualTo("graph.json, node 2");
            assertThat(record.reason()).startsWith("the id CN=aaa").endsWith("has 4,221 bytes, more than 4,096");
        });
        assertThat(report.entities().added()).isEqualTo(2);
        assertThatThrownBy(() -> store.run("x", true, field("24/graph.json")))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("graph.json, node 2: the id")
                .hasMessageContaining("4,221");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "directory portal",
                "portal directory",
                "directory portal directory",
                "portal directory portal",
                "directory portal portal directory"
            })
    void anEndNamedByAPropertyIsLookedUpInTheEstate(String order) {
        for (String source : order.split(" ", -1)) {
            store.run(source, field("10/" + source + ".json"));
        }
        assertThat(store.controlled("portal-admin")).contains("BACKUP OPERATORS@KAURI.EXAMPLE", "STORE.KAURI.EXAMPLE");
        long version = store.snapshot().version();
        ImportReport again = store.run("portal", field("10/portal.json"));
        assertThat(again.danglingEnds()).isZero();
        store.run("directory", field("10/directory.json"));
        assertThat(store.snapshot().version()).isEqualTo(version);
        assertThat(store.snapshot().entityCount()).isEqualTo(4);
    }

    @Test
    void untilThenTheEndIsOpenAndCounted() throws IOException {
        ImportReport first = store.run("portal", field("10/portal.json"));
        assertThat(first.danglingEnds()).isEqualTo(1);
        assertThat(store.controlled("portal-admin")).hasSize(1);
        store.run("directory", field("10/directory.json"));
        Path second = store.file("second.json", """
                {"graph": {"nodes": [{"id": "S-1-5-21-1-2-3-1102", "kinds": ["Group"],
                  "properties": {"name": "BACKUP OPERATORS@KAURI.EXAMPLE"}}]}}""");
        store.run("second", second);
        assertThat(store.controlled("portal-admin")).doesNotContain("STORE.KAURI.EXAMPLE");
        ImportReport several = store.run("portal", field("10/portal.json"));
        assertThat(several.rejected())
                .singleElement()
                .satisfies(record -> assertThat(record.reason())
                        .contains("S-1-5-21-8989-9090-1010-1102")
                        .contains("S-1-5-21-1-2-3-1102"));
    }

    @Test
    void aJoinIsToldAndUndoneForGood() {
        store.run("directory", field("10/directory.json"));
        store.run("portal", field("10/portal.json"));
        String group = "S-1-5-21-8989-9090-1010-1102";
        Joins.Join join = store.joins(group).getFirst();
        assertThat(join.sources()).containsExactly("portal");
        assertThat(join.lookUp()).isEqualTo("[name = \"BACKUP OPERATORS@KAURI.EXAMPLE\"] of kind Group");
        assertThat(new Relations(store.database)
                        .evidence(
                                List.of(new Relations.Key(
                                        store.id("portal-admin"), RelationKind.CAN_MANAGE_MEMBERS, group, "AddMember")),
                                store.snapshot().version())
                        .values())
                .singleElement()
                .satisfies(words -> assertThat(words).hasSize(1));

        store.keepApart(join.key(), group, true);
        assertThat(store.controlled("portal-admin")).doesNotContain("STORE.KAURI.EXAMPLE");
        store.run("directory", field("10/directory.json"));
        assertThat(store.controlled("portal-admin")).doesNotContain("STORE.KAURI.EXAMPLE");
        store.run("portal", field("10/portal.json"));
        assertThat(store.controlled("portal-admin")).doesNotContain("STORE.KAURI.EXAMPLE");

        assertThat(store.joins(group)).singleElement().matches(Joins.Join::isApart);

        store.keepApart(join.key(), group, false);
        assertThat(store.controlled("portal-admin")).contains("STORE.KAURI.EXAMPLE");
    }
}
