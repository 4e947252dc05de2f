package blastradius.analysis.path;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.analysis.reach.Search;
import blastradius.model.AccessLevel;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hops to the nearest goal against searches from every entity at every level; a failure names its seed. */
class HopsToTests {

    private static final int ESTATES = Math.max(80, RandomEstates.tried(400));

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void areNeverMoreThanTheyAreAndExactWithoutConditions(long block, boolean conditions) {
        int led = 0;
        for (int i = 0; i < ESTATES; i++) {
            long seed = block * 10_000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate any = RandomEstates.of(random);
            Estate estate = conditions ? RandomEstates.conditional(any, 3, random) : RandomEstates.unconditional(any);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Gates gates = Gates.of(snapshot, ReachDifferentialTests.assumptions(random, estate));
            Map<Integer, Integer> goals = new HashMap<>();
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                goals.put(random.nextInt(snapshot.entityCount()), 1 + random.nextInt(4));
            }
            boolean exact = snapshot.junctions().size() == 0;
            HopsTo hops = HopsTo.of(snapshot, goals, new Toll.Free(gates), ClosedArcs.NONE);
            int distance = random.nextInt(4);
            hops.goOn(distance, Budget.unlimited());
            led += check(gates, goals, hops, exact ? distance : -1, "seed " + seed + ", up to " + distance);
            hops.goOn(Search.NEVER, Budget.unlimited());
            check(gates, goals, hops, exact ? Search.NEVER : -1, "seed " + seed);
        }
        assertThat(led).isGreaterThan(ESTATES);
    }

    /** How many lead to a goal; up to the distance it has to be known by how many hops, at least. */
    private static int check(Gates gates, Map<Integer, Integer> goals, HopsTo hops, int distance, String what) {
        int led = 0;
        for (int v = 0; v < gates.snapshot().entityCount(); v++) {
            for (AccessLevel level : AccessLevel.values()) {
                Reach reach = Reach.from(gates, List.of(new Source(v, level)), Budget.unlimited());
                int actual = goals.entrySet().stream()
                        .mapToInt(goal -> reach.hops(goal.getKey(), AccessLevel.ofCode(goal.getValue()))
                                .orElse(Search.NEVER))
                        .min()
                        .orElseThrow();
                int told = hops.from(v, level.code());
                assertThat(told).as(what + ", " + v + " " + level).isLessThanOrEqualTo(actual);
                if (actual <= distance) {
                    assertThat(told).as(what + ", " + v + " " + level).isEqualTo(actual);
                } else if (distance >= 0) {
                    assertThat(told).as(what + ", " + v + " " + level).isGreaterThan(distance);
                }
                led += actual < Search.NEVER ? 1 : 0;
            }
        }
        return led;
    }
}
