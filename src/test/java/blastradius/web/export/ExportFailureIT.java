package blastradius.web.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.BesideOthers;
import blastradius.export.EvidencePacks;
import blastradius.export.WholeLists;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Exports whose store or whose connection fails on the way. */
@BesideOthers
@SpringBootTest(classes = ExportFailureIT.Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ExportFailureIT {

    private static final int ENTITIES = 3_000;
    private static final FailingSessions SESSIONS = new FailingSessions();

    private static boolean filled;

    /** The rooms that an export passes through, over a driver that fails when it is told to. No component, see {@code ImportServer}. */
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
    @ComponentScan({
        "blastradius.store",
        "blastradius.ingest",
        "blastradius.export",
        "blastradius.lane",
        "blastradius.access",
        "blastradius.web"
    })
    static class Server {

        @Bean
        EvidencePacks evidencePacks() {
            return (pack, parameters, unwanted) -> {
                throw new IllegalStateException(pack);
            };
        }

        /** Nothing is asked here. */
        @Bean
        WholeLists wholeLists() {
            return (question, drawn, parameters, unwanted) -> {
                throw new IllegalStateException(question);
            };
        }

        @Bean
        static BeanPostProcessor failingSessions() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Driver driver ? SESSIONS.of(driver) : bean;
                }
            };
        }
    }

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("blastradius.demo", () -> "false");
        properties.add("blastradius.data", () -> {
            try {
                return Files.createTempDirectory("export-failure").toString();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Imports imports;

    @BeforeEach
    void fill() {
        SESSIONS.heal();
        if (filled) {
            return; // exports change nothing
        }
        filled = true;
        Random random = new Random(7);
        try (Import run = imports.begin("test", Import.Mode.REPLACE)) {
            for (int i = 0; i < ENTITIES; i++) {
                run.entity(Entity.of("e" + i, EntityKind.HUMAN).withName(text(random)));
                run.relation(Relation.of("e" + i, RelationKind.MEMBER_OF, "g"));
            }
            run.commit();
        }
    }

    @AfterEach
    void heal() {
        SESSIONS.heal();
    }

    /* Does not compress, so that much is sent. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"estate.zip", "estate.jsonl", "opengraph.zip"})
    void aStoreThatIsAwayIsAnErrorAndNoFile(String file) throws Exception {
        SESSIONS.failAt("MATCH");
        HttpResponse<String> answer = get(file, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("STORE_UNAVAILABLE");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"estate.zip", "estate.jsonl", "opengraph.zip"})
    void theFirstRecordIsReadBeforeTheStatusIsSent(String file) throws Exception {
        SESSIONS.failAt("stood.placeholder IS NULL");
        assertThat(get(file, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"estate.zip", "estate.jsonl", "opengraph.zip"})
    void aStoreThatFailsMidwayBreaksTheAnswerOff(String file) throws Exception {
        SESSIONS.failAt("-[r]->(b:Entity)");
        assertThatThrownBy(() -> get(file, HttpResponse.BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
        String raw = raw(file);
        assertThat(raw).startsWith("HTTP/1.1 200").contains("chunked");
        assertThat(raw).doesNotContain("PK\1\2", "PK\5\6", "manifest", "\"end\"", "\"errors\"", "\"status\"", "<html");
        assertThat(raw).doesNotEndWith("0\r\n\r\n");
        assertThat(curl(file, port)).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"estate.zip", "estate.jsonl", "opengraph.zip"})
    void aWholeExportSaysWhatItHolds(String file) throws Exception {
        assertThat(curl(file, port)).isZero();
        byte[] body = get(file, HttpResponse.BodyHandlers.ofByteArray()).body();
        String end = file.endsWith("zip") ? member(body, "manifest.json") : lastLine(body);
        assertThat(end).contains("\"entities\":3000", "\"relations\":3000", "\"version\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"estate.zip", "estate.jsonl", "opengraph.zip"})
    void aConnectionThatIsCutOnTheWayIsSeenByTheClient(String file) throws Exception {
        for (int bytes : new int[] {2_000, 10_000, 1_000_000}) {
            try (CuttingProxy proxy = new CuttingProxy(port, bytes)) {
                assertThat(curl(file, proxy.port()))
                        .as("cut after %d bytes", bytes)
                        .isNotZero();
            }
        }
        try (CuttingProxy proxy = new CuttingProxy(port, Integer.MAX_VALUE)) {
            assertThat(curl(file, proxy.port())).isZero();
        }
    }

    @Test
    void theWorkEndsWhenTheClientLeaves() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            ask(socket, "estate.jsonl");
            assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
            assertThat(SESSIONS.open()).isPositive();
            socket.setSoLinger(true, 0);
        }
        Instant patience = Instant.now().plus(Duration.ofSeconds(10));
        while (SESSIONS.open() > 0 && Instant.now().isBefore(patience)) {
            Thread.sleep(20);
        }
        assertThat(SESSIONS.open()).isZero();
    }

    private <T> HttpResponse<T> get(String file, HttpResponse.BodyHandler<T> handler) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/export/" + file);
            return client.send(HttpRequest.newBuilder(uri).build(), handler);
        }
    }

    /* Everything that comes over the connection until it ends, in whatever way. */
    private String raw(String file) throws IOException {
        StringBuilder raw = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            ask(socket, file);
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                raw.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException reset) {
            assertThat(raw).isNotEmpty();
        }
        return raw.toString();
    }

    private static void ask(Socket socket, String file) throws IOException {
        socket.getOutputStream()
                .write(("GET /export/" + file + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static int curl(String file, int port) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "there is no curl here");
        List<String> command = List.of(
                "curl", "-s", "-o", "/dev/null", "--max-time", "60", "http://127.0.0.1:" + port + "/export/" + file);
        return new ProcessBuilder(command).start().waitFor();
    }

    private static String member(byte[] zip, String name) throws IOException {
        Path file = Files.write(Files.createTempFile("estate", ".zip"), zip);
        Map<String, String> environment = Map.of();
        try (var system = java.nio.file.FileSystems.newFileSystem(file, environment)) {
            return Files.readString(system.getPath(name));
        } finally {
            Files.delete(file);
        }
    }

    private static String lastLine(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).lines().reduce("", (before, line) -> line);
    }
}
