package blastradius.ingest;

import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.ImportHistory;
import blastradius.store.Imports;
import blastradius.store.NewestVersion;
import blastradius.store.Scenarios;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Connects imports with the store. What only a server needs is made when it is asked for. */
@Configuration(proxyBeanMethods = false)
class IngestWiring {

    @Bean
    Importer importer(Imports imports) {
        return new Importer(StoreWriter.into(imports), Clock.systemUTC());
    }

    @Bean
    @Lazy
    Intake intake(Importer importer, ImportHistory history, NewestVersion newest, CurrentSnapshot current) {
        return new Intake(importer, history, newest, current, Clock.systemUTC());
    }

    @Bean
    @ConditionalOnWebApplication
    @ConditionalOnBooleanProperty(name = "blastradius.demo", matchIfMissing = true)
    DemoEstate demoEstate(Intake intake, CurrentSnapshot current, Scenarios scenarios) {
        return new DemoEstate(intake, current, scenarios);
    }
}
