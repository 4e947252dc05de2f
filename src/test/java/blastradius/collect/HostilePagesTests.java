package blastradius.collect;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.collect.GraphServer.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no Graph answers with: too large, packed too well, broken, too deep, with ids that are ways elsewhere. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostilePagesTests extends Collecting {

    @Test
    void aBodyThatIsTooLargeIsLeft() throws IOException {
        String spaces = " ".repeat(1 << 20);
        graph.failing((call, time) -> call.startsWith("domains")
                ? Said.of(200, Map.of("Content-Encoding", "identity"), spaces.repeat(33))
                : null);
        assertThat(gap(collected(false), "domains")).isEqualTo("the answer is larger than 32 MiB");
        assertThat(graph.requests())
                .filteredOn(request -> request.contains("/domains"))
                .hasSize(1);
        isUnknown("domains.json");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        graph.failing((call, time) ->
                call.startsWith("domains") ? Said.of(200, "{\"value\":[" + " ".repeat(40 << 20) + "]}") : null);
        assertThat(gap(collected(false), "domains")).isEqualTo("the answer unpacks to more than 32 MiB");
        assertThat(graph.requests())
                .filteredOn(request -> request.contains("/domains"))
                .hasSize(1);
    }

    @Test
    void idsThatLeadElsewhereBecomeNoFilesAndNoAddresses() throws IOException {
        List<String> ids = List.of(
                "../../../escaped",
                "..",
                ".",
                "a/../../b",
                "a\\\\..\\\\b",
                "%2e%2e",
                "a?b",
                "a#b",
                "C:x",
                "a b",
                "$batch",
                "x'/y",
                "\\u0000",
                "-rf",
                "",
                "ü",
                "a".repeat(500),
                "CON/..",
                ".hidden",
                "a..b");
        graph.failing((call, time) -> call.startsWith("groups?")
                ? Said.of(
                        200,
                        "{\"value\":[{\"id\":\"fine-1\"},"
                                + String.join(
                                        ",",
                                        ids.stream()
                                                .map(id -> "{\"id\":\"" + id + "\"}")
                                                .toList()) + ",{},{\"id\":7},{\"id\":null},{\"id\":{}}]}")
                : call.startsWith("groups/") ? Said.of(200, "{\"value\":[]}") : null);
        collected(false);
        assertThat(members().keySet())
                .filteredOn(name -> name.startsWith(OWN + "/groups/"))
                .containsExactlyInAnyOrder(
                        OWN + "/groups/fine-1/members.json", OWN + "/groups/fine-1/owners.json",
                        OWN + "/groups/7/members.json", OWN + "/groups/7/owners.json");
        assertThat(left()).containsExactly("entra.zip");
        try (Stream<Path> around = Files.list(folder.toAbsolutePath().getParent())) {
            assertThat(around).noneMatch(file -> file.toString().contains("escaped"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{\"value\":[}",
                "{\"value\":[]} {\"value\":[]}",
                "<html>busy</html>",
                "{\"value\":[],\"value\":[{\"id\":\"b\"}]}",
                "{\"value\":[{\"id\":\"a\",\"id\":\"b\"}]}"
            })
    void whatIsNoPageIsNone(String body) throws IOException {
        graph.failing((call, time) -> call.startsWith("domains") ? Said.of(200, body) : null);
        assertThat(gap(collected(false), "domains")).startsWith("the answer ").doesNotContain("jackson");
        isUnknown("domains.json");
    }

    @Test
    void whatIsTooDeepIsNone() throws IOException {
        graph.failing(
                (call, time) -> call.startsWith("domains") ? Said.of(200, "{\"value\":" + "[".repeat(100_000)) : null);
        assertThat(gap(collected(false), "domains")).startsWith("the answer ");
    }

    @Test
    void anErrorThatLooksLikeAPageIsNotKeptAsOne() throws IOException {
        graph.failing((call, time) -> call.startsWith("domains")
                ? Said.of(403, "{\"error\":{\"code\":\"x\"},\"value\":[{\"id\":\"planted.example\"}]}")
                : null);
        collected(false);
        isUnknown("domains.json");
    }
}
