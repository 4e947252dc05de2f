package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.ingest.row.Glob;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTests {

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "a, '', false",
        "*.tsv, x.edges.tsv, true",
        "*.tsv, x.edges.tsv.gz, false",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXbYbZ, false",
        "**a**, bab, true",
        "a.c, abc, false",
        "*ab, aab, true",
        "[a-z]*, '[a-z]x', true",
    })
    void matchesTheWholeName(String pattern, String name, boolean expected) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(expected);
    }

    @Test
    void aStarStandsForLineBreaksToo() {
        assertThat(new Glob("a*c").matches("a\nc")).isTrue();
    }

    @Test
    void agreesWithTheDefinitionOnRandomNames() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab*", random.nextInt(8));
            String name = text(random, "ab", random.nextInt(8));
            assertThat(new Glob(pattern).matches(name))
                    .as("seed %d: %s on %s", seed, pattern, name)
                    .isEqualTo(byDefinition(pattern, name));
        }
    }

    @Test
    void manyStarsAgainstManyLettersEnd() {
        for (String pattern : new String[] {"*a".repeat(12) + "b", "a*".repeat(100) + "b", "*".repeat(255) + "b"}) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThat(new Glob(pattern).matches("a".repeat(100_000)))
                            .isFalse());
        }
    }

    @Test
    void aMappingWithManyStarsReadsFilesOfLongNames() {
        String text = "files: [{name: \"" + "*a".repeat(12) + "b\", holds: graph}]";
        FileLayout layout = Mappings.shipped().read("mine.yaml", text).files().getFirst();
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(layout.describes("a".repeat(120))).isFalse());
    }

    @Test
    void refusesWhatNoFileIsCalled() {
        assertThatThrownBy(() -> Mappings.shipped().read("mine.yaml", "files: [{name: \"" + "a".repeat(256) + "\"}]"))
                .hasMessageContaining("256 characters");
        assertThatThrownBy(() -> Mappings.shipped().read("mine.yaml", "files: [{name: a, separator: \"\"}]"))
                .hasMessageContaining("separator");
        assertThatThrownBy(() -> Mappings.shipped().read("mine.yaml", "files: [" + "{name: a},".repeat(101) + "]"))
                .hasMessageContaining("101 files");
    }

    private static boolean byDefinition(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        String rest = pattern.substring(1);
        if (pattern.charAt(0) == '*') {
            return byDefinition(rest, name) || (!name.isEmpty() && byDefinition(pattern, name.substring(1)));
        }
        return !name.isEmpty() && name.charAt(0) == pattern.charAt(0) && byDefinition(rest, name.substring(1));
    }

    private static String text(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
