package blastradius.ingest;

import blastradius.ingest.ledger.SourceSettings;
import blastradius.ingest.saved.SavedIntake;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.document.Exceptions;
import blastradius.store.document.ImportHistory;
import blastradius.store.document.Lists;
import blastradius.store.document.Scenarios;
import blastradius.store.importing.Imports;
import blastradius.store.joining.Joins;
import blastradius.store.reading.NewestVersion;
import blastradius.store.review.Reviews;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextClosedEvent;

/** Connects imports with the store. What only a server needs is made when it is asked for. */
@Configuration(proxyBeanMethods = false)
class IngestWiring {

    @Bean
    Importer importer(Imports imports, SourceSettings settings, SavedIntake saved) {
        return new Importer(StoreWriter.into(imports), Clock.systemUTC(), settings, saved);
    }

    @Bean
    SavedIntake savedIntake(
            Lists lists,
            Scenarios scenarios,
            Exceptions exceptions,
            Reviews reviews,
            @Value("${blastradius.limits.exception:365d}") Duration longest) {
        return new SavedIntake(lists, scenarios, exceptions, reviews, longest, Clock.systemUTC());
    }

    @Bean
    SourceSettings sourceSettings(
            @Value("${blastradius.sources.session-age:14d}") Duration sessionAge,
            @Value("${blastradius.sources.old-sessions:true}") boolean followsOldSessions,
            @Value("${blastradius.sources.across-trusts:true}") boolean letsTrustedIn,
            @Value("${blastradius.sources.relay:false}") boolean relays) {
        return new SourceSettings(sessionAge, followsOldSessions, letsTrustedIn, relays);
    }

    @Bean
    Sources sources(Imports imports) {
        return new Sources(imports, Clock.systemUTC());
    }

    @Bean
    RunningImport.Works works(Importer importer, Sources sources) {
        return new RunningImport.Works(importer, sources);
    }

    @Bean
    @Lazy
    RunningImport intake(
            RunningImport.Works works,
            ImportHistory history,
            NewestVersion newest,
            @Value("${blastradius.limits.import:1h}") Duration limit) {
        return new RunningImport(works, history, newest, limit);
    }

    @Bean
    @Lazy
    KeptApart keptApart(Joins joins, Imports imports, NewestVersion newest) {
        return new KeptApart(joins, imports, newest);
    }

    /** A server that is told to stop does not wait for an import: it undoes it while the store is still there. */
    @Bean
    @ConditionalOnWebApplication
    ApplicationListener<ContextClosedEvent> cancelsTheImportAtTheEnd(ObjectProvider<RunningImport> intake) {
        return closed -> intake.getObject().cancel("since the server is stopping");
    }

    @Bean
    @ConditionalOnWebApplication
    @ConditionalOnBooleanProperty(name = "blastradius.demo", matchIfMissing = true)
    DemoEstate demoEstate(RunningImport intake, CurrentSnapshot current, Scenarios scenarios) {
        return new DemoEstate(intake, current, scenarios);
    }
}
