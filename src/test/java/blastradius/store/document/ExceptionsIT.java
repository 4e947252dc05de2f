package blastradius.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.AcceptedRisk;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.store.TestDatabase;
import blastradius.store.TestDocuments;
import blastradius.store.database.Database;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exceptions in Neo4j. */
class ExceptionsIT {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Exceptions exceptions;

    @BeforeEach
    void wipe() {
        database = TestDatabase.embedded();
        exceptions = TestDocuments.exceptions(database);
    }

    private static AcceptedRisk risk(String id) {
        return new AcceptedRisk(
                id,
                1,
                null,
                "breakglass",
                "Ines Marlow",
                "sealed, tested each quarter",
                "CHG-7",
                NOON,
                NOON.plusSeconds(60),
                NOON.plusSeconds(30),
                null);
    }

    @Test
    void keepWhatWasSaved() {
        assertThat(exceptions.create(risk("one"))).isEqualTo(risk("one"));
        assertThat(exceptions.find("one")).contains(risk("one"));
        assertThat(exceptions.list()).containsExactly(risk("one"));
        assertThatThrownBy(() -> exceptions.create(risk("one"))).isInstanceOf(Conflict.class);
    }

    @Test
    void endOnceAndOfTwoAtOnceOne() {
        exceptions.create(risk("one"));
        AcceptedRisk ended = exceptions.update(risk("one").endedAt(NOON.plusSeconds(9), "replaced"));
        assertThat(ended.version()).isEqualTo(2);
        assertThat(ended.until()).isEqualTo(NOON.plusSeconds(9));
        assertThat(exceptions.find("one")).contains(ended);
        assertThatThrownBy(() -> exceptions.update(risk("one"))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> exceptions.update(risk("gone"))).isInstanceOf(UnknownId.class);
    }

    @Test
    void surviveImports() {
        exceptions.create(risk("one"));
        try (Import run = new Imports(database, spool, java.util.List.of()).begin("test", Import.Mode.REPLACE)) {
            run.entity(Entity.of("breakglass", EntityKind.HUMAN));
            run.commit();
        }
        try (Import run = new Imports(database, spool, java.util.List.of()).begin("test", Import.Mode.REPLACE)) {
            run.commit();
        }
        assertThat(exceptions.list()).containsExactly(risk("one"));
    }
}
