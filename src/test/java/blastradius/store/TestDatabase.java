package blastradius.store;

import blastradius.store.database.Database;
import blastradius.store.embedded.EmbeddedNeo4j;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.neo4j.driver.Driver;
import org.springframework.util.FileSystemUtils;

/** One embedded Neo4j for all tests of a JVM; it ends with the JVM, and its folder with it. Wipe it before use. */
public final class TestDatabase {

    private TestDatabase() {}

    /** The embedded database, empty but for its schema. */
    public static Database embedded() {
        return wiped(Embedded.DRIVER);
    }

    public static Driver embeddedDriver() {
        return Embedded.DRIVER;
    }

    public static EmbeddedNeo4j embeddedNeo4j() {
        return Embedded.NEO4J;
    }

    /** The database behind the driver, empty but for its schema. */
    public static Database wiped(Driver driver) {
        Database database = Database.ofThisProcess(driver);
        database.inSession(session -> {
            session.run("MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
                    .consume();
            return session.run("CREATE (:Estate {name: 'estate', version: 0})").consume();
        });
        return database;
    }

    public static Path temporaryFolder(String prefix) {
        try {
            Path folder = Files.createTempDirectory(prefix);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Embedded {
        static final EmbeddedNeo4j NEO4J = start();
        static final Driver DRIVER = NEO4J.connect();

        private static EmbeddedNeo4j start() {
            try {
                Path folder = Files.createTempDirectory("blastradius-neo4j");
                EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    DRIVER.close();
                    neo4j.close();
                    delete(folder);
                }));
                return neo4j;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
