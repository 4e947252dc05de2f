package blastradius.history;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
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
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.reading.SnapshotReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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
        SnapshotReader reader = new SnapshotReader(database, Weighting.DEFAULT);
        return new Recorder(
                versions,
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
                (gates, budget) -> Map.of());
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
