package blastradius.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.attacks.kind.AfterKind;
import blastradius.attacks.kind.Packed;
import blastradius.attacks.table.Attack;
import blastradius.attacks.table.Expectation;
import blastradius.attacks.table.Spelled;
import blastradius.attacks.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite itself: that it is as large as it should be, and that it can fail. */
class AttackTableTests {

    @Test
    void holdsEachAttackOnce() {
        Map<String, List<Attack>> kinds = AttacksIT.kinds();
        kinds.values()
                .forEach(attacks -> assertThat(attacks)
                        .extracting(Attack::name)
                        .doesNotHaveDuplicates()
                        .doesNotContain(""));
        assertThat(kinds.values().stream().mapToInt(List::size).sum()).isGreaterThan(700);
    }

    @Test
    void spellsLongTexts() {
        assertThat(Spelled.out("{ «3×a{i}: id » }")).isEqualTo("{ a1: id a2: id a3: id  }");
        assertThat(Spelled.wire("a\nb␊c␍d␀")).isEqualTo("a\r\nb\nc\rd\0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\": [{\"message\": \"x\", \"extensions\": {\"code\": \"INTERNAL_ERROR\", \"docs\": \"/errors.html#x\"}}]}",
                "{\"errors\": [{\"message\": \"x\", \"extensions\": {\"code\": \"BAD_REQUEST\"}}]}",
                "{\"errors\": [{\"message\": \"x\", \"extensions\": {\"docs\": \"/errors.html#x\"}}]}",
                "{\"errors\": [{\"message\": \"value of type `java.util.Map`\", \"extensions\": {\"code\": \"BAD_REQUEST\", \"docs\": \"/errors.html#x\"}}]}",
                "{\"errors\": [{\"message\": \"\\tat a.b.C.d(C.java:7)\", \"extensions\": {\"code\": \"BAD_REQUEST\", \"docs\": \"/errors.html#x\"}}]}",
                "{\"errors\": []}",
                "{\"data\": {\"scenarioDelete\": {\"userErrors\": []}}}"
            })
    void takesNoneOfTheseForARefusal(String body) {
        assertThatThrownBy(() -> Expectation.refused("BAD_REQUEST").checked(reply(200, body)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void takesARefusalForOne() {
        String error =
                "{\"errors\": [{\"message\": \"x\", \"extensions\": {\"code\": \"BAD_REQUEST\", \"docs\": \"/errors.html#bad_request\"}}]}";
        assertThat(Expectation.refused("BAD_REQUEST").checked(reply(400, error)))
                .isEqualTo(Duration.ofMillis(1));
        String userError = "{\"data\": {\"scenarioDelete\": {\"userErrors\": [{\"code\": \"UNKNOWN_ID\"}]}}}";
        assertThat(Expectation.refused("UNKNOWN_ID").checked(reply(200, userError)))
                .isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void countsASecondAnswer() {
        Reply two = new Reply(
                "HTTP/1.1 400 \r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 \r\n\r\n".getBytes(StandardCharsets.ISO_8859_1),
                false,
                false,
                Duration.ZERO);
        assertThat(two.answers()).isEqualTo(2);
        assertThatThrownBy(() -> Expectation.either().checked(two)).isInstanceOf(AssertionError.class);
    }

    @Test
    void putsChunksTogether() {
        String text = "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n";
        Reply begun = new Reply(text.getBytes(StandardCharsets.ISO_8859_1), false, false, Duration.ZERO);
        Reply whole =
                new Reply((text + "0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1), false, false, Duration.ZERO);
        assertThat(begun.isWhole()).isFalse();
        assertThat(whole.isWhole()).isTrue();
        assertThat(whole.bodyText()).isEqualTo("abc");
    }

    @Test
    void seesStackTracesInALog() {
        assertThat(AfterKind.traces("INFO fine\nERROR bad\n\tat a.b.C.d(C.java:7)\n\tat e.F.g(F.java:8)\nINFO fine"))
                .containsExactly("ERROR bad\tat a.b.C.d(C.java:7)");
    }

    @Test
    void makesOverlappingMembers() throws Exception {
        byte[] zip = Packed.overlapping(Packed.utf8("{}"), 3);
        var file = java.nio.file.Files.createTempFile("overlapping", ".zip");
        java.nio.file.Files.write(file, zip);
        try (var opened = new java.util.zip.ZipFile(file.toFile())) {
            Set<String> names =
                    opened.stream().map(java.util.zip.ZipEntry::getName).collect(java.util.stream.Collectors.toSet());
            assertThat(names).containsExactlyInAnyOrder("f00000.json", "f00001.json", "f00002.json");
        }
    }

    private static Reply reply(int status, String body) {
        byte[] bytes = ("HTTP/1.1 " + status + " \r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
        return new Reply(bytes, false, false, Duration.ofMillis(1));
    }
}
