package blastradius.lane;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the lanes of this machine. */
@Configuration(proxyBeanMethods = false)
class LaneWiring {

    private static final Duration LOOK = Duration.ofSeconds(1);

    @Bean
    Lanes lanes(
            @Value("${blastradius.limits.waiting:100}") int waiting,
            @Value("${blastradius.limits.patience:10s}") Duration patience) {
        return Lanes.on(Runtime.getRuntime().availableProcessors(), waiting, patience);
    }

    @Bean
    Connections connections() {
        return new Connections(LOOK);
    }
}
