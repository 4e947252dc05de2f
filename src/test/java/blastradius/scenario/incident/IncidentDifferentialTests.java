package blastradius.scenario.incident;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On random estates: savings are differences of two answers, and no single change of a first cut's kind saves more than the first cut. */
class IncidentDifferentialTests {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void savingsAreDifferencesOfTwoAnswers(long block) {
        int cut = 0;
        for (int i = 0; i < RandomEstates.tried(120); i++) {
            long seed = block * 10_000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.owned(RandomEstates.of(random), random);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            JitMode jit = random.nextBoolean() ? JitMode.SELF : JitMode.ALL;
            Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON).withJit(jit));
            int v = random.nextInt(snapshot.entityCount());
            List<Source> taken = List.of(Source.of(snapshot, v));
            List<Cut> cuts = FirstCuts.of(gates, taken, 6, Budget.unlimited());
            check(gates, taken, cuts, "seed " + seed);
            cut += cuts.size();
            checkTold(gates, taken, "seed " + seed);
        }
        assertThat(cut).isGreaterThan(20);
    }

    private static void check(Gates gates, List<Source> taken, List<Cut> cuts, String what) {
        Snapshot snapshot = gates.snapshot();
        double before = Impact.score(Reach.from(gates, taken, Budget.unlimited()));
        for (Cut cut : cuts) {
            Scenario made = Scenario.of("made").withChanges(cut.in().scenario().changes());
            Snapshot then = Resolution.of(snapshot, made).snapshot();
            double after = Impact.score(Reach.from(Gates.of(then, gates.assumptions()), taken, Budget.unlimited()));
            assertThat(cut.saving().score()).as(what).isCloseTo(before - after, ROUNDING);
            assertThat(cut.saving().remainingScore()).as(what).isCloseTo(after, ROUNDING);
            assertThat(cut.saving().score() > 0 || cut.withNext() || cut.equals(cuts.getLast()))
                    .as(what + " says a step that does nothing")
                    .isTrue();
            before = after;
        }
    }

    /** What was held before windows began since is told as fallen, like the rest. */
    private static void checkCounted(Snapshot snapshot, List<Source> taken, String what) {
        Gates strict = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON).withJit(JitMode.STRICT));
        Reach fallen = Fallen.since(RandomEstates.NOON.minus(Duration.ofDays(40)), strict, taken, Budget.unlimited())
                .reach();
        Set<Integer> compromised = taken.stream().map(Source::vertex).collect(Collectors.toSet());
        assertThat(Impact.of(fallen, taken, Budget.unlimited()).counts().entities())
                .as(what)
                .isEqualTo((int) fallen.vertices()
                        .filter(vertex -> !snapshot.isHelper(vertex) && !compromised.contains(vertex))
                        .distinct()
                        .count());
    }

    /** Whoever is told was reached, by a way that ends at what concerns him. */
    private static void checkTold(Gates gates, List<Source> taken, String what) {
        Gates strict = Gates.of(gates.snapshot(), gates.assumptions().withJit(JitMode.STRICT));
        Fallen fallen = Fallen.since(RandomEstates.NOON.minusSeconds(5), strict, taken, Budget.unlimited());
        Reach now = Reach.from(strict, taken, Budget.unlimited());
        now.forEach((vertex, level, hops) -> assertThat(fallen.reach().levelCode(vertex))
                .as(what + ", what is reached now has fallen")
                .isGreaterThanOrEqualTo(level));
        checkCounted(gates.snapshot(), taken, what);
        fallen.tenants().forEach(tenant -> {
            var way = fallen.way(tenant, Budget.unlimited());
            assertThat(way.at()).as(what).isBeforeOrEqualTo(RandomEstates.NOON);
            assertThat(way.path().target()).as(what).isEqualTo(tenant.gravest().vertex());
        });
    }
}
