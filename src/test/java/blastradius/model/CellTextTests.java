package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTests {

    private static final String ALPHABET = "a'=+;\t\n\r \u200b\uFF1D\uD83D\uDE00-";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\r",
                "'=1",
                "''",
                "''=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20SUM(A1)",
                " =1",
                "\u00a0=1",
                "\u3000=1",
                "\u200b=1",
                "\ufeff=1",
                "\u202e=1",
                "\u0000=1",
                " \t"
            })
    void guardsWhatASpreadsheetWouldRunAndGivesItBack(String text) {
        assertThat(CellText.guarded(text)).isEqualTo("'" + text);
        assertThat(CellText.unguarded("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "'", "'ann'", "a=b", "1-2", "a;b", "a; b", "a;'b", "née"})
    void leavesEverythingElseAlone(String text) {
        assertThat(CellText.guarded(text)).isEqualTo(text);
        assertThat(CellText.unguarded(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;=1", "a;b; @x", "a\n=1", "a\r\n\uFF1D1", "a\t+1"})
    void guardsWhatSomeProgramsWouldTakeForTheNextCell(String text) {
        assertThat(CellText.guarded(text)).contains("'").isNotEqualTo("'" + text);
        assertThat(CellText.unguarded(CellText.guarded(text))).isEqualTo(text);
    }

    @Test
    void givesEveryTextBack() {
        Random random = new Random(4);
        for (int i = 0; i < 100_000; i++) {
            String text = random.ints(random.nextInt(9), 0, ALPHABET.length())
                    .collect(
                            StringBuilder::new, (built, at) -> built.append(ALPHABET.charAt(at)), StringBuilder::append)
                    .toString();
            assertThat(CellText.unguarded(CellText.guarded(text)))
                    .as(() -> text.chars().boxed().toList().toString())
                    .isEqualTo(text);
        }
    }
}
