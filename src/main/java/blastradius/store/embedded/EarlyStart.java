package blastradius.store.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded Neo4j while the application context is still being built, as it takes longest; does nothing where an external
 * Neo4j is named. To be given to the application before it runs. An application that does not come up has to close it, or the store stays
 * open and the process alive.
 */
public final class EarlyStart implements ApplicationContextInitializer<GenericApplicationContext>, AutoCloseable {

    private @Nullable EmbeddedStart started;

    @Override
    public void initialize(GenericApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!environment.containsProperty("spring.neo4j.uri")) {
            EmbeddedStart start = new EmbeddedStart(Path.of(environment.getProperty("blastradius.data", "data")));
            started = start;
            context.registerBean("embeddedNeo4j", EmbeddedStart.class, () -> start);
        }
    }

    /** Ends what was started; waits for a start that is under way. */
    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
