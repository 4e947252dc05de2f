package blastradius.store;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips where no Docker engine answers or Neo4j's image is not on the machine, except in CI ({@code CI=true}): there a
 * test that cannot run has failed.
 */
@Target({TYPE, METHOD})
@Retention(RUNTIME)
@ExtendWith(DockerPresence.class)
public @interface RequiresDocker {}
