package blastradius.web.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parameters of an import say, and what becomes of sources. */
class ImportParametersIT extends ImportServer {

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
                "POST /import?source=x&strct=true the parameter \"strct\" is not known; there are source, mode, strict, mapping, removing, dryRun, zone, tenant, saved, name",
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
}
