package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.UnknownId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0000b",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u061cb",
                "a\u200bb",
                "a\u200eb",
                "a\u200fb",
                "a\u202ab",
                "a\u202eb",
                "a\u2066b",
                "a\u2069b",
                "a\ufeffb",
                "a\u00adb",
                "a\ud83db"
            })
    void namesHoldNothingThatIsNotSeen(String name) {
        assertThatThrownBy(() -> Legible.name("name", name, 200))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("name holds %s as character 2", String.format("U+%04X", (int) name.charAt(1)));
        assertThat(PlainText.cleaned(name)).hasSize(3).doesNotContain(name.substring(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"née", "Ада", "علی\u200cرضا", "\uD83D\uDC69\u200D\uD83D\uDCBB", "a – b (c) [d] `e`"})
    void namesOfAllScriptsAreNames(String name) {
        assertThat(Legible.name("name", name, 200)).isEqualTo(name);
        assertThat(PlainText.cleaned(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u3000", "\u200d"})
    void namesShowSomething(String name) {
        assertThatThrownBy(() -> Legible.name("name", name, 200)).isInstanceOf(BadRequest.class);
    }

    @Test
    void messagesStayShortWhateverTheyName() {
        assertThat(new UnknownId("entity", "x y ".repeat(5_000))).message().hasSizeLessThan(300);
        assertThat(new BadRequest("the word " + "x".repeat(5_000) + " is long"))
                .message()
                .hasSizeLessThan(300);
        assertThat(new BadRequest("x y ".repeat(50_000))).message().hasSizeLessThan(4_100);
    }

    @Test
    void messagesKeepTheirLinesAndShowNothingUnseen() {
        assertThat(new BadRequest("one\ntwo \u202ethree")).hasMessage("one\ntwo \ufffdthree");
    }

    @Test
    void aCutIsNeverInsideACharacter() {
        assertThat(PlainText.shown("\uD83D\uDE00".repeat(100)).codePoints()).doesNotContain(0xD83D, 0xDE00);
    }

    @Test
    void findsHalfACharacterWhereItStands() {
        Object value = Map.of("variables", Map.of("ids", List.of("\uD83D\uDE00", "ab\ud83d", "\ude00")));

        assertThat(PlainText.broken("", value))
                .hasValue("variables.ids[1] holds half a character, U+D83D as character 3");
        assertThat(PlainText.broken("", Map.of("\ude00", 1))).get().asString().contains("U+DE00");
        assertThat(PlainText.broken("", Map.of("a", List.of("\uD83D\uDE00", 1, true))))
                .isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirPlace() {
        byte[] overlong = {'a', (byte) 0xC0, (byte) 0xAF};
        byte[] half = {'a', 'b', (byte) 0xED, (byte) 0xA0, (byte) 0x80};

        assertThatThrownBy(() -> Utf8.text("the body", overlong)).hasMessageContaining("byte 2 of the body");
        assertThatThrownBy(() -> Utf8.text("the body", half)).hasMessageContaining("byte 3 of the body");
        assertThatThrownBy(() -> Utf8.text("the body", new byte[] {(byte) 0xC3}))
                .hasMessageContaining("byte 1");
        assertThat(Utf8.text("the body", "\uFEFFné".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("né");
    }
}
