package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.ingest.file.SizedFile;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.Unconfirmed;
import blastradius.model.ImportReport;
import blastradius.model.ImportReport.Counts;
import blastradius.model.Removing;
import blastradius.store.EstatePicture;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.importing.Imports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that state less than their source did before, and files that are another customer's. */
class NothingLeavesUnaskedIT {

    private static final Path FIELD = Path.of("src/test/resources/field");
    private static final Path ELM = FIELD.resolve("06-second-customer-replaces-the-first/elm.json");
    private static final Path FIR = FIELD.resolve("06-second-customer-replaces-the-first/fir.json");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Importer importer;

    @SuppressWarnings("NullAway.Init")
    private Imports imports;

    @BeforeEach
    void startEmpty() {
        database = TestDatabase.embedded();
        imports = new Imports(database, folder.resolve("spool"), List.of());
        importer = new Importer(StoreWriter.into(imports), Clock.systemUTC());
    }

    @Test
    void anEmptyExportRemovesNothingUntilSomebodySaysSo() {
        Path monday = FIELD.resolve("07-empty-export/monday.json");
        Path tuesday = FIELD.resolve("07-empty-export/tuesday.json");
        run(request("ee", monday));
        List<String> before = EstatePicture.of(database);

        assertThatThrownBy(() -> run(request("ee", tuesday))).isInstanceOfSatisfying(Unconfirmed.class, refusal -> {
            assertThat(refusal)
                    .hasMessageContainingAll("21 of 21 entities", "20 of 20 relations", "\"ee\"", "removing=41");
            assertThat(refusal.report().entities()).isEqualTo(new Counts(0, 0, 21, 0));
            assertThat(refusal.report().removed()).contains("Ed (ee/ee-u)", "Ed (ee/ee-u) CAN Host 0 (ee/ee-h0)");
        });
        assertThatThrownBy(() -> run(request("ee", tuesday).removing(new Removing(40))))
                .isInstanceOf(Unconfirmed.class);
        ImportReport trial = run(request("ee", tuesday).asTrial(true));
        assertThat(trial.dryRun()).isTrue();
        assertThat(trial.refusal()).contains("removing=41");
        assertThat(EstatePicture.of(database)).isEqualTo(before);

        assertThat(run(request("ee", tuesday).removing(new Removing(41))).version())
                .isEqualTo(2);
        assertThat(EstatePicture.of(database)).containsExactly("source ee 0 0");
    }

    @Test
    void addingRemovesNothingAndIsNotAsked() {
        run(request("ee", FIELD.resolve("07-empty-export/monday.json")));
        ImportReport report = run(new ImportRequest(
                List.of(ImportFile.of(FIELD.resolve("07-empty-export/tuesday.json"))), "ee", false, false, null));
        assertThat(report.entities()).isEqualTo(new Counts(0, 0, 0, 21));
        assertThat(report.version()).isEqualTo(1);
    }

    @Test
    void aSecondCustomerWhoseFileDoesNotSayWhoseItIsReplacesNothing() {
        for (List<Path> order : List.of(List.of(ELM, FIR), List.of(FIR, ELM))) {
            startEmpty();
            run(request(null, order.getFirst()));
            List<String> before = EstatePicture.of(database);

            assertThatThrownBy(() -> run(request(null, order.getLast())))
                    .isInstanceOf(Unconfirmed.class)
                    .hasMessageContainingAll("\"Okta_Base\"", "source=", "nothing was changed");
            assertThatThrownBy(() -> run(request(null, order.getLast()).removing(Removing.ANY)))
                    .isInstanceOf(Unconfirmed.class);
            assertThat(run(request(null, order.getLast()).asTrial(true)).refusal())
                    .contains("Okta_Base");
            assertThat(run(request(null, order.getFirst())).version()).isEqualTo(1);
            assertThat(EstatePicture.of(database)).isEqualTo(before);

            run(request("second", order.getLast()));
            assertThat(EstatePicture.of(database)).containsAll(before).contains("source second 2 1");
        }
    }

