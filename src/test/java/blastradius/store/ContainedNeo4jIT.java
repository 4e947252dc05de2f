package blastradius.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;

@RequiresDocker
class ContainedNeo4jIT {

    @Test
    void answersOverBolt() {
        try (var driver = GraphDatabase.driver(ContainedNeo4j.boltUrl(), AuthTokens.none())) {
            assertThat(driver.executableQuery("RETURN 6 * 7 AS answer")
                            .execute()
                            .records())
                    .extracting(row -> row.get("answer").asInt())
                    .containsExactly(42);
        }
    }
}
