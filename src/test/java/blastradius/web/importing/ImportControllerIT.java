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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

class ImportControllerIT extends ImportServer {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String GRAPH = """
            {"metadata": {"source_kind": "T"}, "graph": {
              "nodes": [{"id": "u", "kinds": ["User"]}, {"id": "g", "kinds": ["Group"]}],
              "edges": [{"kind": "MemberOf", "start": {"value": "u"}, "end": {"value": "g"}}]}}""";

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

    private HttpResponse<String> cancel() {
        return sentTo("/import/cancel", HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> postUnchecked(String body) {
        return sentTo("/import?name=graph.json", HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> progress() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/import/progress");
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpResponse<byte[]> export(String format) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/export/estate." + format);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
