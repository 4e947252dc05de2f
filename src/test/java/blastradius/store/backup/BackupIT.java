package blastradius.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.store.TestDatabase;
import blastradius.store.database.Holder;
import blastradius.store.database.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

class BackupIT {

    private static final String FILL = """
            UNWIND range(1, 2600) AS no
            CREATE (e:Entity {no: no, key: 'e' + no, kind: 'HUMAN', until: 9223372036854775807, weight: no / 2.0, at: datetime('2026-10-01T09:00:00Z')})
            CREATE (:EntityClaim {sourceId: 'c' + no, words: ['a', 'b' + no]})-[:CLAIMS]->(e)
            WITH e, no WHERE no % 2 = 0 CREATE (e)-[:CAN {attr: no}]->(e)""";

    @TempDir
    private Path folder;

    private Driver driver;
    private Path file;

    @BeforeEach
    void fill() {
        TestDatabase.embedded().awaitReady();
        driver = TestDatabase.embeddedDriver();
        file = folder.resolve("record");
        run(FILL);
        run("UNWIND range(1, 100) AS no CREATE (:List {id: 'l' + no, generation: 0})");
    }

    private void run(String statement) {
        try (Session session = driver.session()) {
            session.run(statement).consume();
        }
    }

    private List<Object> rows(String query) {
        try (Session session = driver.session()) {
            return session.run(query).list(row -> (Object) row.asMap());
        }
    }

    /* Whatever nodes are called inside. */
    private List<Object> everything() {
        List<Object> nodes = new ArrayList<>(rows("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties"
                + " ORDER BY labels(n)[0], coalesce(n.no, n.id, n.sourceId, n.version, n.name)"));
        nodes.addAll(rows("MATCH (a)-[r]->(b) RETURN coalesce(a.key, a.sourceId) AS a, type(r) AS type,"
                + " properties(r) AS properties, b.key AS b ORDER BY type, a"));
        return nodes;
    }

    @Test
    void allComesBackOfItsOwnTypes() throws IOException {
        List<Object> before = everything();
        Backup.Written written = new Backup(driver).to(file);
        assertThat(written.relationships()).isEqualTo(3_900);
        assertThat(written.nodes()).isGreaterThan(5_300);

        run("MATCH (n:Entity) WHERE n.no > 7 DETACH DELETE n");
        run("CREATE (:List {id: 'other'})");
        Restore.check(file);
        Restore.into(driver, file);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void peopleSaveMeanwhileAndABackupHasAllOfOneMoment() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread saving = Thread.ofPlatform().start(() -> {
            for (int generation = 1; generation <= 40; generation++) {
                run("MATCH (l:List) SET l.generation = " + generation);
                begun.countDown();
            }
        });
        begun.await();
        new Backup(driver).to(file);
        saving.join();

        Restore.into(driver, file);

        assertThat(rows("MATCH (l:List) RETURN DISTINCT l.generation AS generation"))
                .hasSize(1);
        assertThat(rows("MATCH (l:List) RETURN count(*) AS n").toString()).contains("100");
    }

    @Test
    void noImportBeginsMeanwhileAndNoneIsDisturbed() throws IOException {
        try (Session session = driver.session();
                Lease importing = Lease.take(this::inSession, session, new Holder(), "an import of \"x\"")) {
            assertThat(importing.owner()).isNotEmpty();
            assertThatThrownBy(() -> new Backup(driver).to(file))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("an import of \"x\"");
        }
        assertThat(folder).isEmptyDirectory();
        new Backup(driver).to(file);
        assertThat(rows("MATCH (e:Estate) RETURN e.owner AS owner")).hasToString("[{owner=null}]");
    }

    private Boolean inSession(Function<Session, Boolean> work) {
        try (Session session = driver.session()) {
            return work.apply(session);
        }
    }

    @Test
    void aDamagedOrForeignBackupIsRefused() throws IOException {
        new Backup(driver).to(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Restore.check(file))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("damaged");

        Path newer = folder.resolve("newer");
        try (BackupFile.Writer writer = new BackupFile.Writer(newer)) {
            writer.write(BackupFile.Line.of(
                    new BackupFile.Head(BackupFile.FORM, 1, "2026-10-01T09:00:00Z", Map.of("9999", "abc"))));
            writer.end();
        }
        List<Object> before = everything();
        assertThatThrownBy(() -> Restore.into(driver, newer))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("9999");
        assertThat(everything()).isEqualTo(before);
    }
}
