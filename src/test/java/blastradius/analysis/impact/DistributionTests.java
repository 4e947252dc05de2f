package blastradius.analysis.impact;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.impact.Distribution.Bin;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTests {

    @Test
    void ofAHundredNumbersNamesThoseThatOccur() {
        double[] values =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
        Distribution distribution = Distribution.of(values);

        assertThat(distribution.count()).isEqualTo(100);
        assertThat(distribution.mean()).isEqualTo(50.5);
        assertThat(distribution.median()).isEqualTo(50);
        assertThat(distribution.p95()).isEqualTo(95);
        assertThat(distribution.cvar95()).isEqualTo(98);
        assertThat(distribution.max()).isEqualTo(100);
        assertThat(values).as("left as it was").startsWith(100, 99);
    }

    @Test
    void everyValueLiesInOneBin() {
        Distribution distribution = Distribution.of(new double[] {0, 1, 5, 10, 10, 40});

        assertThat(distribution.histogram()).hasSize(20);
        assertThat(distribution.histogram().stream().mapToInt(Bin::count).sum()).isEqualTo(6);
        assertThat(distribution.histogram().getFirst()).isEqualTo(new Bin(0, 2, 2));
        assertThat(distribution.histogram().get(5)).isEqualTo(new Bin(10, 12, 2));
        assertThat(distribution.histogram().getLast()).isEqualTo(new Bin(38, 40, 1));
    }

    @Test
    void equalValuesAreOneBinAndNothingIsNone() {
        assertThat(Distribution.of(new double[] {7, 7}))
                .isEqualTo(new Distribution(2, 7, 7, 7, 7, 7, List.of(new Bin(7, 7, 2))));
        assertThat(Distribution.of(new double[0])).isEqualTo(new Distribution(0, 0, 0, 0, 0, 0, List.of()));
    }
}
