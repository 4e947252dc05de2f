package blastradius.setting;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** Whether what is done for a request is told to a collector of OpenTelemetry. Nothing is traced, and nothing sent, where nobody names one. */
public final class Traces {

    /** Where the collector takes traces, as {@code http://collector:4318/v1/traces}; OpenTelemetry's own variable says it as well. */
    public static final String COLLECTOR = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String ENABLED = "management.opentelemetry.enabled";
    private static final String SHARE = "management.tracing.sampling.probability";

    private Traces() {}

    /** To be given to an application before it runs. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> whereAsked() {
        return context -> addDefaults(context.getEnvironment());
    }

    /* Few ask of this server, each of them for much: all are told. */
    static void addDefaults(ConfigurableEnvironment environment) {
        boolean isAsked = StringUtils.hasText(environment.getProperty(COLLECTOR));
        Map<String, Object> defaults = isAsked ? Map.of(SHARE, 1.0) : Map.of(ENABLED, false);
        environment.getPropertySources().addLast(new MapPropertySource("traces", defaults));
    }
}
