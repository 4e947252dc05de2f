package blastradius.history;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.history.FoundVersion.Counted;
import blastradius.history.FoundVersion.Moved;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.Busy;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Measure;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.TestDatabase;
import blastradius.store.database.Database;
import blastradius.store.database.Version;
import blastradius.store.history.DatedVersions;
import blastradius.store.history.DatedVersions.Times;
import blastradius.store.history.FindingLife;
import blastradius.store.history.FindingLife.Span;
import blastradius.store.history.FindingLives;
import blastradius.store.history.FindingLives.Found;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.reading.SnapshotReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions are measured after they came, whatever ends in between. */
class RecorderIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private DatedVersions versions;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded();
        versions = new DatedVersions(database);
    }

    /** A provider's technician who holds some of so many customers. */
    private void bring(int customers, int held) {
        try (Import run = new Imports(database, spool, List.of()).begin("msp", Import.Mode.REPLACE)) {
            run.entity(Entity.of("msp", EntityKind.PROVIDER));
            run.entity(Entity.of("tech", EntityKind.HUMAN).withTenant("msp"));
            for (int i = 0; i < customers; i++) {
                run.entity(Entity.of("c" + i, EntityKind.CUSTOMER));
                if (i < held) {
                    run.relation(Relation.of("tech", RelationKind.CAN, "c" + i, Terms.level(AccessLevel.CONTROL)));
                }
            }
            run.commit();
        }
    }

    private Recorder recorder(Recorder.Tables tables) {
        return recorder(tables, EntityKind.CUSTOMER);
    }

    private Recorder recorder(Recorder.Tables tables, EntityKind found) {
        SnapshotReader reader = new SnapshotReader(database, Weighting.DEFAULT);
        return new Recorder(
                versions,
                new FindingLives(database),
                new Recorder.Estates() {
                    @Override
                    public Snapshot at(long version) {
                        return reader.read(version);
                    }

                    @Override
                    public MeasuredVersion withGaps(MeasuredVersion measured) {
                        return measured;
                    }
                },
                tables,
                (gates, budget) -> Map.of(),
                (gates, table, budget) -> new EachOf(found, gates.snapshot()));
    }

    /** A rule that finds every entity of a kind. */
    private record EachOf(EntityKind kind, Snapshot snapshot) implements Judgement {

        @Override
        public Map<String, String> criteria() {
            return Map.of("BR-00", kind.name());
        }

        @Override
        public List<Found> found() {
            return IntStream.range(0, snapshot.entityCount())
                    .filter(vertex -> snapshot.kind(vertex) == kind)
                    .mapToObj(vertex -> new Found(snapshot.id(vertex), "BR-00", "HIGH", snapshot.id(vertex)))
                    .toList();
        }

        @Override
        public Counted counted(IntPredicate vertices) {
            return new Counted(Map.of("HIGH", found().size()), Map.of("BR-00", found().size()), 0, Map.of());
        }
    }

    private static final class AtOnce implements Recorder.Tables {

        @Override
        public IdentityTable own(Gates gates, Budget budget) {
            return IdentityTable.of(gates, budget);
        }

        @Override
        public IdentityTable apart(Gates gates, Budget budget) {
            return IdentityTable.of(gates, budget);
        }
    }

    private List<MeasuredVersion> measured(int count) throws InterruptedException {
        Instant late = Instant.now().plus(Duration.ofSeconds(30));
        while (versions.measured(Times.between(null, null)).size() < count
                && Instant.now().isBefore(late)) {
            Thread.sleep(20);
        }
        return versions.measured(Times.between(null, null)).stream()
                .map(MeasuredText::parse)
                .toList();
    }

    private static double chained(MeasuredVersion version) {
        return version.by(Measure.LOSS, null).orElseThrow().chained().max();
    }

    @Test
    void aStartGoesOnWhereTheLastServerWasEnded() throws InterruptedException {
        bring(4, 2);
        CountDownLatch measuring = new CountDownLatch(1);
        try (Recorder ended = recorder(new Recorder.Tables() {
            @Override
            public IdentityTable own(Gates gates, Budget budget) {
                measuring.countDown();
                while (true) {
                    budget.check();
                    Thread.onSpinWait();
                }
            }

            @Override
            public IdentityTable apart(Gates gates, Budget budget) {
                throw new Busy("nobody asks", Duration.ZERO);
            }
        })) {
            ended.wake();
            measuring.await();
        }
        bring(40, 2);
        bring(40, 3);
        try (Recorder next = recorder(new AtOnce())) {
            next.wake();
            List<MeasuredVersion> found = measured(3);
            assertThat(found).extracting(MeasuredVersion::version).containsExactly(1L, 2L, 3L);
            assertThat(found).extracting(MeasuredVersion::chainedFrom).containsOnly(1L);
            assertThat(chained(found.get(0))).isEqualTo(2);
            assertThat(chained(found.get(1))).as("growth alone").isEqualTo(2);
            assertThat(chained(found.get(2))).isEqualTo(3);
        }
    }

    @Test
    void findingsComeReturnAndGoWithTheEstateAndNotWithTheRules() throws InterruptedException {
        bring(2, 1);
        try (Recorder recorder = recorder(new AtOnce())) {
            recorder.wake();
            assertThat(measured(1).getFirst().findings())
                    .isEqualTo(new FoundVersion(
                            new Counted(Map.of("HIGH", 2), Map.of("BR-00", 2), 0, Map.of()), Map.of(), null));
            bring(1, 1);
            bring(3, 1);
            recorder.wake();
            assertThat(measured(3))
                    .extracting(version -> version.findings() == null
                            ? null
                            : version.findings().moved())
                    .containsExactly(null, new Moved(0, 0, 1, 0), new Moved(1, 1, 0, 0));
        }
        bring(4, 1);
        try (Recorder other = recorder(new AtOnce(), EntityKind.HUMAN)) {
            other.wake();
            assertThat(measured(4).getLast().findings())
                    .as("the technician was there before, and the customers still are")
                    .extracting(FoundVersion::moved)
                    .isEqualTo(new Moved(0, 0, 0, 4));
        }
        FindingLives lives = new FindingLives(database);
        assertThat(lives.recorded())
                .contains(new FindingLives.Recorded(1, 4, Map.of("BR-00", "HUMAN"), Map.of("BR-00", 4L)));
        assertThat(lives.stoodAt(1)).extracting(FindingLife::id).containsExactly("c0", "c1");
        assertThat(lives.stoodAt(2)).extracting(FindingLife::id).containsExactly("c0");
        assertThat(Objects.requireNonNull(lives.of(List.of("c1", "nobody")).get("c1"))
                        .spans())
                .containsExactly(new Span(1, false, 2L, false), new Span(3, false, 4L, true));
    }

    @Test
    void whereTheVersionBeforeIsPrunedTheChainBeginsAnew() throws InterruptedException {
        bring(4, 1);
        try (Recorder recorder = recorder(new AtOnce())) {
            recorder.wake();
            assertThat(measured(1)).hasSize(1);
            for (int i = 0; i < Version.KEPT + 1; i++) {
                bring(5 + i, 2);
            }
            recorder.wake();
            List<MeasuredVersion> found = measured(1 + Version.KEPT);
            assertThat(found).hasSize(1 + Version.KEPT);
            assertThat(found.get(1).since()).isNull();
            assertThat(found.getLast().chainedFrom()).isEqualTo(found.get(1).version());
            assertThat(found.getLast().since()).isEqualTo(found.getLast().version() - 1);
        }
    }
}
