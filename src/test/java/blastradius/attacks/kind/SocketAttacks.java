package blastradius.attacks.kind;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.served.Served;
import blastradius.attacks.table.Attack;
import blastradius.attacks.wire.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Connections without manners: many that say nothing, some that say little, some that do not listen, some that hang up. */
public final class SocketAttacks {

    private static final String KIND = "socket";
    private static final String HEALTH = "GET /actuator/health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n";
    private static final String QUESTION =
            "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n";
    private static final String IMPORT =
            "POST /import?source=evil&name=x.json HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n";

    /** What begins with the suite and is looked at near its end, so that nobody waits for it. */
    public static final Map<String, String[]> TRICKLES = Map.of(
            "a head that never ends",
                    new String[] {"GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n", "X-A: b\r\n"},
            "a question that never ends", new String[] {QUESTION + "Content-Length: 200000\r\n\r\n", " "},
            "a question in chunks that never end",
                    new String[] {QUESTION + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"},
            "a request line that never ends", new String[] {"GET /", "x"});

    private static final Duration HEARD_AT_MOST = Duration.ofSeconds(150);

    private SocketAttacks() {}

    public static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        attacks.add(Attack.of(KIND, "500 connections that say nothing", SocketAttacks::silence));
        attacks.add(Attack.of(KIND, "300 connections that are torn", SocketAttacks::tear));
        attacks.add(Attack.of(KIND, "200 requests at once over one connection", SocketAttacks::pipeline));
        attacks.add(Attack.of(
                KIND,
                "20 exports that nobody reads",
                server -> unread(server, "GET /export/estate.jsonl HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n", 20)));
        attacks.add(Attack.of(
                KIND,
                "20 archives that nobody reads",
                server -> unread(server, "GET /export/estate.zip HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n", 20)));
        attacks.add(Attack.of(KIND, "200 answers that nobody reads", server -> unread(server, HEALTH.repeat(200), 5)));
        attacks.add(Attack.of(
                KIND,
                "half a question, and silence in one direction",
                server -> halfClosed(server, QUESTION + "Content-Length: 200\r\n\r\n{\"query\":")));
        attacks.add(Attack.of(
                KIND,
                "half an import, and silence in one direction",
                server -> halfClosed(server, IMPORT + "Content-Length: 2000\r\n\r\n{\"graph\":")));
        attacks.add(Attack.of(
                KIND,
                "half a head, and silence in one direction",
                server -> halfClosed(server, "GET /graphql HTTP/1.1\r\nHost: 127")));
        attacks.add(Attack.of(KIND, "a question in chunks beyond all bounds", SocketAttacks::endlessQuestion));
        attacks.add(Attack.of(KIND, "an import whose sender hangs up", SocketAttacks::abandonedImport));
        attacks.add(Attack.of(KIND, "an import in chunks whose sender hangs up", SocketAttacks::abandonedChunks));
        return attacks;
    }

    /** Those that trickle, begun before. */
    public static List<Attack> trickling(Map<String, Trickle> begun) {
        return TRICKLES.keySet().stream()
                .sorted()
                .map(name -> Attack.of(
                        KIND,
                        name,
                        server -> Stream.of(begun.get(name))
                                .forEach(trickle -> assertThat(trickle.lasted(HEARD_AT_MOST))
                                        .isPositive())))
                .toList();
    }

    private static void silence(Served server) throws IOException {
        List<Socket> silent = open(server, 500);
        try {
            AfterKind.answers(server);
        } finally {
            close(silent);
        }
    }

    private static void tear(Served server) throws IOException {
        for (Socket socket : open(server, 300)) {
            socket.getOutputStream().write(bytes(server, QUESTION + "Content-Length: 100\r\n\r\n{"));
            socket.setSoLinger(true, 0);
            socket.close();
        }
        AfterKind.answers(server);
    }

    private static void pipeline(Served server) {
        Reply reply = server.wire().sendRaw(bytes(server, HEALTH.repeat(200)));
        assertThat(reply.answers()).isLessThanOrEqualTo(200);
        AfterKind.answers(server);
    }

    private static void unread(Served server, String request, int connections) throws IOException {
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(4096);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 5_000);
                deaf.add(socket);
                Thread.ofVirtual().start(() -> {
                    try {
                        socket.getOutputStream().write(bytes(server, request));
                    } catch (IOException closed) {
                        return;
                    }
                });
            }
            Served.pause(Duration.ofMillis(500));
            AfterKind.answers(server);
        } finally {
            close(deaf);
        }
    }

    private static void halfClosed(Served server, String half) throws IOException {
        try (Socket socket = server.wire().open()) {
            socket.getOutputStream().write(bytes(server, half));
            socket.shutdownOutput();
            socket.setSoTimeout(10_000);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).doesNotContain("HTTP/1.1 200").doesNotContain("HTTP/1.1 5");
        }
    }

    private static void endlessQuestion(Served server) throws IOException {
        String chunk = "1000\r\n" + " ".repeat(4096) + "\r\n";
        try (Socket socket = server.wire().open()) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes(server, QUESTION + "Transfer-Encoding: chunked\r\n\r\n"));
            int sent = 0;
            while (sent < 10_000) {
                out.write(chunk.getBytes(StandardCharsets.ISO_8859_1));
                sent++;
            }
            assertThat(sent).as("chunks of 4 KiB until the server had enough").isLessThan(10_000);
        } catch (java.net.SocketException closed) {
            AfterKind.answers(server);
        }
    }

    private static void abandonedImport(Served server) throws IOException {
        abandon(server, IMPORT + "Content-Length: 100000000\r\n\r\n{\"graph\": {\"nodes\": [" + " ".repeat(2 << 20));
    }

    private static void abandonedChunks(Served server) throws IOException {
        abandon(
                server,
                IMPORT + "Transfer-Encoding: chunked\r\n\r\n" + ("1000\r\n" + " ".repeat(4096) + "\r\n").repeat(200));
    }

    /* What was sent is removed once nobody is there any more. */
    private static void abandon(Served server, String begin) throws IOException {
        try (Socket socket = server.wire().open()) {
            socket.getOutputStream().write(bytes(server, begin));
            Served.pause(Duration.ofMillis(200));
        }
        Path uploads = server.folder().resolve("uploads");
        Served.await("the removal of an abandoned upload", Duration.ofSeconds(30), () -> isEmpty(uploads));
    }

    /* Each upload has a folder of its own in that of the server that takes it. */
    private static boolean isEmpty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> kept = Files.walk(folder)) {
            return kept.noneMatch(file -> file.getFileName().toString().startsWith("import"));
        } catch (IOException | java.io.UncheckedIOException gone) {
            return false;
        }
    }

    private static List<Socket> open(Served server, int many) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            sockets.add(server.wire().open());
        }
        return sockets;
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static byte[] bytes(Served server, String text) {
        return text.replace("${port}", Integer.toString(server.port())).getBytes(StandardCharsets.ISO_8859_1);
    }
}
