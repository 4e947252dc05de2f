package blastradius.web.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.web.importing.ImportServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whatever refuses a request, a controller, the framework or the container: the error has one form and no word of a library. */
@SpringBootTest(
        classes = ImportServer.Server.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "blastradius.limits.import-size=1MB")
class RefusalsIT {

    private static final String LIBRARIES =
            "(?is).*(tomcat|apache|spring|jackson|exception|java\\.|<html|timestamp|neo4j).*";

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) throws IOException {
        String folder = Files.createTempDirectory("refusals").toString();
        properties.add("blastradius.data", () -> folder);
    }

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /nothing | 404 | BAD_REQUEST | nothing under this address",
                "GET | /error | 404 | BAD_REQUEST | nothing under this address",
                "GET | /export/nothing.zip | 404 | BAD_REQUEST | nothing under this address",
                "GET | /import | 405 | BAD_REQUEST | GET is not possible",
                "PUT | /export/estate.zip | 405 | BAD_REQUEST | PUT is not possible",
                "DELETE | /import/scenario | 405 | BAD_REQUEST | DELETE is not possible",
                "GET | /export/comparison.csv?at=garbage | 400 | BAD_REQUEST | at cannot be",
                "GET | /export/comparison.csv?at=%2B292277026596-12-04T15:30:07Z | 400 | BAD_REQUEST | at",
                "GET | /export/comparison.csv?at=%2B10000-01-01T00:00:00Z | 400 | BAD_REQUEST | years 0 to 9999",
                "GET | /export/comparison.json?jit=foo | 400 | BAD_REQUEST | jit cannot be",
                "GET | /export/comparison.md?baseline=perhaps | 400 | BAD_REQUEST | baseline cannot be",
                "GET | /export/comparison.csv?baseline=false | 400 | BAD_REQUEST | nothing to compare",
                "GET | /export/comparison.csv?scenario=x | 404 | UNKNOWN_ID | no scenario has the id",
                "GET | /export/comparison.csv?compromised=x | 404 | UNKNOWN_ID | no entity has the id",
                "GET | /export/scenario.yaml | 400 | BAD_REQUEST | id",
                "GET | /export/scenario.yaml?id=%ff | 400 | BAD_REQUEST | byte 1 of the parameter id",
                "GET | /export/scenario.yaml?id=a%00b | 404 | UNKNOWN_ID | no scenario has the id",
                "POST | /import?strict=foo | 400 | BAD_REQUEST | say true or false",
                "POST | /import?mode=foo | 400 | BAD_REQUEST | mode",
                "POST | /import?source=a%E2%80%AEb&name=entities.csv | 400 | BAD_REQUEST | source holds U+202E",
                "GET | /export/list.yaml?id=none | 404 | UNKNOWN_ID | no list has the id",
                "POST | /import/list?version=abc | 400 | BAD_REQUEST | version cannot be",
                "POST | /import/scenario?version=abc | 400 | BAD_REQUEST | version cannot be",
                "GET | /a%00b | 400 | BAD_REQUEST | cannot be understood",
                "GET | /x%5cy | 400 | BAD_REQUEST | cannot be understood",
                "GET | /%ff | 400 | BAD_REQUEST | cannot be understood"
            })
    void everyRefusalHasCodeDocsAndOurWords(String method, String path, int status, String code, String words)
            throws Exception {
        String body = method.equals("POST") ? "id,entity,kind\nu,Identity,HUMAN\n" : "";
        refused(send(method, path, "application/octet-stream", body), status, code, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data | x | 400 | BAD_REQUEST | no form",
                "multipart/form-data; boundary=x | nothing | 400 | BAD_REQUEST | ''"
            })
    void formsThatAreNone(String type, String body, int status, String code, String words) throws Exception {
        refused(send("POST", "/import", type, body), status, code, words);
    }

    @Test
    void formsOfMorePartsThanAreRead() throws Exception {
        String part = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\nx\r\n";

        refused(
                send("POST", "/import", "multipart/form-data; boundary=x", part.repeat(1500) + "--x--\r\n"),
                413,
                "LIMIT_EXCEEDED",
                "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /export/scenario.yaml?id=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "G<T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "POST /import HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                "POST /import HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: odd\r\n\r\n"
            })
    void requestsThatAreNone(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).contains("\"code\":\"BAD_REQUEST\"", "/errors.html#bad_request", "nosniff");
            assertThat(answer.substring(answer.indexOf("\r\n"))).doesNotMatch(LIBRARIES);
        }
    }

    private static void refused(HttpResponse<String> answer, int status, String code, @Nullable String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.body())
                .startsWith("{\"errors\":[{")
                .contains(
                        "\"code\":\"" + code + "\"",
                        "\"docs\":\"/errors.html#" + code.toLowerCase(java.util.Locale.ROOT))
                .contains(words == null ? "" : words)
                .doesNotMatch(LIBRARIES);
    }

    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", type)
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
