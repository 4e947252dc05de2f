package blastradius.store;

import blastradius.snapshot.CurrentSnapshot;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Wires the store: an embedded Neo4j in the folder {@code blastradius.data}, or the one that {@code spring.neo4j.uri} names. Either way
 * it starts and is prepared beside the rest of the application; the application is up when both are.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Database database(Driver driver) {
        return new Database(driver);
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
    SnapshotReader snapshotReader(Database database) {
        return new SnapshotReader(database);
    }

    @Bean
    KeptSnapshot keptSnapshot(Database database, SnapshotReader reader, @Value("${blastradius.data:data}") Path data) {
        return new KeptSnapshot(database, reader, data);
    }

    /** The estate as it is when the server starts, read beside the rest; whoever imports publishes the next one. */
    @Bean
    @ConditionalOnWebApplication
    CurrentSnapshot currentSnapshot(KeptSnapshot kept) {
        CurrentSnapshot current = new CurrentSnapshot(CompletableFuture.supplyAsync(
                kept::first,
                work -> Thread.ofPlatform().name("read-snapshot").daemon().start(work)));
        current.onPublish(kept::keep);
        return current;
    }

    @Bean
    Entities entities(Database database) {
        return new Entities(database);
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
    Scenarios scenarios(Database database, ScenarioNodes nodes) {
        return new Scenarios(database, nodes);
    }

    /** Without {@code spring.neo4j.uri}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.neo4j.uri", havingValue = "never", matchIfMissing = true)
    static class Embedded {

        @Bean
        @ConditionalOnMissingBean
        EmbeddedStart embeddedNeo4j(@Value("${blastradius.data:data}") Path data) {
            return new EmbeddedStart(data.resolve("neo4j"));
        }

        @Bean(destroyMethod = "")
        Driver driver(EmbeddedStart start) {
            return start.driver();
        }
    }

    /** Starts the embedded Neo4j before the application context is built: it takes longest. */
    static final class Early implements ApplicationContextInitializer<GenericApplicationContext> {

        @Override
        public void initialize(GenericApplicationContext context) {
            Environment environment = context.getEnvironment();
            if (!environment.containsProperty("spring.neo4j.uri")) {
                EmbeddedStart start = new EmbeddedStart(Path.of(environment.getProperty("blastradius.data", "data"))
                        .resolve("neo4j"));
                context.registerBean("embeddedNeo4j", EmbeddedStart.class, () -> start);
            }
        }
    }

    /** An embedded Neo4j that starts in the background, and a driver that waits for it when it is first used. */
    static final class EmbeddedStart implements AutoCloseable {

        private record Running(EmbeddedNeo4j neo4j, Driver driver) {}

        private final CompletableFuture<Running> running;

        EmbeddedStart(Path folder) {
            BundledNeo4j.require();
            running = CompletableFuture.supplyAsync(
                    () -> run(folder),
                    work -> Thread.ofPlatform().name("start-neo4j").start(work));
        }

        /** A driver whose every call waits until Neo4j runs. */
        Driver driver() {
            return (Driver) Proxy.newProxyInstance(
                    Driver.class.getClassLoader(), new Class<?>[] {Driver.class}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return ofObject(proxy, method.getName(), arguments);
                        }
                        try {
                            return method.invoke(Database.joined(running).driver(), arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public void close() {
            Running started = Database.joined(running);
            try (started.neo4j;
                    started.driver) {
                running.complete(started);
            }
        }

        private static Running run(Path folder) {
            EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder);
            return new Running(neo4j, GraphDatabase.driver(neo4j.uri(), AuthTokens.none()));
        }

        @SuppressWarnings("ReferenceEquality") // identity is what a proxy of one object has
        private static Object ofObject(Object proxy, String method, @Nullable Object @Nullable [] arguments) {
            return switch (method) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "driver of the embedded Neo4j";
            };
        }
    }
}
