package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.ImportReport.Counts;
import blastradius.model.Removing.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemovingTests {

    /* removed and kept entities, removed and kept relations, entities added */
    @ParameterizedTest
    @CsvSource({
        "4, 16, 0, 0, 0, false", // a fifth is no more than a fifth
        "5, 16, 0, 0, 0, true",
        "5, 16, 0, 0, 9, true", // what comes makes up for nothing that goes
        "4, 15, 0, 0, 0, false", // a small source may lose more than a fifth
        "18, 1, 0, 0, 0, false",
        "0, 3, 5, 12, 0, true", // 20 together
        "0, 1, 4, 16, 0, false",
        "0, 1, 5, 16, 0, true",
        "20, 0, 0, 1000, 20, true", // another organization's entities, between relations that stay
        "21, 0, 20, 0, 0, true",
        "2, 0, 1, 0, 0, true", // nothing of a small source is left
        "2, 0, 1, 0, 2, false",
        "2, 0, 0, 3, 0, true", // only names are left
        "0, 0, 3, 0, 0, true",
        "0, 0, 0, 0, 0, false"
    })
    void asksBeforeAFifthOfASourceGoesOrTheLastOfIt(
            long goes, long stays, long relationsGo, long relationsStay, long comes, boolean asks) {
        Loss loss = loss("a", new Counts(comes, 0, goes, stays), new Counts(0, 0, relationsGo, relationsStay));

        assertThat(Removing.ASK.refusal(List.of(loss)).isPresent()).isEqualTo(asks);
        assertThat(Removing.ANY.refusal(List.of(loss))).isEmpty();
        assertThat(new Removing(goes + relationsGo).refusal(List.of(loss))).isEmpty();
    }

    @Test
    void takesANumberForAllSourcesTogether() {
        Loss three = loss("a", new Counts(0, 0, 2, 9), new Counts(0, 0, 1, 9));
        Loss one = loss("b", new Counts(0, 0, 0, 9), new Counts(0, 0, 1, 9));

        assertThat(new Removing(4).refusal(List.of(three, one))).isEmpty();
        assertThat(new Removing(3).refusal(List.of(three, one)).orElseThrow())
                .contains("2 of 11 entities and 1 of 10 relations that source \"a\" stated", "source \"b\"")
                .contains("more than the 3 that may go", "removing=4", "removing=any", "Nothing was changed");
    }

    @Test
    void namesWhatWouldGo() {
        Loss loss = new Loss("ad", new Counts(0, 0, 30, 2), Counts.ZERO, "Ann, Bob (b@x)");

        assertThat(Removing.ASK.refusal(List.of(loss)).orElseThrow())
                .contains("30 of 32 entities", "source \"ad\"", "such as Ann, Bob (b@x)", "removing=30");
    }

    @Test
    void isANumberOrAny() {
        assertThat(Removing.of("any")).isEqualTo(Removing.ANY);
        assertThat(Removing.of("0")).isEqualTo(new Removing(0));
        assertThat(Removing.of("345")).isEqualTo(new Removing(345));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "all", "ANY", "1.5", "1e3", " 3", "99999999999999999999", "٣"})
    void refusesWhatIsNeither(String text) {
        assertThatThrownBy(() -> Removing.of(text))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("removing is");
    }

    private static Loss loss(String source, Counts entities, Counts relations) {
        return new Loss(source, entities, relations, "");
    }
}
