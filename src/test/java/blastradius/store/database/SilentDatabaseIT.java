package blastradius.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.StoreUnavailable;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.store.EstatePicture;
import blastradius.store.Freezer;
import blastradius.store.TestDatabase;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.statement.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;

/** A Neo4j that is gone, or frozen: whoever asks learns it soon, and when it is back all goes on by itself. */
class SilentDatabaseIT {

    private static final Duration SOON = Duration.ofSeconds(2);

    /* More than is promised, for a machine that has other things to do. */
    private static final Duration BACK = Duration.ofSeconds(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    private Freezer freezer;

    @SuppressWarnings("NullAway.Init")
    private Driver driver;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void startEmpty() throws IOException {
        TestDatabase.embedded();
        freezer = new Freezer(TestDatabase.embeddedNeo4j().uri());
        driver = TestDatabase.embeddedNeo4j().connect(freezer.uri());
        database = new Database(driver);
        database.whenAway(() -> "analyses still answer");
        database.awaitReady();
    }

    @AfterEach
    void stop() throws IOException {
        freezer.close();
        driver.close();
    }

    @Test
    void isToldOfSoonWhenItIsFrozenAndForgottenWhenItIsBack() {
        freezer.freeze();
        for (int question = 0; question < 3; question++) {
            assertRefusedSoon();
        }
        freezer.thaw();
        assertBack();
    }

    @Test
    void isToldOfSoonWhenItIsGoneAndForgottenWhenItIsBack() {
        freezer.refuse(true);
        for (int question = 0; question < 3; question++) {
            assertRefusedSoon();
        }
        freezer.refuse(false);
        assertBack();
    }

    @Test
    void keepsNobodyWhoAsksWhenItFreezesMeanwhile() {
        CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(this::question);
        freezer.freeze();
        assertThat(waiting.handle(
                        (answer, failure) -> failure == null || failure.getCause() instanceof StoreUnavailable))
                .succeedsWithin(SOON)
                .isEqualTo(true);
    }

    @Test
    void letsImportsGoOnWhenItIsBack() {
        Imports imports = new Imports(database, spool, List.of());
        try (Import first = imports.begin("hr", Import.Mode.REPLACE)) {
            first.entity(Entity.of("ann", EntityKind.HUMAN).withName("Ann"));
            first.entity(Entity.of("leaver", EntityKind.HUMAN));
            first.commit();
        }
        List<String> old = EstatePicture.of(database);
        try (Import run = imports.begin("hr", Import.Mode.REPLACE)) {
            run.entity(Entity.of("ann", EntityKind.HUMAN));
            freezer.refuse(true);
            assertThatThrownBy(run::commit).isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> imports.rename("hr", "people")).isInstanceOf(Conflict.class);
        }
        assertThatThrownBy(() -> imports.remove("hr", Watch.NONE)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> imports.rename("hr", "people")).isInstanceOf(StoreUnavailable.class);
        freezer.refuse(false);
        assertBack();
        assertThat(EstatePicture.of(database)).isEqualTo(old);
        try (Import again = imports.begin("hr", Import.Mode.REPLACE)) {
            again.entity(Entity.of("ann", EntityKind.HUMAN));
            assertThat(again.commit().version()).isEqualTo(2);
        }
        assertThat(EstatePicture.leftovers(database)).isZero();
    }

    private void assertRefusedSoon() {
        long before = System.nanoTime();
        assertThatThrownBy(this::question)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("Neo4j does not answer; analyses still answer");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private void assertBack() {
        long until = System.nanoTime() + BACK.toNanos();
        while (true) {
            try {
                assertThat(question()).isEqualTo(1);
                return;
            } catch (StoreUnavailable still) {
                if (System.nanoTime() > until) {
                    throw still;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private long question() {
        return database.inSession(session -> session.executeRead(transaction ->
                transaction.run("RETURN 1 AS one").single().get("one").asLong()));
    }
}
