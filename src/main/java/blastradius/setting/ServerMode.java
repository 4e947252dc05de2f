package blastradius.setting;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** Whether callers sign in, and what then holds unless somebody says otherwise. */
public final class ServerMode {

    /** Where this is set, they do. */
    public static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    private static final String PORT = "management.server.port";
    private static final String ADDRESS = "management.server.address";

    private ServerMode() {}

    /** Figures and health have a port of their own, which only this machine reaches. To be given to an application before it runs. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> ownPort() {
        return context -> addDefaults(context.getEnvironment());
    }

    static void addDefaults(ConfigurableEnvironment environment) {
        if (!StringUtils.hasText(environment.getProperty(ISSUER)) || environment.containsProperty(PORT)) {
            return;
        }
        Map<String, Object> defaults = new LinkedHashMap<>(Map.of(PORT, 8081));
        if (!environment.containsProperty(ADDRESS)) {
            defaults.put(ADDRESS, "127.0.0.1");
        }
        environment.getPropertySources().addLast(new MapPropertySource("server mode", defaults));
    }
}
