package blastradius.analysis.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.NaiveImpact;
import blastradius.analysis.NaiveReach;
import blastradius.analysis.NaiveResidual;
import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected to be held against the definition over the chances of the naive reference; a failure names its seed. */
class ExpectedLevelsTests {

    private static final int ESTATES_PER_BLOCK = 400;
    private static final Set<EntityType> EXERCISED =
            Set.of(EntityType.CREDENTIAL, EntityType.GROUP, EntityType.GRANT, EntityType.ROLE);

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void isTheGreatestWeightTimesItsChance(int block) {
        int uncertain = 0;
        for (int i = 0; i < Math.max(50, RandomEstates.tried(ESTATES_PER_BLOCK)); i++) {
            long seed = (long) block * ESTATES_PER_BLOCK + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.owned(RandomEstates.of(random), random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, estate);
            Reach reach =
                    ReachDifferentialTests.reach(Snapshot.of(estate, 1, RandomEstates.NOON), assumptions, sources);
            Map<NaiveReach.Fact, Double> chances = NaiveResidual.chances(estate, assumptions, sources);
            uncertain += chances.values().stream().anyMatch(chance -> chance < 1) ? 1 : 0;
            check(estate, reach, chances, "seed " + seed);
            assertThat(Impact.residual(reach, Budget.unlimited()))
                    .as("seed %d", seed)
                    .isCloseTo(
                            NaiveImpact.of(estate, assumptions, sources, reach.snapshot())
                                    .residual(),
                            within(1e-9));
        }
        assertThat(uncertain).isPositive();
    }

    private static void check(Estate estate, Reach reach, Map<NaiveReach.Fact, Double> chances, String where) {
        Snapshot snapshot = reach.snapshot();
        ExpectedLevels expected = ExpectedLevels.of(reach, Budget.unlimited());
        double[] organizations = new double[snapshot.valuation().organizationCount()];
        for (Entity entity : estate.entities()) {
            int vertex = snapshot.vertexOf(entity.id()).orElseThrow();
            assertThat(expected.ofEntity(vertex))
                    .as("%s, %s", where, entity.id())
                    .isCloseTo(greatest(chances, entity, AccessLevel.SEE), within(1e-9));
            int organization = snapshot.valuation().organization(vertex);
            if (organization >= 0) {
                boolean exercised = EXERCISED.contains(entity.kind().type());
                AccessLevel least = exercised ? AccessLevel.CONTROL : AccessLevel.SEE;
                organizations[organization] = Math.max(organizations[organization], greatest(chances, entity, least));
            }
        }
        for (int i = 0; i < organizations.length; i++) {
            assertThat(expected.ofOrganization(i)).as(where).isCloseTo(organizations[i], within(1e-9));
        }
    }

    private static double greatest(Map<NaiveReach.Fact, Double> chances, Entity entity, AccessLevel least) {
        double greatest = 0;
        for (AccessLevel level : AccessLevel.values()) {
            if (level.covers(least)) {
                NaiveReach.Fact fact = new NaiveReach.Fact(entity.id(), level.code());
                greatest = Math.max(greatest, level.weight() * chances.getOrDefault(fact, 0.0));
            }
        }
        return greatest;
    }
}
