package blastradius.analysis.chokepoint;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.BlastRadiusException;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BlankArraysTests {

    private static final int MORE_THAN_ANY_OWNER_BORROWS = 12;

    @Test
    void areLentAgainAfterTheyWereGivenBack() {
        BlankArrays arrays =
                BlankArrays.of(Snapshot.of(RandomEstates.of(new SplittableRandom(1)), 1, RandomEstates.NOON));
        byte[] bytes = arrays.bytes();
        int[] ints = arrays.ints();
        assertThat(arrays.bytes()).isNotSameAs(bytes);

        arrays.giveBack(bytes);
        arrays.giveBack(ints);

        assertThat(arrays.bytes()).isSameAs(bytes);
        assertThat(arrays.ints()).isSameAs(ints);
    }

    /* The budget ends after each number of checks, until one is enough, so that work stops in every state that it may. */
    @Test
    void areBlankHoweverFarTheirOwnersCame() {
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.conditional(RandomEstates.of(random), 5, random);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Gates gates = Gates.of(snapshot, ReachDifferentialTests.assumptions(random, estate));
            List<Source> sources = new ArrayList<>();
            ReachDifferentialTests.sources(random, estate)
                    .forEach((id, level) ->
                            sources.add(new Source(snapshot.vertexOf(id).orElseThrow(), level)));
            for (int checks = 0; !isDone(gates, sources, checks); checks++) {
                assertAllBlank(seed, checks, snapshot);
            }
            assertAllBlank(seed, Integer.MAX_VALUE, snapshot);
        }
    }

    private static boolean isDone(Gates gates, List<Source> sources, int checks) {
        AtomicInteger made = new AtomicInteger();
        try {
            ChokePoints.of(
                    gates, sources, List.of(), Budget.of(Duration.ofDays(1), () -> made.getAndIncrement() >= checks));
            return true;
        } catch (BlastRadiusException.TimeExceeded spent) {
            return false;
        }
    }

    private static void assertAllBlank(long seed, int checks, Snapshot snapshot) {
        BlankArrays arrays = BlankArrays.of(snapshot);
        List<byte[]> bytes = new ArrayList<>();
        List<int[]> ints = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_ANY_OWNER_BORROWS; i++) {
            bytes.add(arrays.bytes());
            ints.add(arrays.ints());
        }
        assertThat(bytes)
                .as("seed %d, %d checks", seed, checks)
                .allSatisfy(each -> assertThat(each).containsOnly(0));
        assertThat(ints)
                .as("seed %d, %d checks", seed, checks)
                .allSatisfy(each -> assertThat(each).containsOnly(0));
        bytes.forEach(arrays::giveBack);
        ints.forEach(arrays::giveBack);
    }
}
