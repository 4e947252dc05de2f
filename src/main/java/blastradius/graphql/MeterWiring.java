package blastradius.graphql;

import blastradius.graphql.finding.FindingTables;
import blastradius.graphql.guard.Documents;
import blastradius.graphql.ranking.IdentityTables;
import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators see of what is kept: how often it spared work. */
@Configuration(proxyBeanMethods = false)
class MeterWiring {

    @Bean
    MeterBinder cacheMeters(Documents documents, IdentityTables tables, FindingTables findings) {
        return registry -> {
            measure("documents", documents.cache(), registry);
            measure("findings", findings.cache(), registry);
            tables.caches().forEach((name, cache) -> measure(name, cache, registry));
        };
    }

    private static <K, V> void measure(String name, Cache<K, V> cache, MeterRegistry registry) {
        new CaffeineCacheMetrics<>(cache, name, Tags.empty()).bindTo(registry);
    }
}
