package blastradius.store.document;

import blastradius.store.database.Database;
import java.time.Duration;
import java.util.function.Supplier;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.neo4j.core.support.RetryExceptionPredicate;

/** What Spring Data reads and writes, under the rules of {@link Database#inSession}. */
public final class Documents {

    /* As patient as a session of the driver with what passes: a dead connection in the pool, a deadlock, another leader. */
    private static final RetryTemplate PATIENTLY = new RetryTemplate(RetryPolicy.builder()
            .predicate(new RetryExceptionPredicate())
            .maxRetries(Long.MAX_VALUE)
            .delay(Duration.ofMillis(200))
            .multiplier(2)
            .jitter(Duration.ofMillis(50))
            .timeout(Duration.ofSeconds(5))
            .build());

    private Documents() {}

    /**
     * Runs the work once the database is ready, and again while Neo4j asks for that. Its failures are the driver's, so that the
     * database gives them their names; only a broken constraint stays Spring's.
     */
    public static <T> T ask(Database database, Supplier<T> work) {
        return database.inSession(sessionOfItsOwn -> {
            try {
                return PATIENTLY.invoke(work);
            } catch (DataIntegrityViolationException broken) {
                throw broken;
            } catch (NestedRuntimeException failed) {
                throw failed.getCause() instanceof Neo4jException cause ? cause : failed;
            }
        });
    }
}
