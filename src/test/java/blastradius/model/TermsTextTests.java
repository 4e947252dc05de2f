package blastradius.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTextTests {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void saysNothingOfTermsThatStateNothing() {
        assertThat(TermsText.of(Terms.NONE)).isEmpty();
        assertThat(TermsText.parse("")).isEqualTo(Terms.NONE);
    }

    @Test
    void statesOnlyWhatDiffersInAFixedOrder() {
        Terms terms = Terms.builder()
                .factor("key-2")
                .until(NEW_YEAR)
                .factor("key-1")
                .level(AccessLevel.USE)
                .build();

        assertThat(TermsText.of(terms)).isEqualTo("level=READ;until=2026-01-01T00:00:00Z;factors=key-1,key-2");
    }

    @Test
    void keepsEveryParameter() {
        Terms terms = Terms.builder()
                .level(AccessLevel.WRITE)
                .never(true)
                .from(NEW_YEAR.minusNanos(1))
                .until(NEW_YEAR)
                .state(GrantState.ELIGIBLE)
                .approvers(List.of("b", "a"))
                .factors(List.of("f"))
                .zone("z")
                .ticket(true)
                .policy("p")
                .deniedBy("d")
                .mode(TriggerMode.PARAMETERISED)
                .effects(List.of("g"))
                .live(false)
                .form(BackupForm.IMAGE)
                .and("h", AccessLevel.SEE)
                .and("h", AccessLevel.CONTROL)
                .build();

        assertThat(TermsText.parse(TermsText.of(terms))).isEqualTo(terms);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a,b", "a;b=c", "50%", "x@CONTROL", "two\nlines", "\u2028", "\uD800", "é 世界 😀", "%0041"})
    void keepsWhateverIsInAnId(String id) {
        Terms terms = Terms.builder()
                .zone(id)
                .approvers(List.of(id, "other"))
                .and(id, AccessLevel.USE)
                .build();
        String text = TermsText.of(terms);

        assertThat(text).hasLineCount(1);
        assertThat(TermsText.parse(text)).isEqualTo(terms);
    }

    @Test
    void givesDifferentTermsDifferentTexts() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Terms one = randomTerms(random);
            Terms other = randomTerms(random);
            assertThat(TermsText.of(one).equals(TermsText.of(other))).isEqualTo(one.equals(other));
            assertThat(TermsText.parse(TermsText.of(one))).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"levl=READ", "level=MUCH", "from=yesterday", "and=a", "zone=%00", "never=perhaps", ";"})
    void refusesWhatItDidNotWriteAndNamesIt(String text) {
        assertThatThrownBy(() -> TermsText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text.split(";", -1)[0]);
    }

    private static Terms randomTerms(Random random) {
        String ids = "a,b";
        return Terms.builder()
                .level(random.nextBoolean() ? AccessLevel.ofCode(1 + random.nextInt(4)) : null)
                .ticket(random.nextBoolean())
                .zone(random.nextBoolean() ? ids.substring(0, random.nextInt(4)) : null)
                .approvers(List.of(ids.substring(0, random.nextInt(4)).split(",", -1)))
                .live(random.nextBoolean() ? random.nextBoolean() : null)
                .build();
    }
}