    @Test
    void theDefaultSourceSaysWhoseItIs() throws IOException {
        Path elm = graph("elm.json", "", "\"nodes\": [" + tenant("elm.example") + "," + user("u") + "]");
        Path fir = graph("fir.json", "\"tenant_id\": \"fir.example\", ", "\"nodes\": [" + user("u") + "]");
        Path less = graph("elm2.json", "", "\"nodes\": [" + tenant("elm.example") + "]");

        assertThat(run(request(null, elm)).source()).isEqualTo("T elm.example");
        assertThat(run(request(null, fir)).source()).isEqualTo("T fir.example");
        assertThat(run(request(null, elm)).version()).isEqualTo(2);
        ImportReport next = run(request(null, less));
        assertThat(next.source()).isEqualTo("T elm.example");
        assertThat(next.entities()).isEqualTo(new Counts(0, 0, 1, 1));
        assertThat(imports.sources()).containsExactly("T elm.example", "T fir.example");
        assertThatThrownBy(() -> run(request(null, graph("nobody.json", "", "\"nodes\": [" + user("u") + "]"))))
                .isInstanceOf(Unconfirmed.class)
                .hasMessageContainingAll("T elm.example", "T fir.example");
    }

    @Test
    void ownTablesOfTwoCustomersAreTwoSources() throws IOException {
        for (String customer : List.of("elm", "fir")) {
            Path own = Files.createDirectory(folder.resolve(customer));
            Path entities = Files.writeString(
                    own.resolve("entities.csv"),
                    "id,entity,kind,tenant\n" + customer + ",Tenant,CUSTOMER,\n" + customer + "-u,Identity,HUMAN,"
                            + customer + "\n");
            Path relations = Files.writeString(
                    own.resolve("relations.csv"), "from,relation,to\n" + customer + ",CONTAINS," + customer + "-u\n");
            assertThat(run(request(null, entities, relations)).source()).isEqualTo("own tables " + customer);
        }
        assertThat(EstatePicture.of(database)).contains("source own tables elm 2 1", "source own tables fir 2 1");
    }

    @Test
    void severalOrganizationsOfOneCallAreOneSourceEachInOneVersion() throws IOException {
        Path elm = graph("elm.json", "", "\"nodes\": [" + tenant("elm.example") + "," + user("u") + "]");
        Path moreOfElm = graph("elm2.json", "", "\"nodes\": [" + tenant("elm.example") + "," + user("v") + "]");
        Path fir = graph("fir.json", "", "\"nodes\": [" + tenant("fir.example") + "," + user("u") + "]");

        ImportReport report = run(request(null, elm, moreOfElm, fir));

        assertThat(report.version()).isEqualTo(1);
        assertThat(report.source()).isEqualTo("T elm.example, T fir.example");
        assertThat(report.entities()).isEqualTo(new Counts(5, 0, 0, 0));
        assertThat(report.recordsRead()).isEqualTo(6);
        assertThat(report.each())
                .extracting(part -> part.source() + " " + part.entities().added() + " " + part.recordsRead())
                .containsExactly("T elm.example 3 4", "T fir.example 2 2");
        assertThat(EstatePicture.of(database)).contains("source T elm.example 3 0", "source T fir.example 2 0");
        assertThat(run(request(null, fir, elm, moreOfElm)).version()).isEqualTo(1);

        Path silent = graph("silent.json", "", "\"nodes\": [" + user("w") + "]");
        assertThatThrownBy(() -> run(request(null, elm, fir, silent)))
                .isInstanceOf(Conflict.class)
                .hasMessageContainingAll("elm.example", "fir.example", "silent.json");
        Path none = graph("none.json", "\"organization\": \"fir.example\", ", "\"nodes\": []");
        List<String> before = EstatePicture.of(database);
        assertThatThrownBy(() -> run(request(
                        null,
                        none,
                        graph("elm3.json", "", "\"nodes\": [" + tenant("elm.example") + "," + user("x") + "]"))))
                .isInstanceOf(Unconfirmed.class)
                .hasMessageContaining("2 of 2 entities and 0 of 0 relations that source \"T fir.example\" stated");
        assertThat(EstatePicture.of(database)).isEqualTo(before);
    }

