package blastradius.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "TRUE",
                "Yes",
                "y",
                "1",
                "x",
                "X",
                "wahr",
                "WAHR",
                "Ja",
                "vrai",
                "VRAI",
                "Oui",
                "verdadero",
                "S\u00ed",
                "s\u00ec",
                "si",
                "vero",
                " Vero ",
                "SI\u0301"
            })
    void yesInFiveLanguages(String word) {
        assertThat(TruthWords.read(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "No", "n", "0", "falsch", "Nein", "faux", "Non", "falso", "FALSO"})
    void noInFiveLanguages(String word) {
        assertThat(TruthWords.read(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "2", "", "-", "truee", "\u00df"})
    void otherWordsAreNeither(String word) {
        assertThat(TruthWords.read(word)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,5     | 1.5
            0,125   | 0.125
            2,50    | 2.5
            1.234   | 1.234
            12345,678| 12345.678
            1e3     | 1000
            """)
    void numbersMayHaveACommaBeforeTheirDecimals(String text, double number) {
        assertThat(Decimals.read(text).doubleValue()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "1.234,5", "NaN", "Infinity", "0x1p3", "1d", "1f", "", "one", "1,", ",5", "1 000"})
    void whatMayBeSomethingElseIsNoNumber(String text) {
        assertThatThrownBy(() -> Decimals.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void wholeNumbersMayBeWrittenWithDecimals() {
        assertThat(Decimals.whole("2,0")).isEqualTo(2);
        assertThatThrownBy(() -> Decimals.whole("2,5")).hasMessageContaining("\"2,5\" is no whole number");
        assertThatThrownBy(() -> Decimals.whole("9".repeat(30))).hasMessageContaining("is no whole number");
    }
}
