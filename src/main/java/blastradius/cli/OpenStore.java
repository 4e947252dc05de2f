package blastradius.cli;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.setting.Settings;
import blastradius.store.embedded.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The store and the readers, opened for one command. */
final class OpenStore {

    private OpenStore() {}

    /** {@code data}: the folder of the estate; null: the one that is configured. */
    static ConfigurableApplicationContext in(@Nullable Path data) {
        if (data != null) {
            System.setProperty("blastradius.data", data.toString());
        }
        return configured(ImportContext.class).run();
    }

    /**
     * The folder alone, which the command opens by itself.
     *
     * @throws BadRequest if an external Neo4j is configured in its place
     */
    static DataFolder folder(@Nullable Path data) {
        LoggingSystem.get(OpenStore.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        if (data != null) {
            return new DataFolder(data);
        }
        try (ConfigurableApplicationContext settings = configured(Nothing.class).run()) {
            if (settings.getEnvironment().containsProperty("spring.neo4j.uri")) {
                throw new BadRequest(
                        "spring.neo4j.uri is set: an external Neo4j is backed up and restored by its own tools");
            }
            return new DataFolder(Path.of(settings.getEnvironment().getProperty("blastradius.data", "data")));
        }
    }

    private static SpringApplicationBuilder configured(Class<?> parts) {
        return new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties("logging.level.root=warn")
                .initializers(Settings.checked());
    }

    /** Settings and nothing that they set. */
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