    @Test
    void aSourceUnderTheDefaultNameOfEarlierVersionsIsContinued() throws IOException {
        Path elm = graph("elm.json", "", "\"nodes\": [" + tenant("elm.example") + "," + user("u") + "]");
        Path fir = graph("fir.json", "", "\"nodes\": [" + tenant("fir.example") + "," + user("u") + "]");
        run(request("T", elm));

        ImportReport again = run(request(null, elm));
        assertThat(again.source()).isEqualTo("T");
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.notes())
                .anySatisfy(note -> assertThat(note).contains("continues source \"T\"", "T elm.example"));
        assertThat(run(request(null, fir)).source()).isEqualTo("T fir.example");

        imports.rename("T", "T elm.example");
        assertThat(run(request(null, elm)).source()).isEqualTo("T elm.example");
        assertThat(EstatePicture.of(database)).contains("source T elm.example 2 0", "source T fir.example 2 0");
    }

    @Test
    void asksWhereAnEarlierSourceDoesNotSayWhoseItIs() throws IOException {
        run(request("T", graph("old.json", "", "\"nodes\": [" + user("u") + "]")));
        assertThatThrownBy(() -> run(request(
                        null, graph("elm.json", "", "\"nodes\": [" + tenant("elm.example") + "," + user("u") + "]"))))
                .isInstanceOf(Unconfirmed.class)
                .hasMessageContainingAll("elm.example", "\"T\"", "\"T elm.example\"");
    }

    /* What is left of a file that was cut off is refused, or asked about, or at most a fifth less, which the report says. */
    @ParameterizedTest
    @ValueSource(strings = {"own.csv", "own.jsonl", "graph.json", "own.csv.gz", "graph.json.gz", "own.zip"})
    void aPrefixOfAFileIsNeverSilentlyASmallerEstate(String name) throws IOException {
        Random random = new Random(name.hashCode());
        for (int round = 0; round < 3; round++) {
            startEmpty();
            int size = 20 + random.nextInt(30);
            byte[] whole = SizedFile.of(name, size);
            run(request("cut", Files.write(folder.resolve(name), whole)));
            List<String> full = EstatePicture.of(database);
            for (int cut = 0; cut < 8; cut++) {
                int length = random.nextInt(whole.length);
                Path part = Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
                String said = name + " of " + size + " cut at " + length + " of " + whole.length;
                try {
                    ImportReport report = run(request("cut", part));
                    long removed = report.entities().removed();
                    assertThat(removed * 5).as(said).isLessThanOrEqualTo(size);
                    assertThat(count("entity ")).as(said).isEqualTo(size - removed);
                    run(request("cut", Files.write(folder.resolve(name), whole)));
                } catch (BlastRadiusException.ImportRejected | Unconfirmed refused) {
                    assertThat(EstatePicture.of(database)).as(said).isEqualTo(full);
                }
            }
        }
    }

    private long count(String prefix) {
        return EstatePicture.of(database).stream()
                .filter(line -> line.startsWith(prefix) && !line.endsWith("placeholder"))
                .count();
    }

    private Path graph(String name, String metadata, String content) {
        try {
            return Files.writeString(
                    folder.resolve(name),
                    "{\"metadata\": {" + metadata + "\"source_kind\": \"T\"}, \"graph\": {" + content
                            + ", \"edges\": []}}");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String user(String id) {
        return "{\"id\": \"" + id + "\", \"kinds\": [\"User\"]}";
    }

    private static String tenant(String id) {
        return "{\"id\": \"" + id + "\", \"kinds\": [\"Domain\"]}";
    }

    private static ImportRequest request(@Nullable String source, Path... files) {
        return new ImportRequest(Arrays.stream(files).map(ImportFile::of).toList(), source, true, false, null);
    }

    private ImportReport run(ImportRequest request) {
        return importer.run(request, Progress.NONE);
    }
}
