package blastradius.web.audit;

import blastradius.lane.Lane;
import blastradius.lane.Lanes;
import blastradius.setting.ServerMode;
import blastradius.snapshot.CurrentSnapshot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** What operators see of the server: who asked what, and how much there is to do. */
@Configuration(proxyBeanMethods = false)
public class AuditWiring {

    /** Just before the sign-in, which Spring Boot puts at -100. */
    private static final int ORDER = -101;

    private static final String ISSUER = "${" + ServerMode.ISSUER + ":}";

    /** Where callers sign in it is kept in the data folder, unless the setting names another place; else only where that does. */
    @Bean
    static BeanPostProcessor spansWithoutWords() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SpanExporter exporter && !(bean instanceof SpansWithoutWords)
                        ? new SpansWithoutWords(exporter)
                        : bean;
            }
        };
    }

    @Bean
    AuditLog auditLog(
            @Value("${blastradius.audit.file:}") String file,
            @Value("${blastradius.data:data}") Path data,
            @Value(ISSUER) String issuer) {
        if (StringUtils.hasText(file)) {
            return AuditLog.in(Path.of(file));
        }
        return StringUtils.hasText(issuer)
                ? AuditLog.in(data.resolve("audit").resolve("audit.jsonl"))
                : AuditLog.none();
    }

    @Bean
    FilterRegistrationBean<AuditFilter> auditFilter(AuditLog log, CurrentSnapshot current, MeterRegistry meters) {
        FilterRegistrationBean<AuditFilter> registration =
                new FilterRegistrationBean<>(new AuditFilter(log, current, new RequestMeters(meters)));
        registration.addUrlPatterns("/graphql", "/graphql/*", "/export/*", "/import", "/import/*");
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    MeterBinder estateMeters(CurrentSnapshot current) {
        return registry -> {
            Gauge.builder(
                            "blastradius.snapshot.version",
                            current,
                            now -> now.get().version())
                    .description("The version of the estate that answers")
                    .register(registry);
            Gauge.builder(
                            "blastradius.snapshot.age",
                            current,
                            now -> Duration.between(now.get().takenAt(), Instant.now())
                                    .toSeconds())
                    .description("How old that version is")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder(
                            "blastradius.snapshot.entities",
                            current,
                            now -> now.get().entityCount())
                    .description("How many entities it has")
                    .register(registry);
            Gauge.builder(
                            "blastradius.snapshot.relations",
                            current,
                            now -> now.get().relationCount())
                    .description("How many relations it has")
                    .register(registry);
        };
    }

    @Bean
    MeterBinder laneMeters(Lanes lanes) {
        return registry -> Map.of("quick", lanes.quick(), "long", lanes.longer(), "files", lanes.files())
                .forEach((name, lane) -> {
                    Gauge.builder("blastradius.lane.working", lane, Lane::working)
                            .description("How many analyses or files are worked on")
                            .tag("lane", name)
                            .register(registry);
                    Gauge.builder("blastradius.lane.waiting", lane, Lane::waiting)
                            .description("How many wait for their turn")
                            .tag("lane", name)
                            .register(registry);
                });
    }
}
