package blastradius.store.embedded;

import blastradius.store.database.OwnerOnly;
import blastradius.store.database.Patience;
import inet.ipaddr.IPAddressString;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.GraphDatabaseSettings.LogQueryLevel;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.DatabaseStateService;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.fleetmanagement.FleetManagementSettings;
import org.neo4j.graphdb.config.Setting;
import org.neo4j.graphdb.event.DatabaseEventContext;
import org.neo4j.graphdb.event.DatabaseEventListenerAdapter;
import org.neo4j.kernel.api.impl.index.lucene.LuceneSettings;
import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j inside this process that keeps its data in one folder and speaks Bolt on a free port of the loopback interface, so that
 * everything else meets it as it would meet a remote one. Only who knows the folder's secret gets in: any page in a browser can reach a
 * port of the loopback interface. It loads nothing from files or addresses, and reports nothing to anybody.
 */
public final class EmbeddedNeo4j implements AutoCloseable {

    /* Nothing may be loaded from anywhere; LOAD CSV knows no other way to say so of addresses. */
    private static final List<IPAddressString> NO_ADDRESS =
            List.of(new IPAddressString("0.0.0.0/0"), new IPAddressString("::/0"));

    private static final Map<Setting<?>, Object> SETTINGS = Map.ofEntries(
            Map.entry(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0)),
            Map.entry(HttpConnector.enabled, false),
            Map.entry(HttpsConnector.enabled, false),
            Map.entry(GraphDatabaseSettings.auth_enabled, true),
            // Whoever guesses must not be able to lock out the one who knows.
            Map.entry(GraphDatabaseSettings.auth_max_failed_attempts, 0),
            Map.entry(GraphDatabaseSettings.allow_file_urls, false),
            Map.entry(GraphDatabaseInternalSettings.cypher_ip_blocklist, NO_ADDRESS),
            Map.entry(GraphDatabaseSettings.procedure_allowlist, BuiltInProcedures.ALLOWED),
            Map.entry(GraphDatabaseSettings.procedure_unrestricted, List.of()),
            Map.entry(GraphDatabaseSettings.pagecache_memory, 256L << 20),
            Map.entry(GraphDatabaseSettings.preallocate_logical_logs, false),
            Map.entry(GraphDatabaseSettings.keep_logical_logs, "keep_none"),
            Map.entry(GraphDatabaseSettings.log_queries, LogQueryLevel.OFF),
            Map.entry(GraphDatabaseSettings.udc_enabled, false),
            Map.entry(BoltConnector.enable_discovery, false),
            Map.entry(BoltConnector.server_bolt_telemetry_enabled, false),
            Map.entry(FleetManagementSettings.fleet_manager_enabled, false),
            // Words are indexed by many small transactions; the default of 2 rewrites the whole index again and again.
            Map.entry(LuceneSettings.lucene_merge_factor, 10),
            // Netty would otherwise wait ten seconds at shutdown for requests that no longer come.
            Map.entry(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO));

    private final DatabaseManagementService service;
    private final StoreSecret secret;
    private final URI uri;

    private EmbeddedNeo4j(DatabaseManagementService service, StoreSecret secret) {
        this.service = service;
        this.secret = secret;
        GraphDatabaseAPI database = (GraphDatabaseAPI) service.database("neo4j");
        BuiltInProcedures.restrict(dependency(database, GlobalProcedures.class));
        this.uri = boltUri(dependency(database, ConnectorPortRegister.class));
    }

    /** Starts in the folder, which is made where it is missing; recovers what a crash left. Takes 2 to 6 seconds. */
    public static EmbeddedNeo4j start(Path folder) {
        return start(folder, () -> {});
    }

    /** The same; is told when the database stops working, which it does not get over by itself. */
    static EmbeddedNeo4j start(Path folder, Runnable onPanic) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            OwnerOnly.folder(home);
            if (Files.exists(stopped(home))) {
                TornLog.mend(home);
            }
            StoreSecret secret = secret(home);
            DatabaseManagementService opened = opened(run(home, true, onPanic));
            Files.deleteIfExists(stopped(home));
            EmbeddedNeo4j running = new EmbeddedNeo4j(opened, secret);
            OwnerOnly.write(address(home), running.uri().toString());
            return running;
        } catch (IOException | RuntimeException e) {
            throw StoreRefusal.of(home, e);
        }
    }

    /* Neo4j comes up around a database that it cannot open, and only then refuses what it is asked. */
    private static DatabaseManagementService opened(DatabaseManagementService service) {
        if (service.database("neo4j").isAvailable()) {
            return service;
        }
        GraphDatabaseAPI failed = (GraphDatabaseAPI) service.database("neo4j");
        Optional<?> cause = dependency((GraphDatabaseAPI) service.database("system"), DatabaseStateService.class)
                .causeOfFailure(failed.databaseId());
        service.shutdown();
        throw new IllegalStateException(
                "its database does not open", cause.map(Throwable.class::cast).orElse(null));
    }

    private static StoreSecret secret(Path home) throws IOException {
        if (StoreSecret.isKept(home)) {
            return StoreSecret.kept(home);
        }
        StoreSecret secret = StoreSecret.random(home);
        if (Files.exists(home.resolve("data").resolve("databases").resolve("system"))) {
            replacePassword(home, secret);
        } else {
            secret.begin();
        }
        secret.keep();
        return secret;
    }

    /* The folder of an older version, or of a lost secret: no port is open while it gets another. */
    private static void replacePassword(Path home, StoreSecret secret) {
        DatabaseManagementService closed = run(home, false, () -> {});
        try {
            closed.database("system")
                    .executeTransactionally(
                            "ALTER USER " + StoreSecret.USER + " SET PASSWORD $secret CHANGE NOT REQUIRED",
                            Map.of("secret", secret.text()));
        } finally {
            closed.shutdown();
        }
    }

    private static DatabaseManagementService run(Path home, boolean listening, Runnable onPanic) {
        try (StartWatch watch = StartWatch.begin()) {
            try {
                return new DatabaseManagementServiceBuilder(home)
                        .setConfig(SETTINGS)
                        .setConfig(BoltConnector.enabled, listening)
                        .setConfig(
                                GraphDatabaseInternalSettings.fail_on_corrupted_log_files, !Files.exists(stopped(home)))
                        .addDatabaseListener(new PanicListener(home, onPanic))
                        .addDatabaseListener(watch)
                        .build();
            } catch (RuntimeException failed) {
                throw watch.isHung() ? new IllegalStateException("its system database does not open") : failed;
            }
        }
    }

    /*
     * Says that Neo4j stopped because it could not write. The half transaction at the end of its log, which nobody was told is committed,
     * is then cut off by the next start; elsewhere unreadable bytes in a log are damage, and refused.
     */
    private static Path stopped(Path home) {
        return home.resolve("stopped");
    }

    /** Where Bolt listens. */
    public URI uri() {
        return uri;
    }

    /** A driver of the Neo4j that another process runs in the folder; the caller's to close. */
    static Driver served(Path folder) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        URI uri = URI.create(Files.readString(address(home)));
        return GraphDatabase.driver(
                uri, AuthTokens.basic(StoreSecret.USER, StoreSecret.kept(home).text()), Patience.ofThisProcess());
    }

    /* Where Bolt listens, for commands of whoever may read the folder; it says nothing while nobody has the store open. */
    private static Path address(Path home) {
        return home.resolve("bolt-address");
    }

    /** A driver that knows the secret; the caller's to close, before this. */
    public Driver connect() {
        return connect(uri, Patience.ofThisProcess());
    }

    /** The same by way of another address that leads here, as an external one is met. */
    public Driver connect(URI by) {
        return connect(by, Patience.brief());
    }

    private Driver connect(URI by, Config patience) {
        return GraphDatabase.driver(by, AuthTokens.basic(StoreSecret.USER, secret.text()), patience);
    }

    @Override
    public void close() {
        service.shutdown();
    }

    private static URI boltUri(ConnectorPortRegister ports) {
        return URI.create(
                "bolt://127.0.0.1:" + ports.getLocalAddress(ConnectorType.BOLT).getPort());
    }

    private static <T> T dependency(GraphDatabaseAPI database, Class<T> type) {
        return database.getDependencyResolver().resolveDependency(type);
    }

    /** Tells of a database that stops working. */
    private static final class PanicListener extends DatabaseEventListenerAdapter {

        private final Path home;
        private final Runnable onPanic;

        private PanicListener(Path home, Runnable onPanic) {
            this.home = home;
            this.onPanic = onPanic;
        }

        @Override
        public void databasePanic(DatabaseEventContext event) {
            try {
                OwnerOnly.write(stopped(home), "");
            } catch (IOException full) {
                // an empty file needs no room on most disks; without it the store asks for a copy
            }
            onPanic.run();
        }
    }
}
