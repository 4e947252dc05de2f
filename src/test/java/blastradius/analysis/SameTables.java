package blastradius.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.ranking.IdentityTable;
import blastradius.analysis.ranking.Measure;

/** Two tables of the same identities, made in different ways: counts equal, scores and hours equal but for rounding. */
public final class SameTables {

    private SameTables() {}

    public static void check(IdentityTable actual, IdentityTable expected, String what) {
        assertThat(actual.size()).as(what).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            String who = what + ", identity " + i;
            for (Measure measure : Measure.values()) {
                assertThat(actual.value(measure, i)).as(who + " " + measure).isEqualTo(expected.value(measure, i));
            }
            assertThat(actual.score(i)).as(who).isCloseTo(expected.score(i), within(1e-7));
            double hours = expected.exposureHours(i);
            assertThat(actual.exposureHours(i)).as(who).isCloseTo(hours, within(1e-7 * Math.max(1, hours)));
        }
    }
}
