package blastradius.graphql;

import blastradius.BlastRadius;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole server with an empty store, for one class of tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = BlastRadius.class,
        properties = "blastradius.demo=false",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Asking.OfTest.class)
@ContextConfiguration(initializers = EmptyServer.DataFolder.class)
@DirtiesContext
public @interface EmptyServer {

    /** A folder of its own for each server. */
    final class DataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                TestPropertyValues.of("blastradius.data=" + Files.createTempDirectory("served"))
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
