package blastradius.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.util.unit.DataSize;

/** Answers larger than all buffers between server and client, read at leisure or at once. */
@Isolated("measures time")
class PaceFilterTests {

    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS = 512;

    private final Tomcat tomcat = new Tomcat();
    private final CompletableFuture<Integer> written = new CompletableFuture<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void serve() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        Context context = tomcat.addContext("", null);
        FilterDef paced = new FilterDef();
        paced.setFilterName("pace");
        paced.setFilter(new PaceFilter(new Pace(Duration.ofMillis(200), DataSize.ofMegabytes(100))));
        context.addFilterDef(paced);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("pace");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
        Tomcat.addServlet(context, "large", new LargeAnswer());
        context.addServletMappingDecoded("/", "large");
        tomcat.start();
    }

    @AfterEach
    void end() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private final class LargeAnswer extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            OutputStream out = response.getOutputStream();
            try {
                for (int i = 0; i < CHUNKS; i++) {
                    out.write(new byte[CHUNK]);
                }
                written.complete(CHUNKS);
            } catch (IOException cut) {
                written.completeExceptionally(cut);
                throw cut;
            }
        }
    }

    private Socket asked() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(CHUNK);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort()));
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void whoReadsAtOnceGetsAll() throws Exception {
        try (Socket socket = asked()) {
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(answer.length).isGreaterThan(CHUNKS * CHUNK);
        }
        assertThat(written.get(30, TimeUnit.SECONDS)).isEqualTo(CHUNKS);
    }

    @Test
    void whoReadsSlowlyIsGivenUp() throws Exception {
        try (Socket socket = asked()) {
            InputStream in = socket.getInputStream();
            byte[] sip = new byte[CHUNK / 4];
            while (!written.isDone() && in.read(sip) >= 0) {
                Thread.sleep(20);
            }
        }
        assertThat(written)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(SocketTimeoutException.class)
                .withMessageContaining("slower than the server waits");
    }
}
