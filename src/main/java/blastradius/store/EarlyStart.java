package blastradius.store;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Lets the embedded Neo4j start while the application context is still being built. */
public final class EarlyStart {

    private EarlyStart() {}

    /** To be given to the application before it runs; does nothing where an external Neo4j is named. */
    public static ApplicationContextInitializer<GenericApplicationContext> ofNeo4j() {
        return new StoreConfiguration.Early();
    }
}
