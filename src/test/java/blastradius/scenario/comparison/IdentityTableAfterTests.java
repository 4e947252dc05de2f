package blastradius.scenario.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.SameTables;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.model.Scenario;
import blastradius.scenario.RandomChanges;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured anew after a change against a table made from nothing. */
class IdentityTableAfterTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalsATableMadeFromNothing(long block) {
        int carried = 0;
        for (int i = 0; i < 1000; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Snapshot base = Snapshot.of(estate, 1, RandomEstates.NOON);
            Scenario scenario =
                    random.nextBoolean() ? RandomChanges.of(estate, random) : RandomChanges.additions(estate, random);
            Alternative alternative =
                    Alternative.of(base, List.of(scenario), Budget.unlimited()).getLast();
            Assumptions assumptions = Assumptions.at(RandomEstates.NOON);
            Gates before = Gates.of(base, assumptions);
            Gates after = Gates.of(alternative.snapshot(), assumptions);
            IdentityTable table = IdentityTable.of(before, Budget.unlimited());
            IdentityTable changed = table.after(after, Budget.unlimited());
            boolean shared = alternative.snapshot().sharesValuesWith(base);
            carried += shared && alternative.snapshot().changedRows().length > 0 ? 1 : 0;
            SameTables.check(changed, IdentityTable.of(after, Budget.unlimited()), "seed " + seed + " " + scenario);
        }
        assertThat(carried).isGreaterThan(500);
    }
}
