package blastradius.store.restoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.RandomEstates;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport;
import blastradius.model.ImportReport.Counts;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.store.EstatePicture;
import blastradius.store.TestDatabase;
import blastradius.store.TestDocuments;
import blastradius.store.WatchedDriver;
import blastradius.store.database.Database;
import blastradius.store.document.Gaps;
import blastradius.store.document.Gaps.Gap;
import blastradius.store.document.ImportHistory;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be restored, what cannot, what is said of it, and what becomes of it when the machine stops. */
class VersionsIT {

    private static final int KILLS = Integer.getInteger("blastradius.kills", 3);
    /** Of the writes at which the database is lost one in so many is tried. */
    private static final int EVERY = Math.max(1, 2 / RandomEstates.tried(2));

    private static final Entity ANN = Entity.of("ann", EntityKind.HUMAN);
    private static final Entity OPS = Entity.of("ops", EntityKind.GROUP);
    private static final Relation ANN_IN_OPS = Relation.of("ann", RelationKind.MEMBER_OF, "ops");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Database database = TestDatabase.embedded();
    private final ImportHistory history = TestDocuments.importHistory(database);
    private final Versions versions = new Versions(database, history);

    @SuppressWarnings("NullAway.Init")
    private Imports imports;

    @BeforeEach
    void begin() {
        imports = new Imports(database, folder.resolve("spool"), List.of());
    }

    private long replace(String source, Object... statements) {
        try (Import run = imports.begin(source, Import.Mode.REPLACE)) {
            for (Object statement : statements) {
                if (statement instanceof Entity entity) {
                    run.entity(entity);
                } else {
                    run.relation((Relation) statement);
                }
            }
            return run.commit().version();
        }
    }

    @Test
    void countsWhatCameBackAndSaysSoInTheHistory() {
        replace("hr", ANN, OPS, ANN_IN_OPS);
        replace("hr", ANN.withName("Ann"));
        List<String> before = EstatePicture.of(database);

        ImportReport preview = versions.preview(1);
        assertThat(EstatePicture.of(database)).isEqualTo(before);
        ImportReport report = versions.restore(1, () -> {});

        assertThat(preview.version()).isEqualTo(2);
        assertThat(report.version()).isEqualTo(3);
        assertThat(report.entities()).isEqualTo(preview.entities()).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(report.relations()).isEqualTo(preview.relations()).isEqualTo(new Counts(1, 0, 0, 0));
        ImportHistory.Entry entry = history.entries(null, Instant.now(), 0, 1).getFirst();
        assertThat(entry.restored()).isEqualTo(1);
        assertThat(entry.source()).isNull();
        assertThat(entry.version()).isEqualTo(3);
    }

    @Test
    void refusesByNameWhatCannotOrNeedNotComeBack() {
        for (int version = 1; version <= 12; version++) {
            replace("hr", ANN.withName("Ann " + (version == 12 ? 10 : version)));
        }
        refuses(13, "there is no version 13; the newest is 12, and 3 to 11 can be restored");
        refuses(-1, "there is no version -1");
        refuses(2, "version 2 is no longer kept");
        refuses(12, "version 12 is the newest one already");
        refuses(10, "version 10 equals version 12");
        assertThat(RestoringChild.newest(database)).isEqualTo(12);

        versions.restore(3, () -> {});
        refuses(13, "version 13 is the newest");
    }

    private void refuses(long version, String words) {
        assertThatThrownBy(() -> versions.restore(version, () -> {}))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(words);
        assertThatThrownBy(() -> versions.preview(version)).hasMessageContaining(words);
    }

    @Test
    void isAloneWithTheEstate() {
        replace("hr", ANN);
        replace("hr", OPS);
        try (Import running = imports.begin("it", Import.Mode.REPLACE)) {
            assertThatThrownBy(() -> versions.restore(1, () -> {}))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("an import of \"it\"");
            assertThat(running.commit().isChanged()).isFalse();
        }
        versions.restore(
                1,
                () -> assertThatThrownBy(() -> imports.begin("it", Import.Mode.REPLACE))
                        .isInstanceOf(Conflict.class)
                        .hasMessageContaining("the restoration of version 1"));
    }

    @Test
    void endsAtItsNextStepWithoutATrace() {
        replace("hr", ANN, OPS, ANN_IN_OPS);
        replace("hr", ANN.withName("Ann"));
        List<String> before = EstatePicture.of(database);
        int[] steps = {0};
        versions.restore(1, () -> steps[0]++);
        versions.restore(2, () -> {});

        for (int last = 1; last <= steps[0]; last++) {
            int[] left = {last};
            assertThatThrownBy(() -> versions.restore(3, () -> {
                        if (--left[0] == 0) {
                            throw new BadRequest("enough");
                        }
                    }))
                    .hasMessage("enough");
            assertThat(EstatePicture.of(database)).as("step %d", last).isEqualTo(before);
            assertThat(EstatePicture.leftovers(database)).as("step %d", last).isZero();
        }
        assertThat(steps[0]).isGreaterThan(4);
    }

