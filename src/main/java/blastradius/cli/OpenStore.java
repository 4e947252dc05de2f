package blastradius.cli;

import blastradius.setting.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The store and the readers, opened for one command. */
final class OpenStore {

    private OpenStore() {}

    /** {@code data}: the folder of the estate; null: the one that is configured. */
    static ConfigurableApplicationContext in(@Nullable Path data) {
        SpringApplicationBuilder store = new SpringApplicationBuilder(ImportContext.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties("logging.level.root=warn");
        if (data != null) {
            System.setProperty("blastradius.data", data.toString());
        }
        return store.initializers(Settings.checked()).run();
    }
}
