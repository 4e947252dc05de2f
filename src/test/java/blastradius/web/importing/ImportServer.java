package blastradius.web.importing;

import blastradius.export.EvidencePacks;
import blastradius.export.WholeLists;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.document.ImportHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server that takes imports, and ways of asking it. Its tests share one. */
@SpringBootTest(
        classes = ImportServer.Server.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "blastradius.limits.import-size=1MB")
public abstract class ImportServer {

    static final String ONE = "id,entity,kind,name\ncb-u,Identity,HUMAN,Cas\n";

    /** The rooms that an import passes through, without the schema. No component: other tests' servers would find it by scanning. */
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
    @ComponentScan({
        "blastradius.store",
        "blastradius.ingest",
        "blastradius.export",
        "blastradius.lane",
        "blastradius.access",
        "blastradius.web"
    })
    public static class Server {
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
    }

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("blastradius.data", () -> {
            try {
                return Files.createTempDirectory("import-controller").toString();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @LocalServerPort
    int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    CurrentSnapshot current;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    ImportHistory history;

    HttpResponse<String> sentTo(String path, HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return client.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String part(String name, String more, String text) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"; " + more + "\r\n\r\n" + text + "\r\n";
    }

    HttpResponse<String> post(String query, String type, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/import" + query))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
