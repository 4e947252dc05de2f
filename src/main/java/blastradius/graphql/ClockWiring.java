package blastradius.graphql;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time that questions take as now. */
@Configuration(proxyBeanMethods = false)
class ClockWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
