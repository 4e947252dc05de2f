package blastradius.store;

import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import blastradius.store.database.Database;
import blastradius.store.database.Patience;
import blastradius.store.document.ExceptionNodes;
import blastradius.store.document.Exceptions;
import blastradius.store.document.Gaps;
import blastradius.store.document.ImportHistory;
import blastradius.store.document.ImportNodes;
import blastradius.store.document.ListNodes;
import blastradius.store.document.Lists;
import blastradius.store.document.ScenarioNodes;
import blastradius.store.document.Scenarios;
import blastradius.store.embedded.EmbeddedStart;
import blastradius.store.history.DatedVersions;
import blastradius.store.history.FindingLives;
import blastradius.store.history.StatedSince;
import blastradius.store.importing.Imports;
import blastradius.store.joining.Joins;
import blastradius.store.reading.Entities;
import blastradius.store.reading.EntityWords;
import blastradius.store.reading.KeptSnapshot;
import blastradius.store.reading.NewestVersion;
import blastradius.store.reading.RelationWords;
import blastradius.store.reading.Relations;
import blastradius.store.reading.SnapshotReader;
import blastradius.store.reading.StoredEstate;
import blastradius.store.restoring.Versions;
import blastradius.store.review.ReviewItemNodes;
import blastradius.store.review.ReviewNodes;
import blastradius.store.review.Reviews;
import blastradius.store.token.TokenNodes;
import blastradius.store.token.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.neo4j.autoconfigure.ConfigBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the store: an embedded Neo4j in the folder {@code blastradius.data}, or the one that {@code spring.neo4j.uri} names. Either way
 * it starts and is prepared beside the rest of the application; the application is up when both are.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoreSettings.class)
class StoreConfiguration {

    @Bean
    ConfigBuilderCustomizer patience() {
        return Patience::limit;
    }

    @Bean
    Database database(Driver driver, ObjectProvider<EmbeddedStart> embedded) {
        return embedded.stream()
                .findAny()
                .map(start -> Database.ofThisProcess(driver).whenInTrouble(start::trouble))
                .orElseGet(() -> new Database(driver));
    }

    @Bean
    SmartInitializingSingleton storeIsReady(Database database, ObjectProvider<CurrentSnapshot> current) {
        return () -> {
            database.awaitReady();
            current.ifAvailable(CurrentSnapshot::get);
        };
    }

    @Bean
    Imports imports(
            Database database,
            @Value("${blastradius.data:data}") Path data,
            @Value("${blastradius.sources.precedence:}") List<String> precedence) {
        return new Imports(database, data.resolve("spool"), precedence);
    }

    @Bean
    SnapshotReader snapshotReader(Database database, ScoreSettings score) {
        return new SnapshotReader(database, score.weighting());
    }

    @Bean
    KeptSnapshot keptSnapshot(Database database, SnapshotReader reader, @Value("${blastradius.data:data}") Path data) {
        return new KeptSnapshot(database, reader, data);
    }

    /** The estate as it is when the server starts, read beside the rest; whoever imports publishes the next one. */
    @Bean
    @ConditionalOnWebApplication
    CurrentSnapshot currentSnapshot(KeptSnapshot kept, Database database, ScoreSettings score) {
        CurrentSnapshot current = new CurrentSnapshot(
                CompletableFuture.supplyAsync(
                        kept::first,
                        work -> Thread.ofPlatform()
                                .name("read-snapshot")
                                .daemon()
                                .start(work)),
                score.weighting());
        current.onPublish(kept::keep);
        database.whenAway(
                () -> current.atHand().map(StoreConfiguration::stillAnswering).orElse(Database.CHECK));
        return current;
    }

    private static String stillAnswering(Snapshot snapshot) {
        long minutes = Duration.between(snapshot.takenAt(), Instant.now()).toMinutes();
        return "analyses still answer from version " + snapshot.version() + " of the estate, taken " + minutes
                + " minutes ago";
    }

    /** An embedded Neo4j is this process's alone, so that nobody else changes what it holds. */
    @Bean
    @ConditionalOnWebApplication
    NewestVersion newestVersion(
            Database database, SnapshotReader reader, CurrentSnapshot current, ObjectProvider<EmbeddedStart> embedded) {
        NewestVersion newest = new NewestVersion(database, reader, current);
        if (embedded.stream().findAny().isEmpty()) {
            newest.follow();
        }
        return newest;
    }

    @Bean
    Entities entities(Database database) {
        return new Entities(database);
    }

    @Bean
    EntityWords entityWords(Database database) {
        return new EntityWords(database);
    }

    @Bean
    Joins joins(Database database) {
        return new Joins(database);
    }

    @Bean
    RelationWords relationWords(Database database) {
        return new RelationWords(database);
    }

    @Bean
    Relations relations(Database database) {
        return new Relations(database);
    }

    @Bean
    StoredEstate storedEstate(Database database) {
        return new StoredEstate(database);
    }

    @Bean
    ImportHistory importHistory(Database database, ImportNodes nodes) {
        return new ImportHistory(database, nodes);
    }

    @Bean
    Gaps gaps(Database database, ImportHistory history) {
        return new Gaps(database, history);
    }

    @Bean
    Versions versions(Database database, ImportHistory history) {
        return new Versions(database, history);
    }

    @Bean
    DatedVersions datedVersions(Database database) {
        return new DatedVersions(database);
    }

    @Bean
    FindingLives findingLives(Database database) {
        return new FindingLives(database);
    }

    @Bean
    StatedSince statedSince(Database database) {
        return new StatedSince(database);
    }

    @Bean
    Tokens tokens(Database database, TokenNodes nodes, @Value("${blastradius.limits.machine-tokens:1000}") int most) {
        return new Tokens(database, nodes, most);
    }

    @Bean
    Exceptions exceptions(
            Database database, ExceptionNodes nodes, @Value("${blastradius.limits.exceptions:10000}") int most) {
        return new Exceptions(database, nodes, most);
    }

    @Bean
    Lists lists(Database database, ListNodes nodes, @Value("${blastradius.limits.lists:100}") int most) {
        return new Lists(database, nodes, most);
    }

    @Bean
    Reviews reviews(
            Database database,
            ReviewNodes nodes,
            ReviewItemNodes items,
            @Value("${blastradius.limits.reviews:1000}") int most) {
        return new Reviews(database, nodes, items, most);
    }

    @Bean
    Scenarios scenarios(
            Database database, ScenarioNodes nodes, @Value("${blastradius.limits.scenarios:1000}") int most) {
        return new Scenarios(database, nodes, most);
    }

    /** Without {@code spring.neo4j.uri}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.neo4j.uri", havingValue = "never", matchIfMissing = true)
    static class Embedded {

        @Bean
        @ConditionalOnMissingBean
        EmbeddedStart embeddedNeo4j(@Value("${blastradius.data:data}") Path data) {
            return new EmbeddedStart(data);
        }

        @Bean(destroyMethod = "")
        Driver driver(EmbeddedStart start) {
            return start.driver();
        }
    }
}
