package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Who reaches each secret, tenant, database, tool and innermost group of real exports. A mapping that is changed changes a line here, with a reason
 * in its row; a line that changes without one is a mistake.
 */
class MappedSamplesTests {

    @ParameterizedTest
    @CsvFileSource(resources = "/samples/who-reaches.csv", delimiter = ';', ignoreLeadingAndTrailingWhitespace = true)
    void whoReachesWhatIsAsItWas(String sample, String summary) throws URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(MappedSamplesTests.class.getResource("/samples/" + sample))
                .toURI());
        assertThat(WhoReaches.summary(WhoReaches.of(List.of(file)))).isEqualTo(summary);
    }
}
