package blastradius.graphql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.graphql.Asking;
import blastradius.graphql.FixtureServer;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What clients of other makers expect: the schema as a file, compression, and not to be sent the same again. */
@FixtureServer
class AgainTests {

    private static final String QUESTION = "{ entities(first: 40) { nodes { id name kind tenant { id name } } } }";

    @LocalServerPort
    private int port;

    @Test
    void theSchemaIsOneFileThatBeginsWithWhatCanBeAsked() throws IOException {
        String text = text(get("/graphql/schema"));
        TypeDefinitionRegistry served = new SchemaParser().parse(text);
        SchemaParser parser = new SchemaParser();
        TypeDefinitionRegistry contract = new TypeDefinitionRegistry();
        try (Stream<Path> files = Files.list(Path.of("graph-schema", "graphql"))) {
            files.sorted().forEach(file -> contract.merge(parser.parse(file.toFile())));
        }

        assertThat(text.lines().filter(line -> line.startsWith("type ")).limit(2))
                .containsExactly("type Query {", "type Mutation {");
        assertThat(served.types().keySet()).containsAll(contract.types().keySet());
        assertThat(text).doesNotContain("extend type");
    }

    @Test
    void whoTakesGzipGetsItOnce() throws IOException {
        for (String path : new String[] {"/graphql/schema", question(), "/export/ranking.csv?by=SCORE", "/export/blast-radius.svg?compromised=mara"}) {
            Asking.Answer plain = get(path);
            Asking.Answer zipped = Asking.send(request(path).header("Accept-Encoding", "gzip"));

            assertThat(plain.header("Content-Encoding")).isEmpty();
            if (plain.response().body().length > 2048) {
                assertThat(zipped.header("Content-Encoding")).as(path).isEqualTo("gzip");
                assertThat(zipped.header("Vary")).containsIgnoringCase("accept-encoding");
            }
            if (!path.contains("/export/")) {
                assertThat(unzipped(zipped)).isEqualTo(plain.response().body());
            }
            assertThat(new String(unzipped(zipped), StandardCharsets.UTF_8)).startsWith(start(plain));
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws IOException {
        for (String path : new String[] {"/graphql/schema", question()}) {
            Asking.Answer first = get(path);
            Asking.Answer zipped = Asking.send(request(path).header("Accept-Encoding", "gzip"));
            String tag = first.header("ETag");

            assertThat(tag).startsWith("W/");
            assertThat(zipped.header("ETag")).isEqualTo(tag);
            Asking.Answer again = Asking.send(request(path).header("If-None-Match", tag));
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.response().body()).isEmpty();
            Asking.Answer other = Asking.send(request(path).header("If-None-Match", "W/\"0other\""));
            assertThat(other.status()).isEqualTo(200);
            assertThat(text(other)).isEqualTo(text(first));
        }
    }

    @Test
    void anotherAnswerHasAnotherTag() {
        assertThat(get(question()).header("ETag"))
                .isNotEqualTo(get(question("{ entities(first: 39) { nodes { id } } }")).header("ETag"));
        assertThat(new Asking(port).ask(QUESTION, java.util.Map.of()).header("ETag"))
                .as("what is sent with POST is kept by nobody")
                .isEmpty();
    }

    private static String start(Asking.Answer answer) {
        return text(answer).substring(0, 20);
    }

    private static String question() {
        return question(QUESTION);
    }

    private static String question(String text) {
        return "/graphql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Asking.Answer get(String path) {
        return Asking.send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static String text(Asking.Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    private static byte[] unzipped(Asking.Answer answer) throws IOException {
        byte[] body = answer.response().body();
        return answer.header("Content-Encoding").isEmpty()
                ? body
                : new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
}
