package blastradius.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.ranking.IdentityTable;
import blastradius.model.AccessLevel;
import blastradius.model.Measure;

/** Two tables of the same identities, made in different ways: counts equal, scores and hours equal but for rounding. */
public final class SameTables {

    private SameTables() {}

    public static void check(IdentityTable actual, IdentityTable expected, String what) {
        assertThat(actual.size()).as(what).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            String who = what + ", identity " + i;
            for (Measure measure : Measure.values()) {
                for (AccessLevel level : AccessLevel.values()) {
                    double value = expected.value(measure, level, i);
                    assertThat(actual.value(measure, level, i))
                            .as(who + " " + measure + " " + level)
                            .isCloseTo(value, within(rounding(measure) * Math.max(1, value)));
                }
            }
        }
    }

    private static double rounding(Measure measure) {
        return switch (measure) {
            case LOSS, TENANTS, TENANT_ADMIN, RESOURCES, ENTITIES -> 0;
            case SCORE, RESIDUAL, EXPOSURE_HOURS -> 1e-7;
        };
    }
}
