package blastradius.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.IdentityTable.Measure;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every identity at once against one search after the other. */
class IdentityTableTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void measuresEveryIdentityAsASearchOfItsOwnDoes(long block) {
        for (int i = 0; i < 1000; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Gates gates = Gates.of(snapshot, assumptions);
            IdentityTable table = IdentityTable.of(gates, Budget.unlimited());
            for (int n = 0; n < table.size(); n++) {
                check(table, n, "seed " + seed + ", identity " + snapshot.id(table.identity(n)));
            }
        }
    }

    private static void check(IdentityTable table, int n, String what) {
        Gates gates = table.gates();
        Source source = Source.of(gates.snapshot(), table.identity(n));
        Reach reach = Reach.from(gates, List.of(source), Budget.unlimited());
        Impact impact = Impact.of(reach, Budget.unlimited());
        assertThat(table.value(Measure.ENTITIES, n))
                .as(what)
                .isEqualTo(impact.counts().entities());
        assertThat(table.tenantCounts(n)).as(what).isEqualTo(impact.tenantCounts());
        assertThat(table.value(Measure.TENANT_ADMIN, n)).as(what).isEqualTo(impact.tenantAdmins());
        assertThat(table.value(Measure.RESOURCES, n) * IdentityTable.VALUE_UNIT)
                .as(what)
                .isCloseTo(impact.counts().resourceValue(), org.assertj.core.data.Offset.offset(1e-6));
    }
}
