package blastradius.graphql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.FixtureServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Clients that send so slowly that they would hold the server for as long as they like. */
@FixtureServer
@TestPropertySource(properties = {"blastradius.limits.transfer=1s", "blastradius.limits.transfer-rate=1KB"})
@Isolated("measures time")
class SlowClientTests {

    private static final Duration GENEROUS = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql?query=%7B__typename%7D"})
    void aBodyThatTricklesIsRefused(String path) throws IOException {
        assertThat(
                        trickled(
                                "POST " + path
                                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"))
                .startsWith("HTTP/1.1 408")
                .contains("TIME_EXCEEDED")
                .contains("1024 bytes a second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "GET /"})
    void aHeadThatTricklesIsCutOff(String begun) throws IOException {
        assertThat(trickled(begun)).doesNotContain("HTTP/1.1 200");
    }

    /** What the server says to who sends a byte now and then after this. */
    private String trickled(String begun) throws IOException {
        long start = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(begun.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] answer = new byte[8192];
            socket.setSoTimeout(200);
            while (Duration.ofNanos(System.nanoTime() - start).compareTo(GENEROUS) < 0) {
                try {
                    int read = socket.getInputStream().read(answer);
                    return read < 0 ? "" : new String(answer, 0, read, StandardCharsets.UTF_8);
                } catch (java.net.SocketTimeoutException nothingYet) {
                    out.write('a');
                    out.flush();
                }
            }
        } catch (java.net.SocketException cutOff) {
            return "";
        }
        throw new AssertionError("still listened to after " + GENEROUS);
    }
}
