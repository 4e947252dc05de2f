package blastradius.analysis.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.LostShares;
import blastradius.analysis.impact.ShareSums;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sums and largest shares of what organizations lose; a failure names its seed. */
class ShareSumsTests {

    private static final int ESTATES = Math.max(100, RandomEstates.tried(500));

    @Test
    void ofEveryIdentityEqualThoseOfItsReach() {
        int several = 0;
        for (int i = 0; i < ESTATES; i++) {
            long seed = 5_000L + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.owned(RandomEstates.of(random), random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Gates gates = Gates.of(Snapshot.of(estate, 1, RandomEstates.NOON), assumptions);
            int[] identities = IdentityTable.identities(gates.snapshot());
            IdentityGraph graph = IdentityGraph.of(gates, identities, Budget.unlimited());
            IdentityShares all =
                    IdentityShares.of(IdentityGraphs.Measured.of(graph, Budget.unlimited()), Budget.unlimited());
            for (int n = 0; n < identities.length; n++) {
                Source source = new Source(identities[n], AccessLevel.CONTROL);
                LostShares one = LostShares.of(Reach.from(gates, List.of(source), Budget.unlimited()));
                double[] shares = shares(one, gates.snapshot().valuation().organizationCount());
                several += shares.length > 1 && shares[1] > 0 ? 1 : 0;
                check(one, shares, "seed " + seed);
                assertThat(all.sum(n)).as("seed %d", seed).isCloseTo(one.sum(), within(1e-9));
                assertThat(all.worst(n)).as("seed %d", seed).isCloseTo(largest(shares, 0), within(1e-9));
                assertThat(all.next(n)).as("seed %d", seed).isCloseTo(largest(shares, 1), within(1e-9));
                assertThat(all.isExact(n)).isTrue();
                double worstShare = all.worstOf(n) == ShareSums.NONE ? 0 : one.share(all.worstOf(n));
                assertThat(worstShare).as("seed %d", seed).isCloseTo(largest(shares, 0), within(1e-9));
            }
        }
        assertThat(several).isPositive();
    }

    private static void check(LostShares losses, double[] shares, String what) {
        assertThat(losses.worst()).as(what).isEqualTo(largest(shares, 0));
        assertThat(losses.next()).as(what).isEqualTo(largest(shares, 1));
        int first = IntStream.range(0, shares.length)
                .filter(organization -> shares[organization] > 0 && shares[organization] == largest(shares, 0))
                .findFirst()
                .orElse(ShareSums.NONE);
        assertThat(losses.worstOf()).as(what).isEqualTo(first);
    }

    private static double[] shares(LostShares losses, int organizations) {
        return IntStream.range(0, organizations).mapToDouble(losses::share).toArray();
    }

    /** The largest but so many; 0 where there are fewer. */
    private static double largest(double[] shares, int but) {
        double[] sorted = shares.clone();
        Arrays.sort(sorted);
        return but < sorted.length ? sorted[sorted.length - 1 - but] : 0;
    }

    /** Things lose organizations one by one, and what another thing loses of others or less of the same. */
    @Test
    void keepTheTwoLargestSharesInWhateverOrderTheyCome() {
        SplittableRandom random = new SplittableRandom(17);
        for (int round = 0; round < 500; round++) {
            double[] shares = random.doubles(1 + random.nextInt(6), 0.1, 1).toArray();
            ShareSums sums = new ShareSums(2);
            for (int organization = 0; organization < shares.length; organization++) {
                int first = random.nextInt(2);
                sums.add(first, organization, 10 + organization, shares[organization], 1 << (organization % 5));
                if (random.nextInt(3) == 0) { // the same again at a lower level
                    sums.add(first, organization, 0, shares[organization] / 2, 0);
                }
            }
            ShareSums all = new ShareSums(1);
            all.add(0, sums, 0);
            all.add(0, sums, 1);
            String what = "round " + round + " " + Arrays.toString(shares);
            assertThat(all.worst[0]).as(what).isEqualTo(largest(shares, 0));
            assertThat(shares[all.worstOf[0]]).as(what).isEqualTo(largest(shares, 0));
            assertThat(all.next[0]).as(what).isEqualTo(largest(shares, 1));
            assertThat(all.nextOf[0] == ShareSums.NONE ? 0 : shares[all.nextOf[0]])
                    .as(what)
                    .isEqualTo(largest(shares, 1));
            assertThat(all.sums[0])
                    .as(what)
                    .isEqualTo(IntStream.range(10, 10 + shares.length).sum());
            for (int mark = 0; mark < ShareSums.MARKS; mark++) {
                assertThat(all.counts[mark][0]).as(what).isEqualTo((shares.length + 4 - mark) / 5);
            }
        }
    }

    @Test
    void nothingIsLostWhereThereIsNothing() {
        ShareSums sums = new ShareSums(1);
        sums.add(0, new ShareSums(1), 0);
        assertThat(sums.worstOf[0]).isEqualTo(ShareSums.NONE);
        assertThat(sums.nextOf[0]).isEqualTo(ShareSums.NONE);
        assertThat(sums.worst[0]).isZero();
        assertThat(sums.next[0]).isZero();
    }
}
