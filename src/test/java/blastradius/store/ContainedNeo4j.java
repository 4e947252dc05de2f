package blastradius.store;

import java.time.Duration;
import java.util.Objects;
import org.testcontainers.neo4j.Neo4jContainer;
import org.testcontainers.utility.DockerImageName;

/** One Neo4j in a container for all tests of a JVM; the container ends with the JVM. Wipe it before use. */
public final class ContainedNeo4j {

    static final String IMAGE = Objects.requireNonNullElse(System.getenv("NEO4J_TEST_IMAGE"), "neo4j:2026.08.1");

    private ContainedNeo4j() {}

    /** Where its Bolt listens, without authentication; the first call starts it. */
    public static String boltUrl() {
        return Running.CONTAINER.getBoltUrl();
    }

    private static final class Running {
        static final Neo4jContainer CONTAINER = start();

        private static Neo4jContainer start() {
            Neo4jContainer container = new Neo4jContainer(
                            DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("neo4j"))
                    .withoutAuthentication()
                    .withNeo4jConfig("dbms.usage_report.enabled", "false")
                    .withNeo4jConfig("server.fleet_discovery.enabled", "false")
                    .withNeo4jConfig("dbms.fleet_manager.enabled", "false")
                    .withStartupTimeout(Duration.ofMinutes(5));
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop Neo4j"));
            return container;
        }
    }
}
