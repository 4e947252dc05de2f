package blastradius.store;

import blastradius.model.BlastRadiusException.StoreUnavailable;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.database.Database;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /actuator/health} says of the store and of what is answered from; both answer within two seconds. */
@Configuration(proxyBeanMethods = false)
class StoreHealth {

    /** While the first estate is loaded; no answer is exact until it is. */
    static final Status LOADING = new Status("LOADING");

    /** In the place of the usual one, which waits as long as a driver does. */
    @Bean
    HealthIndicator neo4jHealthIndicator(Database database) {
        return () -> {
            try {
                boolean answers =
                        database.inSession(session -> session.run("RETURN 1").hasNext());
                return answers ? Health.up().build() : Health.down().build();
            } catch (StoreUnavailable away) {
                return Health.down()
                        .withDetail("reason", String.valueOf(away.getMessage()))
                        .build();
            }
        };
    }

    @Bean
    HealthIndicator estateHealthIndicator(ObjectProvider<CurrentSnapshot> current) {
        return () -> current.stream().anyMatch(CurrentSnapshot::isLoading)
                ? Health.status(LOADING).build()
                : Health.up().build();
    }
}
