package blastradius.analysis.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.analysis.time.StandingExposure;
import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Measure;
import blastradius.model.Relation;
import blastradius.model.Terms;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every identity at once against one search after the other. */
public class IdentityTableTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void measuresEveryIdentityAsASearchOfItsOwnDoes(long block) {
        for (int i = 0; i < RandomEstates.tried(1000); i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate any = RandomEstates.of(random);
            Estate estate = random.nextBoolean() ? any : RandomEstates.owned(any, random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Gates gates = Gates.of(snapshot, assumptions);
            IdentityTable table = IdentityTable.of(gates, Budget.unlimited());
            for (int n = 0; n < table.size(); n++) {
                check(table, n, "seed " + seed + ", identity " + snapshot.id(table.identity(n)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void measuresEverythingElseThatCanBeCompromisedAsASearchOfItsOwnDoes(long block) {
        Set<EntityType> types = EnumSet.allOf(EntityType.class);
        types.removeIf(type -> !type.canBeCompromisedAlone());
        for (int i = 0; i < RandomEstates.tried(600); i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate any = RandomEstates.of(random);
            Estate estate = random.nextBoolean() ? any : RandomEstates.owned(any, random);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Gates gates = Gates.of(snapshot, ReachDifferentialTests.assumptions(random, estate));
            int[] entities = IdentityTable.entities(snapshot, types);
            IdentityTable table = IdentityTable.of(gates, entities, Budget.unlimited());
            for (int n = 0; n < table.size(); n++) {
                check(table, n, "seed " + seed + ", entity " + snapshot.id(table.identity(n)));
            }
        }
    }

    @Test
    void measuresUnderOtherWeightsAsSearchesDo() {
        for (long seed = 0; seed < RandomEstates.tried(300); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.owned(RandomEstates.of(random), random);
            List<Weighting.Alternative> all = Weighting.DEFAULT.alternatives();
            Weighting weighting = all.get((int) (seed % all.size())).weighting();
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON).weighed(weighting);
            Gates gates = Gates.of(snapshot, ReachDifferentialTests.assumptions(random, estate));
            IdentityTable table = IdentityTable.of(gates, Budget.unlimited());
            for (int n = 0; n < table.size(); n++) {
                check(table, n, "seed " + seed + ", identity " + snapshot.id(table.identity(n)));
            }
        }
    }

    @Test
    void isCarriedToAnotherInstantOnlyWhereTheSameGatesAreOpen() {
        for (long seed = 0; seed < RandomEstates.tried(400); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = withWindows(RandomEstates.of(random), random);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Assumptions then =
                    Assumptions.at(RandomEstates.NOON).withJit(random.nextBoolean() ? JitMode.STRICT : JitMode.SELF);
            Assumptions after = then.withAt(RandomEstates.NOON.plusSeconds(1 + random.nextInt(90_000)));
            Gates noon = Gates.of(snapshot, then);
            Gates later = Gates.of(snapshot, after);
            IdentityTable table = IdentityTable.of(noon, Budget.unlimited());
            if (noon.equalTo(later) && Gates.inherent(snapshot, then).equalTo(Gates.inherent(snapshot, after))) {
                IdentityTable carried = table.at(later, Budget.unlimited());
                for (int n = 0; n < carried.size(); n++) {
                    check(carried, n, "seed " + seed);
                    assertThat(carried.indexOf(carried.identity(n))).isEqualTo(n);
                }
            } else {
                assertThatThrownBy(() -> table.at(later, Budget.unlimited()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(later.assumptions().at().toString());
            }
        }
    }

    /** Windows begin and end all over the 30 days, so that only bounds are added up for all and the rest is examined one by one. */
    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void countsHoursOverManyWindowsAsSingleExaminationsDo(long block) {
        for (int i = 0; i < RandomEstates.tried(300); i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = withWindows(RandomEstates.owned(RandomEstates.of(random), random), random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Gates gates = Gates.of(Snapshot.of(estate, 1, RandomEstates.NOON), assumptions);
            IdentityTable table = IdentityTable.of(gates, Budget.unlimited());
            for (int n = 0; n < table.size(); n++) {
                check(
                        table,
                        n,
                        "seed " + seed + ", identity " + gates.snapshot().id(table.identity(n)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Family.class,
            names = {"MSP", "PLAIN", "COMPONENT", "LAYERED", "HUB"})
    void measuresGeneratedEstatesAsSearchesDo(Family family) {
        Snapshot snapshot = EstateGenerator.generate(family, Math.max(2_000, RandomEstates.tried(20_000)), 11);
        Gates gates = Gates.of(snapshot, Assumptions.at(EstateGenerator.NOW));
        IdentityTable table = IdentityTable.of(gates, Budget.unlimited());
        SplittableRandom random = new SplittableRandom(11);
        for (int k = 0; k < Math.max(20, RandomEstates.tried(100)) && table.size() > 0; k++) {
            int n = random.nextInt(table.size());
            check(table, n, family + ", identity " + snapshot.id(table.identity(n)));
        }
    }

    @Test
    void tellsLowerBoundsWhereTimeIsUpAndSaysSo() {
        SplittableRandom random = new SplittableRandom(77);
        int inexact = 0;
        int refused = 0;
        for (int i = 0; i < RandomEstates.tried(400); i++) {
            Estate estate = withWindows(RandomEstates.of(random), random);
            Gates gates = Gates.of(
                    Snapshot.of(estate, 1, RandomEstates.NOON), ReachDifferentialTests.assumptions(random, estate));
            IdentityTable exact = IdentityTable.of(gates, Budget.unlimited());
            int left = random.nextInt(120);
            AtomicInteger asked = new AtomicInteger();
            try {
                IdentityTable hurried =
                        IdentityTable.of(gates, Budget.of(Duration.ofDays(1), () -> asked.incrementAndGet() > left));
                inexact += hurried.isExact() ? 0 : 1;
                isNoMore(hurried, exact);
            } catch (BlastRadiusException.TimeExceeded spent) {
                refused++;
            }
        }
        assertThat(inexact).isPositive();
        assertThat(refused).isPositive();
    }

    private static void isNoMore(IdentityTable hurried, IdentityTable exact) {
        assertThat(hurried.isExact()).isEqualTo(IntStream.range(0, exact.size()).allMatch(hurried::isExact));
        for (int n = 0; n < exact.size(); n++) {
            assertThat(hurried.score(n)).isLessThanOrEqualTo(exact.score(n) + 1e-9);
            assertThat(hurried.exposureHours(n)).isLessThanOrEqualTo(exact.exposureHours(n) + 1e-6);
            if (hurried.isScoreExact(n)) {
                assertThat(hurried.score(n)).isCloseTo(exact.score(n), within(1e-9));
            }
            if (hurried.isExact(n)) {
                assertThat(hurried.isScoreExact(n)).isTrue();
                assertThat(hurried.exposureHours(n)).isCloseTo(exact.exposureHours(n), within(1e-6));
            }
        }
    }

    public static Estate withWindows(Estate estate, SplittableRandom random) {
        return new Estate(
                estate.entities(),
                estate.relations().stream()
                        .map(relation -> random.nextInt(3) > 0 ? relation : withWindow(relation, random))
                        .toList());
    }

    static Relation withWindow(Relation relation, SplittableRandom random) {
        Instant from =
                RandomEstates.NOON.minus(Duration.ofHours(random.nextInt(1000))).plusMillis(random.nextInt(4) * 250L);
        Instant until = from.plus(Duration.ofHours(1 + random.nextInt(1000)));
        Terms terms = relation.terms()
                .with()
                .from(random.nextBoolean() ? from : null)
                .until(until)
                .build();
        return new Relation(
                relation.kind(), relation.from(), relation.to(), relation.sourceKind(), terms, relation.evidence());
    }

    static void check(IdentityTable table, int n, String what) {
        Gates gates = table.gates();
        Source source = Source.of(gates.snapshot(), table.identity(n));
        Reach reach = Reach.from(gates, List.of(source), Budget.unlimited());
        Impact impact = Impact.of(reach, Budget.unlimited());
        double hours = StandingExposure.before(gates, List.of(source), Budget.unlimited())
                .hours();
        for (Measure measure : Measure.values()) {
            for (AccessLevel level : AccessLevel.values()) {
                assertThat(table.value(measure, level, n))
                        .as(what + ": " + measure + " at " + level + " beside what Impact says of the same reach")
                        .isCloseTo(expected(measure, level, impact, hours), within(rounding(measure, hours)));
            }
        }
        assertThat(table.isExact(n)).isTrue();
    }

    private static double expected(Measure measure, AccessLevel level, Impact impact, double hours) {
        return switch (measure) {
            case SCORE -> impact.score().inherent();
            case RESIDUAL -> impact.score().residual();
            case LOSS -> impact.customersLost();
            case TENANTS -> impact.tenantCounts().at(level);
            case TENANT_ADMIN -> impact.tenantAdmins();
            case RESOURCES -> impact.counts().resourceValue();
            case ENTITIES -> impact.counts().entities();
            case EXPOSURE_HOURS -> hours;
        };
    }

    private static double rounding(Measure measure, double hours) {
        return switch (measure) {
            case LOSS, TENANTS, TENANT_ADMIN, ENTITIES -> 0;
            case RESOURCES -> 1e-6;
            case SCORE, RESIDUAL -> 1e-9;
            case EXPOSURE_HOURS -> 1e-9 * Math.max(1, hours);
        };
    }
}
