package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTextTests {

    private static final String GUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private static final String[] PIECES = {
        "a", "A", "%", "2", "0", "5", "%20", "%25", "%0A", "%u2028", "%uD83D", "u", "D8", " ", "\t", "\n", "\u0000",
        "\u2028", "\u3000", "\u00a0", "\u200b", "\ufeff", "\ud83d", "\ude00", "/", ";", "\u00e9", "e\u0301", "\u0131",
        "i", "%2F", "%u3000"
    };

    @Test
    void tenThousandOddTextsAreTenThousandIds() {
        Random random = new Random(14);
        assertInjective(random, text -> IdText.foreign("a source", text));
        assertInjective(random, text -> IdText.local("a/b%2F", text));
    }

    private static void assertInjective(Random random, UnaryOperator<String> naming) {
        Map<String, String> textById = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            String text = Stream.generate(() -> PIECES[random.nextInt(PIECES.length)])
                    .limit(1 + random.nextInt(6))
                    .collect(Collectors.joining());
            String id = naming.apply(text);
            String other = textById.putIfAbsent(id, text);
            assertThat(other == null || other.equals(text)).as("%s", id).isTrue();
            assertThat(id).isEqualTo(id.strip());
            assertThat(id.chars()).noneMatch(Character::isISOControl);
            assertThat(IdText.stated(id)).isEqualTo(id);
            assertThat(IdText.unlisted(IdText.listed(id))).isEqualTo(id);
            assertThat(IdText.listed(id)).doesNotContain(";");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a b", "100%", "https://x/a%20b", "CN=a;b", "\u200bx", "e\u0301", "50%25", "a%2Fb"})
    void keepsTheIdsOfOrdinaryFiles(String text) {
        assertThat(IdText.local("s", text)).isEqualTo("s/" + text);
        assertThat(IdText.stated(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        GUID + ", 3F2504E0-4F89-41D3-9A0C-0305E82C3301",
        "s-1-5-21-1-2-3-512, S-1-5-21-1-2-3-512",
        "s-1-5-21-1-2-3-1103:1433\\Db, S-1-5-21-1-2-3-1103:1433\\Db",
        "arn:aws-cn:iam::123456789012:role/Ops, arn:aws-cn:iam::123456789012:role/Ops",
        "/subscriptions/" + GUID
                + "/resourceGroups/Rg/, /SUBSCRIPTIONS/3F2504E0-4F89-41D3-9A0C-0305E82C3301/RESOURCEGROUPS/RG"
    })
    void writesWhatIsUniqueInOneForm(String text, String id) {
        assertThat(IdText.foreign("s", text)).isEqualTo(id);
        assertThat(IdText.foreign("other", id)).isEqualTo(id);
        assertThat(IdText.stated(text)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-FFFF-ffff-ffff-ffffffffffff",
                "S-1-5-32-544",
                "S-1-5-21-0-0-0-497",
                "arn:aws:iam::aws:policy/ReadOnlyAccess",
                "/subscriptions/00000000-0000-0000-0000-000000000000/x",
                "\uff13f2504e0-4f89-41d3-9a0c-0305e82c3301"
            })
    void whatLooksUniqueNeedNotBe(String text) {
        assertThat(IdText.foreign("s", text)).isEqualTo("s/" + text);
    }

    @Test
    void foldsNoLetterIntoAnother() {
        String group = "/subscriptions/" + GUID + "/resourceGroups/";
        assertThat(Stream.of("i", "\u0131", "ss", "\u00df", "s", "\u017f", "k", "\u212a", "\u00b5", "\u03bc")
                        .map(name -> IdText.stated(group + name)))
                .doesNotHaveDuplicates();
        assertThat(IdText.stated(group + "\u00e9")).isEqualTo(IdText.stated(group + "\u00c9"));
    }

    @Test
    void aSourceWithASlashIsNoOtherSource() {
        assertThat(IdText.local("a/b", "c")).isNotEqualTo(IdText.local("a", "b/c"));
        assertThat(IdText.local("a%2Fb", "c")).isNotEqualTo(IdText.local("a/b", "c"));
    }
}
