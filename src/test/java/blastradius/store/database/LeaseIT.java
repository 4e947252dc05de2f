package blastradius.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.store.EstatePicture;
import blastradius.store.TestDatabase;
import blastradius.store.WatchedDriver;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;

/** Several servers over one database: one imports at a time, and who loses the right to does nothing any more. */
abstract class LeaseIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    abstract Driver driver();

    @BeforeEach
    void startEmpty() {
        database = TestDatabase.wiped(driver());
        state(server(driver()), "hr", List.of("ann", "ops"));
    }

    @Test
    void tellsASecondServerWhoImports() {
        Imports second = server(driver());
        try (Import first = server(driver()).begin("hr", Import.Mode.REPLACE)) {
            first.entity(Entity.of("bob", EntityKind.HUMAN));
            first.relation(Relation.of("bob", RelationKind.OWNS, "ann"));
            assertThatThrownBy(() -> second.begin("it", Import.Mode.REPLACE))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("an import of \"hr\" (since 2")
                    .hasMessageContaining("by the process that started at 2");
            first.commit();
        }
        assertThat(EstatePicture.of(database)).contains("entity bob HUMAN \"bob\" - - ");
        Object before = EstatePicture.size(database);
        assertThat(state(second, "hr", List.of("bob")).isChanged()).isFalse();
        assertThat(EstatePicture.size(database)).isEqualTo(before);
    }

    @Test
    void leavesARunningImportOfAnotherServerAloneWhenItStarts() {
        AtomicInteger starts = new AtomicInteger();
        Driver watched = WatchedDriver.of(driver(), statement -> {
            if (isRenewal(statement) && starts.incrementAndGet() == 3) {
                new Database(driver()).awaitReady();
            }
        });
        assertThat(state(server(watched), "hr", List.of("bob")).isChanged()).isTrue();
        assertThat(starts).hasValueGreaterThan(3);
        assertThat(EstatePicture.leftovers(database)).isZero();
    }

    @Test
    void changesNothingAnyMoreAfterAnotherHasTakenOver() {
        int renewal = 0;
        while (isTakenOverAt(renewal)) {
            renewal++;
        }
        assertThat(renewal).isGreaterThan(4);
    }

    /* Whether the import came as far as that transaction; before it, another server takes the silent one for dead. */
    private boolean isTakenOverAt(int transaction) {
        startEmpty();
        AtomicInteger left = new AtomicInteger(transaction);
        Driver watched = WatchedDriver.of(driver(), statement -> {
            boolean isBeat = Thread.currentThread().getName().equals("hold-estate");
            if (!isBeat && isRenewal(statement) && left.getAndDecrement() == 0) {
                silence();
                state(server(driver()), "it", List.of("key"));
            }
        });
        try {
            state(server(watched), "hr", List.of("bob", "ops"));
            return false;
        } catch (Conflict lost) {
            assertThat(lost).hasMessageContaining("nothing was changed");
            assertThat(EstatePicture.leftovers(database)).isZero();
            assertThat(EstatePicture.of(database))
                    .contains("entity ann HUMAN \"ann\" - - ", "entity key HUMAN \"key\" - - ")
                    .noneMatch(line -> line.contains("bob"));
            return true;
        }
    }

    /** As when its process is frozen in the midst of a transaction, or its machine is gone and the database does not know yet. */
    @Test
    void tellsWhoWaitsForAnOwnerThatStandsStill() {
        Holder holder = new Holder();
        try (var frozen = driver().session();
                var held = frozen.beginTransaction();
                var session = driver().session()) {
            held.run("MATCH (e:Estate) SET e.heartbeat = 0").consume();
            assertThatThrownBy(() -> Lease.take(
                            work -> Objects.requireNonNull(work.apply(session)),
                            session,
                            holder,
                            "an import",
                            Duration.ofSeconds(1)))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("has not gone on for 1 s")
                    .hasMessageContaining("try again");
        }
        state(server(driver()), "it", List.of("key"));
    }

    @Test
    void undoesNothingOfTheNewOwner() {
        Imports frozen = server(driver());
        try (Import run = frozen.begin("hr", Import.Mode.REPLACE)) {
            run.entity(Entity.of("bob", EntityKind.HUMAN));
            write("MATCH (e:Estate) SET e.owner = 'another', e.heartbeat = timestamp(), e.pending = e.version + 1"
                    + " CREATE (:Source {no: 99, name: 'its', since: e.version + 1})");
            assertThatThrownBy(run::commit).isInstanceOf(Conflict.class);
        }
        assertThat(database.<Long>inSession(session -> session.run(
                                "MATCH (s:Source {no: 99}), (e:Estate {owner: 'another'}) RETURN count(*) AS both")
                        .single()
                        .get("both")
                        .asLong()))
                .isEqualTo(1);
    }

    @Test
    void waitsForADeadOwnerToExpireAndThenUndoesIt() {
        List<String> before = EstatePicture.of(database);
        Driver lost = WatchedDriver.lostAfterWrites(driver(), 8);
        assertThatThrownBy(() -> state(server(lost), "hr", List.of("bob")))
                .isInstanceOf(blastradius.model.BlastRadiusException.StoreUnavailable.class);
        Imports next = server(driver());
        assertThatThrownBy(() -> next.begin("it", Import.Mode.REPLACE)).isInstanceOf(Conflict.class);
        silence();
        next.begin("it", Import.Mode.REPLACE).close();
        assertThat(EstatePicture.leftovers(database)).isZero();
        assertThat(EstatePicture.of(database)).isEqualTo(before);
    }

    @Test
    void isNotKeptFromImportingByItsOwnFailure() {
        AtomicInteger commits = new AtomicInteger();
        Driver once = WatchedDriver.of(driver(), statement -> {
            if (commits.get() >= 0 && WatchedDriver.writes(statement) && commits.incrementAndGet() > 8) {
                if (commits.get() > 16) {
                    commits.set(Integer.MIN_VALUE);
                }
                throw new org.neo4j.driver.exceptions.ServiceUnavailableException("away for a while");
            }
        });
        Imports imports = server(once);
        assertThatThrownBy(() -> state(imports, "hr", List.of("bob"))).isInstanceOf(RuntimeException.class);
        commits.set(Integer.MIN_VALUE);
        assertThat(state(imports, "hr", List.of("bob")).isChanged()).isTrue();
        assertThat(EstatePicture.leftovers(database)).isZero();
    }

    /* What stands before everything that an owner writes; it has taken no lock yet. */
    private static boolean isRenewal(String statement) {
        return statement.startsWith(Lease.LOCKED) && statement.endsWith("RETURN estate.owner AS owner");
    }

    private Imports server(Driver driver) {
        return new Imports(new Database(driver), spool, List.of());
    }

    private static Import.Outcome state(Imports imports, String source, List<String> humans) {
        List<Relation> relations = new ArrayList<>();
        try (Import run = imports.begin(source, Import.Mode.REPLACE)) {
            for (String human : humans) {
                run.entity(Entity.of(human, EntityKind.HUMAN));
                relations.add(Relation.of(human, RelationKind.OWNS, "ann"));
            }
            relations.forEach(run::relation);
            return run.commit();
        }
    }

    /* As if its owner had shown nothing for long. */
    private void silence() {
        write("MATCH (e:Estate) SET e.heartbeat = 0");
    }

    private void write(String statement) {
        try (var session = driver().session()) {
            session.run(statement).consume();
        }
    }
}
