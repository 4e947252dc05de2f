package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r", "'=1", "''", "''=1"})
    void guardsWhatASpreadsheetWouldRunAndGivesItBack(String text) {
        assertThat(CellText.guarded(text)).isEqualTo("'" + text);
        assertThat(CellText.unguarded("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "'", "'ann'", "a=b", " =1", "1-2"})
    void leavesEverythingElseAlone(String text) {
        assertThat(CellText.guarded(text)).isEqualTo(text);
        assertThat(CellText.unguarded(text)).isEqualTo(text);
    }
}
