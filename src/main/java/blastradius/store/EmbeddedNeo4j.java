package blastradius.store;

import blastradius.model.BlastRadiusException.StoreUnavailable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.GraphDatabaseSettings.LogQueryLevel;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.fleetmanagement.FleetManagementSettings;
import org.neo4j.graphdb.config.Setting;
import org.neo4j.kernel.api.impl.index.lucene.LuceneSettings;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j inside this process that keeps its data in one folder and speaks Bolt on a free port of the loopback interface, so that
 * everything else meets it as it would meet a remote one. It reports nothing to anybody.
 */
final class EmbeddedNeo4j implements AutoCloseable {

    private static final Map<Setting<?>, Object> SETTINGS = Map.ofEntries(
            Map.entry(BoltConnector.enabled, true),
            Map.entry(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0)),
            Map.entry(HttpConnector.enabled, false),
            Map.entry(HttpsConnector.enabled, false),
            Map.entry(GraphDatabaseSettings.auth_enabled, false),
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
    private final URI uri;

    private EmbeddedNeo4j(DatabaseManagementService service) {
        this.service = service;
        this.uri = boltUri(service);
    }

    /** Starts in the folder, which is made where it is missing; recovers what a crash left. Takes 2 to 6 seconds. */
    static EmbeddedNeo4j start(Path folder) {
        try {
            return new EmbeddedNeo4j(new DatabaseManagementServiceBuilder(folder.toAbsolutePath())
                    .setConfig(SETTINGS)
                    .build());
        } catch (RuntimeException e) {
            throw new StoreUnavailable(
                    "Neo4j cannot start in the folder " + folder.toAbsolutePath() + " (" + rootMessage(e)
                            + "); is another server using it? blastradius.data names another folder",
                    e);
        }
    }

    /** Where Bolt listens. */
    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        service.shutdown();
    }

    private static URI boltUri(DatabaseManagementService service) {
        GraphDatabaseAPI database = (GraphDatabaseAPI) service.database("neo4j");
        var address = database.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT);
        return URI.create("bolt://127.0.0.1:" + address.getPort());
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
