package blastradius.store.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SearchWordsTests {

    @Test
    void wordsAreSoughtWithoutTheDotsAroundThem() {
        assertThat(SearchWords.toLucene("..Mara.' 'x.y'")).hasValue("mara* AND (x.y* OR (x* AND y*))");
        assertThat(SearchWords.toLucene(".'.")).isEmpty();
    }

    @Test
    void aLongRowOfDotsCostsNoMoreThanItsLength() {
        String dots = "a" + ".".repeat(300_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(SearchWords.toLucene(dots)).isPresent());
    }
}
