package blastradius.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.store.EstatePicture;
import blastradius.store.TestDatabase;
import blastradius.store.WatchedDriver;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.statement.Watch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/** An import that loses Neo4j at any of its statements leaves the estate as it was, once Neo4j is back. */
class RecoveryIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @Test
    void undoesAnImportThatWasInterruptedAtAnyOfItsStatements() {
        Database database = TestDatabase.embedded();
        importOld(database);
        List<String> old = EstatePicture.of(database);
        int statement = 0;
        while (interruptedAt(statement)) {
            Database again = Database.ofThisProcess(TestDatabase.embeddedDriver());
            assertThat(EstatePicture.of(again))
                    .as("interrupted at statement %d", statement)
                    .isEqualTo(old);
            assertThat(EstatePicture.leftovers(again))
                    .as("interrupted at statement %d", statement)
                    .isZero();
            statement++;
        }
        assertThat(statement).isGreaterThan(8);
        assertThat(EstatePicture.of(database)).isNotEqualTo(old).contains("source hr 3 2");
    }

    /* Whether the import came as far as that statement. */
    private boolean interruptedAt(int statement) {
        Driver driver = WatchedDriver.lostAfterWrites(TestDatabase.embeddedDriver(), statement);
        Imports imports = new Imports(new Database(driver), spool, List.of());
        try {
            importNew(imports);
            return false;
        } catch (blastradius.model.BlastRadiusException.StoreUnavailable e) {
            assertThat(e).hasCauseInstanceOf(ServiceUnavailableException.class);
            return true;
        }
    }

    /* Each writing statement of the removal, and of the renaming, is one at which the database is lost. */
    @Test
    void takesASourceAwayWhollyOrNotAtAll() {
        Database database = TestDatabase.embedded();
        importOld(database);
        try (Import run = new Imports(database, spool, List.of()).begin("it", Import.Mode.REPLACE)) {
            run.entity(Entity.of("ann", EntityKind.HUMAN).withName("Ann"));
            run.commit();
        }
        List<String> old = EstatePicture.of(database);
        int removing = lostAtEach(old, imports -> imports.remove("hr", Watch.NONE));
        assertThat(removing).isGreaterThan(6);
        assertThat(EstatePicture.of(database))
                .containsExactly(
                        "claim it ann HUMAN \"Ann\" ann false -",
                        "entity ann HUMAN \"Ann\" - - ",
                        "source hr 0 0",
                        "source it 1 0");
        List<String> removed = EstatePicture.of(database);
        assertThat(lostAtEach(removed, imports -> imports.rename("it", "sea"))).isGreaterThan(2);
        assertThat(EstatePicture.of(database)).contains("source sea 1 0").hasSameSizeAs(removed);
    }

    /* How many statements the work came to before it was done; after each failure the estate is the old one. */
    private int lostAtEach(List<String> old, Consumer<Imports> work) {
        for (int statement = 0; ; statement++) {
            Driver driver = WatchedDriver.lostAfterWrites(TestDatabase.embeddedDriver(), statement);
            try {
                work.accept(new Imports(new Database(driver), spool, List.of()));
                return statement;
            } catch (blastradius.model.BlastRadiusException.StoreUnavailable lost) {
                Database again = Database.ofThisProcess(TestDatabase.embeddedDriver());
                again.awaitReady();
                assertThat(EstatePicture.of(again))
                        .as("lost at statement %d", statement)
                        .isEqualTo(old);
                assertThat(EstatePicture.leftovers(again))
                        .as("lost at statement %d", statement)
                        .isZero();
            }
        }
    }

    @Test
    void refusesToTurnAVersionThatAnotherServerHasTurned() {
        Database database = TestDatabase.embedded();
        Imports imports = new Imports(database, spool, List.of());
        try (Import run = imports.begin("hr", Import.Mode.REPLACE)) {
            run.entity(Entity.of("ann", EntityKind.HUMAN));
            database.inSession(session -> setVersion(session, 7));
            assertThatThrownBy(run::commit).isInstanceOf(blastradius.model.BlastRadiusException.Conflict.class);
        }
        assertThat(EstatePicture.of(database)).isEmpty();
    }

    private static long setVersion(Session session, long version) {
        return session.run("MATCH (e:Estate) SET e.version = " + version + " RETURN e.version AS v")
                .single()
                .get("v")
                .asLong();
    }

    private void importOld(Database database) {
        Imports imports = new Imports(database, spool, List.of());
        try (Import run = imports.begin("hr", Import.Mode.REPLACE)) {
            run.entity(Entity.of("ann", EntityKind.HUMAN));
            run.entity(Entity.of("ops", EntityKind.GROUP));
            run.entity(Entity.of("gone", EntityKind.HOST));
            run.relation(Relation.of("ann", RelationKind.MEMBER_OF, "ops"));
            run.commit();
        }
    }

    private static void importNew(Imports imports) {
        List<Relation> relations = new ArrayList<>();
        relations.add(Relation.of("ann", RelationKind.OWNS, "ops"));
        relations.add(Relation.of("new", RelationKind.OWNS, "unknown"));
        try (Import run = imports.begin("hr", Import.Mode.REPLACE)) {
            run.entity(Entity.of("ann", EntityKind.HUMAN).withName("Ann"));
            run.entity(Entity.of("ops", EntityKind.ROLE));
            run.entity(Entity.of("new", EntityKind.HOST));
            relations.forEach(run::relation);
            run.commit();
        }
    }
}