    @Test
    void isUndoneOrWholeWhereverTheDatabaseIsLost() {
        RestoringChild.twoVersions(database, folder.resolve("spool"));
        String newer = RestoringChild.fingerprint(database);
        versions.restore(1, () -> {});
        String older = RestoringChild.fingerprint(database);
        versions.restore(2, () -> {});
        int restored = 0;
        int writes = 0;
        while (restored == 0) {
            var lost = WatchedDriver.lostAfterWrites(TestDatabase.embeddedDriver(), writes);
            writes += EVERY;
            Versions failing = new Versions(new Database(lost), history);
            try {
                failing.restore(RestoringChild.newest(database) - 1, () -> {});
            } catch (RuntimeException interrupted) {
                assertThat(interrupted).as("write %d", writes).isNotNull();
            }
            Database again = Database.ofThisProcess(TestDatabase.embeddedDriver());
            String found = RestoringChild.fingerprint(again);
            assertThat(found).as("write %d", writes).isIn(newer, older);
            restored += found.equals(older) ? 1 : 0;
        }
        assertThat(writes).as("writes of a restoration").isGreaterThan(5);
    }

    @Test
    void killedItLeavesOneVersionOrTheOther() throws IOException, InterruptedException {
        RestoringChild.twoVersions(database, folder.resolve("spool"));
        String newer = RestoringChild.fingerprint(database);
        versions.restore(1, () -> {});
        List<String> possible = List.of(newer, RestoringChild.fingerprint(database));
        Random random = new Random(20261129);
        List<String> found = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            found.add(findAndKill(1 + random.nextInt(30)));
        }
        assertThat(found.subList(1, found.size())).isSubsetOf(possible);
    }

    /* What the child found before it was killed at its n-th writing statement, or a moment later. */
    private String findAndKill(int statements) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestoringChild.class.getName(),
                        folder.resolve("killed").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = child.inputReader()) {
            String found = next(lines, "found ");
            for (int i = 0; i < statements; i++) {
                next(lines, "statement");
            }
            return found.substring("found ".length());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static String next(BufferedReader lines, String prefix) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(prefix)) {
            line = lines.readLine();
        }
        assertThat(line).as("the child ended before it was killed").isNotNull();
        return String.valueOf(line);
    }

    @Test
    void gapsAreThoseOfTheReportsThatSpeakOfWhatStands() {
        replace("hr", ANN, ANN_IN_OPS);
        save("hr", 1, 7, Map.of("Strange", 3L));
        assertThat(gaps()).containsExactly("hr 7 refused, 1 kinds, 3 of them, 1 open");

        replace("it", OPS);
        save("it", 2, 0, Map.of());
        assertThat(gaps()).containsExactly("hr 7 refused, 1 kinds, 3 of them, 0 open");

        replace("hr", ANN);
        save("hr", 3, 0, Map.of());
        assertThat(gaps()).isEmpty();

        versions.restore(1, () -> {});
        assertThat(gaps()).containsExactly("hr 7 refused, 1 kinds, 3 of them, 1 open");
    }

    @Test
    void whatAReportDoesNotTellIsNotKnown() {
        replace("hr", ANN);
        assertThat(gaps()).containsExactly("hr null refused, null kinds, null of them, 0 open");
        save("hr", 1, 0, Map.of());
        database.inSession(session -> session.run("MATCH (i:Import) SET i.report = '{\"source\":\"hr\"}'")
                .consume());
        Gaps anew = new Gaps(database, history);
        assertThat(anew.of(1).orElseThrow()).extracting(Gap::rejected).containsOnlyNulls();
        assertThat(anew.of(1).orElseThrow()).extracting(Gap::lastImport).doesNotContainNull();
    }

    private List<String> gaps() {
        return new Gaps(database, history)
                .of(RestoringChild.newest(database)).orElseThrow().stream()
                        .map(gap -> gap.source() + " " + gap.rejected() + " refused, " + gap.unknownKinds() + " kinds, "
                                + gap.ofUnknownKinds() + " of them, " + gap.danglingEnds() + " open")
                        .toList();
    }

    private void save(String source, long version, long rejected, Map<String, Long> unknownKinds) {
        history.save(new ImportReport(
                source + version,
                source,
                "own tables",
                Instant.parse("2026-10-01T00:00:00Z").plusSeconds(version),
                Duration.ofSeconds(1),
                version,
                0,
                Counts.ZERO,
                Counts.ZERO,
                0,
                0,
                unknownKinds,
                List.of(),
                rejected,
                List.of(),
                List.of(),
                false,
                null,
                List.of(),
                List.of()));
    }
}
