package blastradius.store;

import java.util.concurrent.TimeUnit;
import org.neo4j.driver.Config;

/** How long a driver waits for Neo4j before it says that it is away: a driver's own half minutes are more than anybody's who asks. */
final class Patience {

    private Patience() {}

    static Config brief() {
        Config.ConfigBuilder config = Config.builder();
        limit(config);
        return config.build();
    }

    static void limit(Config.ConfigBuilder config) {
        config.withConnectionTimeout(1, TimeUnit.SECONDS)
                .withConnectionAcquisitionTimeout(1500, TimeUnit.MILLISECONDS)
                .withMaxTransactionRetryTime(500, TimeUnit.MILLISECONDS);
    }
}
