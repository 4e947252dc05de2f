package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            Müller,                       muller
            Mu\u0308ller,                 muller
            Groß,                         gross
            GROẞ,                         gross
            İrem,                         irem
            ırmak,                        irmak
            Łukasz Żółw,                  lukasz zolw
            Ødegård,                      odegard
            Ænes Œuvre,                   aenes oeuvre
            Đorđe Þór,                    dorde thor
            ΟΔΥΣΣΕΥΣ Οδυσσεύς,            οδυσσευσ οδυσσευσ
            Ёлкин,                        елкин
            مُحَمَّد,                       محمد
            أحمد,                         احمد
            ＦＵＬＬ　Ｗｉｄｔｈ,           full width
            ﾀﾅｶ,                          たなか
            ﬁle,                          file
            soft\u00ADhyphen,             softhyphen
            zero\u200Bwidth\u200Djoiner,  zerowidthjoiner
            \u202Emirrored\u202C,         mirrored
            O’Brien,                      obrien
            O'Brien,                      obrien
            O´Brien,                      obrien
            ٣٤,                           34
            a__b-c.d@e/f:g,               a b c d e f g
            """)
    void foldsWhatPeopleTypeOtherwise(String text, String folded) {
        String said = text.translateEscapes();
        assertThat(FoldedText.of(said).text()).isEqualTo(folded);
        assertThat(FoldedText.of(java.text.Normalizer.normalize(said, java.text.Normalizer.Form.NFD))
                        .text())
                .isEqualTo(folded);
    }

    @Test
    void composedAndDecomposedSyllablesAreOne() {
        String composed = "김철수";
        String decomposed = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);

        assertThat(FoldedText.of(decomposed)).isEqualTo(FoldedText.of(composed));
        assertThat(FoldedText.of(composed).starts().cardinality()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "FirstLast,     |first|last",
        "HTTPServer,    |http|server",
        "backup01,      |backup|01",
        "MÜLLER,        |muller",
        "O'Brien,       |o|brien",
        "田中太郎,      |田|中|太|郎",
        "👩‍💻x,         |👩|💻|x",
        "svc_Backup-2b, |svc |backup |2|b"
    })
    void partsOfWordsBeginWhereTheEyeSeesThem(String text, String parts) {
        FoldedText folded = FoldedText.of(text);

        assertThat(java.util.stream.IntStream.range(0, folded.text().length())
                        .mapToObj(at -> (folded.starts().get(at) ? "|" : "")
                                + folded.text().charAt(at))
                        .collect(Collectors.joining()))
                .isEqualTo(parts);
    }

    @Test
    void idsKeepTheirAccentsAndSeparators() {
        assertThat(FoldedText.caseless(" First.Last@Oak.Example ")).isEqualTo("first.last@oak.example");
        assertThat(FoldedText.caseless("JOSÉ@x"))
                .isEqualTo(FoldedText.caseless("jose\u0301@x"))
                .isNotEqualTo("jose@x");
        assertThat(FoldedText.caseless("/Subscriptions/A_b")).isEqualTo("/subscriptions/a_b");
    }

    @Test
    void whatHoldsNoLetterHoldsNoWord() {
        assertThat(FoldedText.of("*** -- \u0301\u200B .").words()).isEmpty();
        assertThat(FoldedText.of("").words()).isEmpty();
    }
}
