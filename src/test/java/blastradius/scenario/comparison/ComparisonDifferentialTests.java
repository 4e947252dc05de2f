package blastradius.scenario.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Measure;
import blastradius.model.Scenario;
import blastradius.scenario.RandomChanges;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons on random estates against searches of their own for each identity. */
class ComparisonDifferentialTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void namesExactlyThoseWhoReachMore(long block) {
        int found = 0;
        for (int i = 0; i < 500; i++) {
            long seed = block * 1000 + i;
            Comparison comparison = comparison(seed, 2);
            for (ComparedEstate column : comparison.columns()) {
                Set<String> expected = regressions(comparison, column);
                Set<String> actual = new HashSet<>();
                column.regressions()
                        .forEach(each ->
                                actual.add(each.identity() + " " + each.move().vertex() + " "
                                        + each.move().after().orElseThrow()));
                assertThat(actual).as("seed %d", seed).isEqualTo(expected);
                found += expected.size();
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {3})
    void sharesOfChangesAddUpToTheSaving(long block) {
        for (int i = 0; i < 300; i++) {
            long seed = block * 1000 + i;
            ComparedEstate column = comparison(seed, 1).columns().getLast();
            double sum = column.contributions().stream()
                    .mapToDouble(each -> each.shapley().orElseThrow())
                    .sum();
            assertThat(sum).as("seed %d", seed).isCloseTo(column.saving(), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4})
    void measuresEveryIdentityAsASearchOfItsOwnDoes(long block) {
        for (int i = 0; i < 300; i++) {
            long seed = block * 1000 + i;
            ComparedEstate column = comparison(seed, 2).columns().getLast();
            Snapshot snapshot = column.snapshot();
            Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));
            double[] scores = column.everyone().values(Measure.SCORE, AccessLevel.CONTROL);
            double[] tenants = column.everyone().values(Measure.TENANTS, AccessLevel.READ);
            int row = 0;
            for (int v = 0; v < snapshot.entityCount(); v++) {
                if (snapshot.counts(v, EntityType.IDENTITY)
                        && column.alternative().has(v)) {
                    Impact impact = Impact.of(
                            Reach.from(gates, List.of(Source.of(snapshot, v)), Budget.unlimited()), Budget.unlimited());
                    assertThat(scores[row])
                            .as("seed %d", seed)
                            .isCloseTo(impact.score().inherent(), within(1e-6));
                    assertThat(tenants[row++]).isEqualTo(impact.tenantCounts().read());
                }
            }
            assertThat(row).isEqualTo(column.everyone().size());
        }
    }

    private static Comparison comparison(long seed, int scenarios) {
        SplittableRandom random = new SplittableRandom(seed);
        Estate estate = RandomEstates.of(random);
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        List<Scenario> all = java.util.stream.IntStream.range(0, scenarios)
                .mapToObj(n -> n % 2 == 0 ? RandomChanges.of(estate, random) : RandomChanges.additions(estate, random))
                .toList();
        List<Source> chosen = List.of(Source.of(snapshot, random.nextInt(snapshot.entityCount())));
        try {
            return Comparison.of(
                    snapshot,
                    all,
                    chosen,
                    new ComparisonQuestion(Assumptions.at(RandomEstates.NOON), true, Budget.unlimited()));
        } catch (blastradius.model.BlastRadiusException.BadRequest sameId) {
            return comparison(seed + 1_000_000, scenarios);
        }
    }

    private static Set<String> regressions(Comparison comparison, ComparedEstate column) {
        Set<String> found = new HashSet<>();
        Snapshot snapshot = column.snapshot();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            if (snapshot.counts(v, EntityType.IDENTITY)
                    && column.alternative().has(v)
                    && comparison.first().alternative().has(v)) {
                Map<Integer, Integer> before = tenants(comparison.first().snapshot(), v);
                Map<Integer, Integer> after = tenants(snapshot, v);
                int identity = v;
                after.forEach((tenant, level) -> {
                    if (level > before.getOrDefault(tenant, 0)) {
                        found.add(identity + " " + tenant + " " + AccessLevel.ofCode(level));
                    }
                });
            }
        }
        return found;
    }

    /** By the tenant that stands for it, the highest level on anything of an organization. */
    private static Map<Integer, Integer> tenants(Snapshot snapshot, int identity) {
        Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));
        Map<Integer, Integer> levels = new HashMap<>();
        Reach.from(gates, List.of(Source.of(snapshot, identity)), Budget.unlimited())
                .forEach((vertex, level, hops) -> {
                    if (!snapshot.isJunction(vertex)) {
                        int organization = snapshot.valuation().organization(vertex);
                        EntityType type = snapshot.kind(vertex).type();
                        boolean exercised = Set.of(
                                        EntityType.CREDENTIAL, EntityType.GROUP, EntityType.GRANT, EntityType.ROLE)
                                .contains(type);
                        if (organization != Valuation.NONE && (!exercised || level == 4)) {
                            levels.merge(snapshot.valuation().tenantOf(organization), level, Math::max);
                        }
                    }
                });
        return levels;
    }
}
