package blastradius.store.database;

import java.util.concurrent.TimeUnit;
import org.neo4j.driver.Config;

/** How long a driver waits for Neo4j before it says that it is away: a driver's own half minutes are more than anybody's who asks. */
public final class Patience {

    /* A Neo4j in this process is never away: where it is slow to answer, the whole machine is. */
    private static final Config OF_THIS_PROCESS = Config.builder()
            .withConnectionTimeout(10, TimeUnit.SECONDS)
            .withConnectionAcquisitionTimeout(10, TimeUnit.SECONDS)
            .withMaxTransactionRetryTime(500, TimeUnit.MILLISECONDS)
            .build();

    private Patience() {}

    public static Config ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    public static Config brief() {
        Config.ConfigBuilder config = Config.builder();
        limit(config);
        return config.build();
    }

    public static void limit(Config.ConfigBuilder config) {
        config.withConnectionTimeout(1, TimeUnit.SECONDS)
                .withConnectionAcquisitionTimeout(1500, TimeUnit.MILLISECONDS)
                .withMaxTransactionRetryTime(500, TimeUnit.MILLISECONDS);
    }
}
