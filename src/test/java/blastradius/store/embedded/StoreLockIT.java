package blastradius.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.BesideOthers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;

/** Only who knows the folder's secret reaches the embedded Neo4j, from its first moment on, and even they reach nothing else through it. */
@BesideOthers
class StoreLockIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path data;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedNeo4j neo4j;

    @SuppressWarnings("NullAway.Init")
    private static Driver driver;

    private static final List<Integer> ENTERED = new ArrayList<>();

    /** The first start in a folder, with somebody who tries the default password at every port that opens meanwhile. */
    @BeforeAll
    static void startWatched() throws Exception {
        CompletableFuture<EmbeddedNeo4j> starting =
                CompletableFuture.supplyAsync(() -> EmbeddedNeo4j.start(data.resolve("neo4j")));
        while (!starting.isDone()) {
            for (int port : listening()) {
                if (isLetIn(URI.create("bolt://127.0.0.1:" + port), AuthTokens.basic("neo4j", "neo4j"))) {
                    ENTERED.add(port);
                }
            }
        }
        neo4j = starting.get();
        driver = neo4j.connect();
    }

    @AfterAll
    static void stop() {
        driver.close();
        neo4j.close();
    }

    @Test
    void wasClosedWhileItStartedForTheFirstTime() {
        assertThat(ENTERED).isEmpty();
    }

    @Test
    void letsInWhoKnowsTheSecretAndNobodyElse() {
        Stream.of(
                        AuthTokens.none(),
                        AuthTokens.basic("neo4j", "neo4j"),
                        AuthTokens.basic("neo4j", ""),
                        AuthTokens.basic("neo4j", "password"),
                        AuthTokens.basic("", ""),
                        AuthTokens.bearer("neo4j"),
                        AuthTokens.custom("neo4j", "neo4j", "native", "none"))
                .forEach(token ->
                        assertThat(isLetIn(neo4j.uri(), token)).as("%s", token).isFalse());
        assertThat(answer("RETURN 1")).isEqualTo(1L);
    }

    @Test
    void letsInWhoKnowsAfterOthersGuessed() {
        for (int guess = 0; guess < 200; guess++) {
            assertThat(isLetIn(neo4j.uri(), AuthTokens.basic("neo4j", "guess " + guess)))
                    .isFalse();
        }
        try (Driver another = neo4j.connect()) {
            another.verifyConnectivity();
        }
    }

    /* As a page in a browser does: Neo4j takes Bolt over WebSocket from any page. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "basic"})
    void refusesAPageOfAnotherSite(String scheme) throws Exception {
        assertThat(BoltPage.hears(neo4j.uri().getPort(), scheme)).contains("Neo.ClientError.Security.Unauthorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
                "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
                "LOAD CSV FROM 'http://localhost:1/x' AS line RETURN line",
                "LOAD CSV FROM 'http://[::1]:1/x' AS line RETURN line",
                "LOAD CSV FROM 'http://0x7f000001:1/x' AS line RETURN line",
                "LOAD CSV FROM 'https://example.com/x' AS line RETURN line",
                "LOAD CSV FROM 'ftp://127.0.0.1:1/x' AS line RETURN line",
                "CALL dbms.listConfig()",
                "CALL dbms.components()",
                "CYPHER 5 CALL dbms.listConfig()",
                "CALL db.labels()",
                "CALL tx.setMetaData({a: 1})"
            })
    void refusesEvenWhoKnows(String statement) {
        long before = System.nanoTime();
        assertThatThrownBy(() -> answer(statement))
                .isInstanceOf(Neo4jException.class)
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).hasMessageContaining("Cannot load from URL"),
                        thrown -> assertThat(thrown)
                                .isInstanceOf(ClientException.class)
                                .hasMessageContaining("no procedure"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void hasTheProceduresThatTheStoreCalls() {
        assertThat(procedures()).containsExactlyInAnyOrderElementsOf(BuiltInProcedures.ALLOWED);
    }

    @Test
    void keepsItsSecretToItself() throws IOException {
        Path secret = data.resolve("neo4j").resolve("bolt-secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("neo4j"))))
                .isEqualTo("rwx------");
        String text = Files.readString(secret);
        assertThat(text).hasSize(64);
        try (Stream<Path> logs = Files.walk(data.resolve("neo4j").resolve("logs"))) {
            assertThat(logs.filter(Files::isRegularFile))
                    .allSatisfy(log -> assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
                            .doesNotContain(text));
        }
    }

    @Test
    void locksTheFolderOfAnOlderVersionBeforeItOpens(@TempDir Path older) {
        var open = new DatabaseManagementServiceBuilder(older)
                .setConfig(GraphDatabaseSettings.auth_enabled, false)
                .build();
        open.database("neo4j").executeTransactionally("CREATE (:Kept)");
        open.shutdown();
        try (EmbeddedNeo4j locked = EmbeddedNeo4j.start(older);
                Driver entering = locked.connect()) {
            assertThat(isLetIn(locked.uri(), AuthTokens.basic("neo4j", "neo4j")))
                    .isFalse();
            assertThat(isLetIn(locked.uri(), AuthTokens.none())).isFalse();
            assertThat(entering.executableQuery("MATCH (k:Kept) RETURN count(k) AS kept")
                            .execute()
                            .records()
                            .getFirst()
                            .get("kept")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private static List<String> procedures() {
        return driver.executableQuery("SHOW PROCEDURES YIELD name").execute().records().stream()
                .map(row -> row.get("name").asString())
                .toList();
    }

    private static Object answer(String statement) {
        return driver.executableQuery(statement)
                .execute()
                .records()
                .getFirst()
                .get(0)
                .asObject();
    }

    private static boolean isLetIn(URI uri, AuthToken token) {
        try (Driver guessing = GraphDatabase.driver(uri, token)) {
            guessing.executableQuery("RETURN 1").execute();
            return true;
        } catch (SecurityException refused) {
            return false;
        } catch (RuntimeException noBolt) {
            return false;
        }
    }

    /* Of this process; other programs have ports of their own. */
    private static List<Integer> listening() throws IOException {
        List<String> sockets = sockets();
        List<Integer> ports = new ArrayList<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            Files.readAllLines(Path.of(table)).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(line -> line.length > 9 && line[3].equals("0A") && sockets.contains(line[9]))
                    .map(line -> Integer.parseInt(line[1].substring(line[1].indexOf(':') + 1), 16))
                    .filter(StoreLockIT::speaksBolt)
                    .forEach(ports::add);
        }
        return ports;
    }

    private static List<String> sockets() throws IOException {
        List<String> inodes = new ArrayList<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            for (Path one : open.toList()) {
                if (Files.isSymbolicLink(one)) {
                    inodes.add(Files.readSymbolicLink(one).toString().replaceAll("socket:\\[(\\d+)]", "$1"));
                }
            }
        } catch (java.nio.file.NoSuchFileException closedMeanwhile) {
            return inodes;
        }
        return inodes;
    }

    private static boolean speaksBolt(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            socket.setSoTimeout(200);
            socket.getOutputStream().write(BoltPage.BOLT_5);
            byte[] version = socket.getInputStream().readNBytes(4);
            return version.length == 4 && version[0] == 0 && version[3] == 5;
        } catch (IOException silent) {
            return false;
        }
    }
}
