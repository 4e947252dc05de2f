package blastradius.web.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.RunningImport;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Patience;
import blastradius.model.BlastRadiusException;
import blastradius.model.ImportReport;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.store.document.ImportHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = ImportControllerIT.Server.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "blastradius.limits.import-size=1MB")
public class ImportControllerIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String GRAPH = """
            {"metadata": {"source_kind": "T"}, "graph": {
              "nodes": [{"id": "u", "kinds": ["User"]}, {"id": "g", "kinds": ["Group"]}],
              "edges": [{"kind": "MemberOf", "start": {"value": "u"}, "end": {"value": "g"}}]}}""";

    /** The rooms that an import passes through, without the schema. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration")
    @ComponentScan({
        "blastradius.store",
        "blastradius.ingest",
        "blastradius.export",
        "blastradius.lane",
        "blastradius.web"
    })
    public static class Server {}

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
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private CurrentSnapshot current;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ImportHistory history;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private RunningImport intake;

    @Test
    void importsABodyAndLetsQuestionsSeeIt() throws Exception {
        HttpResponse<String> answer = post("?source=body&name=graph.json", "application/octet-stream", GRAPH);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"source\":\"body\"").contains("\"added\":1");
        assertThat(current.get().vertexOf("body/u")).isPresent();
        assertThat(history.list(0, 1))
                .singleElement()
                .satisfies(report -> assertThat(report.source()).isEqualTo("body"));
    }

    @Test
    void importsThePartsOfAForm() throws Exception {
        String form = part("file", "filename=\"graph.json\"", GRAPH)
                + part("mapping", "filename=\"mine.yaml\"", "mapping: mine\nentities: {User: BOT}")
                + "--x--\r\n";
        HttpResponse<String> answer = post("?source=form", "multipart/form-data; boundary=x", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(current.get().kind(current.get().vertexOf("form/u").orElseThrow()))
                .isEqualTo(blastradius.model.EntityKind.BOT);
    }

    @Test
    void exportsWhatItImports() throws Exception {
        post("?source=exported&name=graph.json", "application/octet-stream", GRAPH);
        HttpResponse<byte[]> lines = export("jsonl");
        assertThat(new String(lines.body(), StandardCharsets.UTF_8))
                .contains("{\"id\":\"exported/u\",", "\"relation\":\"MEMBER_OF\"");
        HttpResponse<byte[]> tables = export("zip");
        assertThat(tables.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"estate.zip\"");
        assertThat(tables.body()).startsWith('P', 'K');
    }

    @Test
    void refusesWithACodeAndAPlace() throws Exception {
        HttpResponse<String> truncated = post("?name=graph.json", "application/json", GRAPH.substring(0, 80));
        assertThat(truncated.statusCode()).isEqualTo(422);
        assertThat(truncated.body()).contains("IMPORT_REJECTED").contains("graph.json, line 2");
        assertThat(post("?mode=perhaps", "application/json", GRAPH).statusCode())
                .isEqualTo(400);
        HttpResponse<String> large = post("", "application/json", " ".repeat(2 << 20));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("LIMIT_EXCEEDED").contains("1 MB");
    }

    @Test
    void tellsHowFarAnImportIs() throws Exception {
        assertThat(progress().statusCode()).isEqualTo(204);
        Path file = Files.writeString(Files.createTempFile("graph", ".json"), GRAPH);
        List<HttpResponse<String>> told = new ArrayList<>();
        intake.take(
                new ImportRequest(List.of(ImportFile.of(file)), "told", true, false, null),
                state -> told.add(progress()));
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.body())
                        .contains(file.getFileName().toString(), "\"phase\"", "\"totalBytes\":" + 2 * GRAPH.length()));
        assertThat(told.getLast().body()).contains("committing").contains("\"records\":3");
        assertThat(progress().statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entities of",
                "relations of",
                "reading what the",
                "committing entities",
                "committing relations",
                "committing the new version"
            })
    void isCancelledInEveryPhaseAndThenUndone(String phase) throws Exception {
        post("?source=cancelled&name=graph.json", "application/octet-stream", GRAPH);
        long version = current.get().version();
        Path file =
                Files.writeString(Files.createTempFile("graph", ".json"), GRAPH.replace("\"u\"", "\"" + phase + "\""));
        List<HttpResponse<String>> answers = new ArrayList<>();
        ImportRequest request = new ImportRequest(List.of(ImportFile.of(file)), "cancelled", true, false, null);
        assertThatThrownBy(() -> intake.take(request, state -> {
                    if (answers.isEmpty() && state.phase().startsWith(phase)) {
                        answers.add(cancel());
                    }
                }))
                .isInstanceOf(BlastRadiusException.ImportRejected.class)
                .hasMessageContaining("cancelled")
                .hasMessageContaining("nothing was changed");
        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).contains(phase);
        });
        assertThat(progress().statusCode()).isEqualTo(204);
        assertThat(cancel().statusCode()).isEqualTo(204);
        assertThat(post("?source=cancelled&name=graph.json", "application/octet-stream", GRAPH)
                        .body())
                .contains("\"version\":" + version, "\"unchanged\":2");
    }

    @Test
    void whoLeavesTakesHisImportBack() throws Exception {
        long version = current.get().version();
        byte[] body = manyEntities();
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head = "POST /import?source=left&name=entities.jsonl.gz HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + body.length + "\r\n\r\n";
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(body);
            client.getOutputStream().flush();
            await().atMost(SOON).until(() -> intake.running().isPresent());
        }
        await().atMost(SOON).until(() -> intake.running().isEmpty());
        assertThat(current.get().version()).isEqualTo(version);
        assertThat(history.list(0, 10)).extracting(ImportReport::source).doesNotContain("left");
    }

    private static byte[] manyEntities() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 150_000; i++) {
                gzip.write(("{\"id\":\"left-" + i + "\",\"entity\":\"Identity\",\"kind\":\"HUMAN\"}\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        return packed.toByteArray();
    }

    @Test
    void anImportEndsWhenItsTimeIsOver() throws Exception {
        Path file = Files.writeString(Files.createTempFile("graph", ".json"), GRAPH);
        ImportRequest request = new ImportRequest(List.of(ImportFile.of(file)), "late", true, false, null);
        assertThatThrownBy(() -> intake.take(request, state -> {}, Patience.of(Duration.ZERO)))
                .isInstanceOf(BlastRadiusException.TimeExceeded.class)
                .hasMessageContainingAll("0 ms", "blastradius.limits.import", "nothing was changed");
    }

    @Test
    void aSecondImportIsRefusedAndLeavesTheFirstAlone() throws Exception {
        Path file = Files.writeString(Files.createTempFile("graph", ".json"), GRAPH);
        List<HttpResponse<String>> answers = new ArrayList<>();
        intake.take(new ImportRequest(List.of(ImportFile.of(file)), "first", true, false, null), state -> {
            if (answers.isEmpty()) {
                answers.add(postUnchecked(GRAPH));
                assertThat(progress().body()).contains(file.getFileName().toString());
            }
        });
        assertThat(answers.getFirst().statusCode()).isEqualTo(409);
    }

    @Test
    void refusesALargeFormWithACode() throws Exception {
        String form = part("file", "filename=\"graph.json\"", " ".repeat(3 << 20)) + "--x--\r\n";
        HttpResponse<String> answer = post("?source=form", "multipart/form-data; boundary=x", form);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("LIMIT_EXCEEDED").contains("1 MB");
    }

    private static final String ONE = "id,entity,kind,name\ncb-u,Identity,HUMAN,Cas\n";

    @Test
    void aFormIsNoFileAndWhatToDoIsSaid() throws Exception {
        long version = current.get().version();
        HttpResponse<String> form = post("?source=x&name=entities.csv", "application/x-www-form-urlencoded", ONE);
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(form.body()).contains("BAD_REQUEST", "-F file=@", "Content-Type: application/octet-stream");
        assertThat(post("?source=x", "Application/X-WWW-Form-Urlencoded; charset=utf-8", "")
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("?source=x&name=entities.csv", "application/octet-stream", "")
                        .body())
                .contains("is empty");
        HttpResponse<String> noFile =
                post("", "multipart/form-data; boundary=x", part("file", "x=y", ONE) + "--x--\r\n");
        assertThat(noFile.statusCode()).isEqualTo(400);
        assertThat(noFile.body()).contains("a part that is a file has a file name");
        assertThat(post("", "multipart/form-data; boundary=x", part("source", "x=y", "a") + "--x--\r\n")
                        .body())
                .contains("the body has no file");
        assertThat(post("", "multipart/form-data; boundary=x", part("source", "filename=\"a.csv\"", ONE) + "--x--\r\n")
                        .body())
                .contains("source came as a file");
        assertThat(sentTo("/import?name=entities.csv", HttpRequest.newBuilder().PUT(BodyPublishers.ofString(ONE)))
                        .statusCode())
                .isEqualTo(405);
        assertThat(current.get().version()).isEqualTo(version);
        for (String type : List.of("text/plain", "text/csv", "application/json", "application/octet-stream")) {
            assertThat(post("?source=typed&name=entities.csv", type, ONE).statusCode())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /import?source=x&strct=true the parameter \"strct\" is not known; there are source, mode, strict, mapping, removing, dryRun, zone, name",
                "POST /import?source=x&dryrun=true \"dryrun\" is not known",
                "POST /import?source=a&source=b the parameter source stands 2 times",
                "POST /import?source=x&dryRun=yes dryRun is \"yes\"; say true or false",
                "POST /import?source=x&strict=1 strict is \"1\"",
                "POST /import?source=x&mode=repalce mode is \"repalce\"; say replace or add",
                "POST /import?source=x&removing=all removing is \"all\"",
                "POST /import?source=x&removing=-1 removing is \"-1\"",
                "GET /import/progress?source=x there is none here",
                "GET /import/sources?first=3 there is none here",
                "POST /import/cancel?now=true there is none here",
                "POST /import/rename?source=a&name=b there are source, to",
                "POST /import/rename?source=a the parameter \"to\" is missing",
                "POST /import/scenario?versoin=3 there are version",
                "DELETE /import?source=a&force=true there are source",
                "DELETE /import the parameter \"source\" is missing",
                "GET /export/estate.zip?at=2026-01-01 there is none here",
                "GET /export/estate.jsonl?source=x there is none here",
                "GET /export/comparison.csv?senario=x there are scenario, baseline, compromised, at, jit",
                "GET /export/comparison.csv?at=2026-01-01T00:00:00Z&at=2027-01-01T00:00:00Z the parameter at stands 2 times",
                "GET /export/scenario.yaml?id=a&id=b the parameter id stands 2 times"
            })
    void aParameterThatNobodyKnowsIsRefusedByName(String line) {
        String[] parts = line.split(" ", 3);
        long version = current.get().version();
        HttpResponse<String> answer = sentTo(
                parts[1],
                HttpRequest.newBuilder()
                        .header("Content-Type", "text/csv")
                        .method(parts[0], BodyPublishers.ofString(ONE)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(parts[2].replace("\"", "\\\""));
        assertThat(current.get().version()).isEqualTo(version);
    }

    @Test
    void aPartOfAFormIsAParameterToo() throws Exception {
        String file = part("file", "filename=\"entities.csv\"", ONE);
        String dry = part("dryRun", "x=y", "true");
        HttpResponse<String> slip =
                post("", "multipart/form-data; boundary=x", part("dryRn", "x=y", "true") + file + "--x--\r\n");
        assertThat(slip.statusCode()).isEqualTo(400);
        HttpResponse<String> trial = post("?source=parts", "multipart/form-data; boundary=x", dry + file + "--x--\r\n");
        assertThat(trial.body()).contains("\"dryRun\":true", "\"added\":1");
        HttpResponse<String> twice =
                post("?source=parts&dryRun=true", "multipart/form-data; boundary=x", dry + file + "--x--\r\n");
        assertThat(twice.body()).contains("dryRun stands 2 times");
        assertThat(sentTo("/import/sources", HttpRequest.newBuilder()).body()).doesNotContain("parts");
    }

    @Test
    void aTrialChangesNothingAndAnImportThatRemovesTooMuchIsRefusedWithTheReport() throws Exception {
        Path monday = Path.of("src/test/resources/field/07-empty-export/monday.json");
        Path tuesday = Path.of("src/test/resources/field/07-empty-export/tuesday.json");
        post("?source=ee&name=monday.json", "application/json", Files.readString(monday));
        long version = current.get().version();
        int reports = history.list(0, 100).size();

        HttpResponse<String> trial =
                post("?source=ee&name=tuesday.json&dryRun=true", "application/json", Files.readString(tuesday));
        assertThat(trial.statusCode()).isEqualTo(200);
        assertThat(trial.body()).contains("\"dryRun\":true", "\"removed\":21", "\"refusal\":\"this would remove");
        HttpResponse<String> refused =
                post("?source=ee&name=tuesday.json", "application/json", Files.readString(tuesday));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("\"code\":\"CONFLICT\"", "\"report\":{", "21 of 21 entities", "\"removed\":21", "ee-h0");
        assertThat(post("?source=ee&name=tuesday.json&removing=40", "application/json", Files.readString(tuesday))
                        .statusCode())
                .isEqualTo(409);
        assertThat(current.get().version()).isEqualTo(version);
        assertThat(history.list(0, 100)).hasSize(reports);

        HttpResponse<String> said =
                post("?source=ee&name=tuesday.json&removing=41", "application/json", Files.readString(tuesday));
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(current.get().version()).isEqualTo(version + 1);
        assertThat(current.get().vertexOf("ee/ee-u")).isEmpty();
    }

    @Test
    void aSourceIsListedRenamedAndTakenAway() throws Exception {
        Path folder = Path.of("src/test/resources/field/25-take-one-source-away");
        String form = part("file", "filename=\"entities.csv\"", Files.readString(folder.resolve("entities.csv")))
                + part("file", "filename=\"relations.csv\"", Files.readString(folder.resolve("relations.csv")))
                + "--x--\r\n";
        post("?source=former-customer", "multipart/form-data; boundary=x", form);
        post("?source=stays&name=entities.csv", "text/csv", ONE);
        assertThat(sentTo("/import/sources", HttpRequest.newBuilder()).body())
                .contains(
                        "{\"name\":\"former-customer\",\"entities\":2,\"relations\":1,\"lastImport\":\"20", "\"age\":");
        HttpResponse<String> renamed = sentTo(
                "/import/rename?source=former-customer&to=leaver",
                HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
        long version = current.get().version();

        assertThat(deleted("former-customer").statusCode()).isEqualTo(404);
        HttpResponse<String> gone = deleted("leaver");
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(gone.body())
                .contains("\"removed\":2", "\"removed\":1", "\"version\":" + (version + 1), "ta-u CAN ta-h");
        assertThat(current.get().version()).isEqualTo(version + 1);
        assertThat(current.get().vertexOf("ta-u")).isEmpty();
        assertThat(current.get().vertexOf("cb-u")).isPresent();
        assertThat(history.list(0, 1))
                .singleElement()
                .satisfies(report -> assertThat(report.source()).isEqualTo("leaver"));
        HttpResponse<String> again = deleted("leaver");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).contains("UNKNOWN_ID", "GET /import/sources");
        assertThat(sentTo("/import/sources", HttpRequest.newBuilder()).body())
                .contains("stays")
                .doesNotContain("leaver");
        assertThat(sentTo(
                                "/import?source=stays",
                                HttpRequest.newBuilder()
                                        .header("Origin", "http://evil.example")
                                        .DELETE())
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> deleted(String source) {
        return sentTo("/import?source=" + source, HttpRequest.newBuilder().DELETE());
    }

    private HttpResponse<String> cancel() {
        return sentTo("/import/cancel", HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> postUnchecked(String body) {
        return sentTo("/import?name=graph.json", HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> sentTo(String path, HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return client.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpResponse<String> progress() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/import/progress");
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String part(String name, String more, String text) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"; " + more + "\r\n\r\n" + text + "\r\n";
    }

    private HttpResponse<byte[]> export(String format) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/export/estate." + format);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private HttpResponse<String> post(String query, String type, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/import" + query))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
