package blastradius.web.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a form brings is somebody's estate: it lies in the data folder while it comes, and not for longer than its server lives. */
@SpringBootTest(
        classes = ImportServer.Server.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "blastradius.limits.import-size=8MB")
class UploadedPartsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Path DATA = withPartsOfAKilledServer();

    private static Path withPartsOfAKilledServer() {
        try {
            Path data = Files.createTempDirectory("uploaded-parts");
            Path parts = Files.createDirectories(data.resolve("uploads").resolve("parts"));
            Files.writeString(parts.resolve("upload_left.tmp"), "an estate");
            return data;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("blastradius.data", DATA::toString);
    }

    @LocalServerPort
    private int port;

    @Test
    @SuppressWarnings("StringConcatToTextBlock") // its lines end as HTTP asks
    void theContainerKeepsPartsInTheDataFolderAndAStartRemovesThoseOfBefore() throws IOException {
        assertThat(names()).noneMatch(name -> name.contains("left"));
        String head = "POST /import?source=form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000\r\n"
                + "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jsonl\"\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[1_000_000]);
            out.flush();
            await().atMost(SOON).until(() -> names().stream().anyMatch(name -> name.startsWith("upload")));
        }
        await().atMost(SOON).until(() -> names().isEmpty());
    }

    private static List<String> names() throws IOException {
        Path parts = DATA.resolve("uploads").resolve("parts");
        if (!Files.exists(parts)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parts)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
