package blastradius.analysis.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.NaiveImpact;
import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reach costs against the definitions over the naive reference; a failure names its seed. */
class ImpactTests {

    private static final int ESTATES_PER_BLOCK = 600;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void isWhatTheDefinitionsSay(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            long seed = (long) block * ESTATES_PER_BLOCK + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.owned(RandomEstates.of(random), random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, estate);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Reach reach = ReachDifferentialTests.reach(snapshot, assumptions, sources);
            check(reach, NaiveImpact.of(estate, assumptions, sources, snapshot), "seed " + seed);
        }
    }

    private static void check(Reach reach, NaiveImpact naive, String where) {
        Impact impact = Impact.of(reach, Budget.unlimited());
        ReachedCounts counts = naive.counts();
        assertThat(impact.counts().resourceValue()).as(where).isCloseTo(counts.resourceValue(), within(1e-9));
        assertThat(withoutValue(impact.counts())).as(where).isEqualTo(withoutValue(counts));
        assertThat(impact.tenantCounts()).as(where).isEqualTo(naive.tenantCounts());
        assertThat(impact.homeImpact()).as(where).isCloseTo(naive.homeImpact(), within(1e-9));
        assertThat(impact.score().inherent()).as(where).isCloseTo(naive.inherent(), within(1e-9));
        assertThat(impact.score().residual()).as(where).isCloseTo(naive.residual(), within(1e-9));
        Map<Integer, TenantImpact> expected = naive.tenants();
        assertThat(impact.tenants()).as(where).hasSameSizeAs(expected.keySet());
        for (TenantImpact tenant : impact.tenants()) {
            TenantImpact same = expected.get(tenant.tenant());
            assertThat(tenant)
                    .as(where)
                    .usingRecursiveComparison()
                    .ignoringFields("share")
                    .isEqualTo(same);
            assertThat(tenant.share()).as(where).isCloseTo(same == null ? -1 : same.share(), within(1e-9));
        }
        assertThat(impact.tenantAdmins()).as(where).isEqualTo((int)
                expected.values().stream().filter(TenantImpact::admin).count());
        checkLevels(reach, expected, where);
    }

    private static ReachedCounts withoutValue(ReachedCounts c) {
        return new ReachedCounts(
                c.entities(),
                c.humans(),
                c.nonHumans(),
                c.customerOwned(),
                c.credentials(),
                c.resources(),
                0,
                c.backupsWritable(),
                c.tierZero());
    }

    private static void checkLevels(Reach reach, Map<Integer, TenantImpact> expected, String where) {
        TenantLevels levels = TenantLevels.of(reach);
        Map<Integer, AccessLevel> held = new HashMap<>();
        for (int organization = 0; organization < levels.organizationCount(); organization++) {
            int tenant = reach.snapshot().valuation().tenantOf(organization);
            levels.at(organization).ifPresent(level -> held.put(tenant, level));
            assertThat(levels.code(organization))
                    .isEqualTo(levels.at(organization).map(AccessLevel::code).orElse(0));
        }
        Map<Integer, AccessLevel> expectedLevels = new HashMap<>();
        expected.forEach((tenant, impact) -> expectedLevels.put(tenant, impact.level()));
        assertThat(held).as(where).isEqualTo(expectedLevels);
    }

    /**
     * <pre>
     * mallory ──eligible──▶ robot ──▶ first ∋ host          second
     * </pre>
     */
    @Test
    void theVectorSaysWhatStandsBehindTheScore() {
        assertThat(ask(JitMode.SELF).score().vector())
                .isEqualTo("BR1/A:self/T:C1,W1,R1,S1/TA:1/ID:0h+1n/H:2/IN:69/RE:69/N:2");
        assertThat(ask(JitMode.ALL).score().vector()).startsWith("BR1/A:all/T:C1,");
    }

    /** Inherent 100·(0.25 + 0.5·ln 2/ln 3 + 0.125); nine tenths of that share where the activation is to be passed. */
    @Test
    void aGateThatIsClosedCountsAtItsPrice() {
        Score score = ask(JitMode.STRICT).score();
        assertThat(score.vector()).isEqualTo("BR1/A:standing/T:C0,W0,R0,S0/TA:0/ID:0h+0n/H:-/IN:69/RE:63/N:2");
        assertThat(score.inherent()).isCloseTo(100 * (0.25 + 0.5 * Math.log(2) / Math.log(3) + 0.125), within(1e-9));
        assertThat(score.residual())
                .isCloseTo(100 * (0.9 * 0.25 + 0.5 * Math.log(1.9) / Math.log(3) + 0.9 * 0.125), within(1e-9));
        assertThat(score.band()).isEqualTo(Score.Band.HIGH);
        assertThat(score.valued()).isEqualTo(blastradius.snapshot.Valued.CUSTOMER);
    }

    private static Impact ask(JitMode jit) {
        List<Entity> entities = new ArrayList<>(List.of(
                Entity.of("mallory", EntityKind.HUMAN),
                Entity.of("robot", EntityKind.SERVICE_ACCOUNT),
                Entity.of("group", EntityKind.GROUP),
                Entity.of("first", EntityKind.CUSTOMER),
                Entity.of("host", EntityKind.HOST),
                Entity.of("second", EntityKind.CUSTOMER)));
        List<Relation> relations = List.of(
                Relation.of(
                        "mallory",
                        RelationKind.OWNS,
                        "robot",
                        Terms.builder()
                                .state(blastradius.model.GrantState.ELIGIBLE)
                                .build()),
                Relation.of("robot", RelationKind.CAN, "first"),
                Relation.of("first", RelationKind.CONTAINS, "host"));
        Snapshot snapshot = Snapshot.of(new Estate(entities, relations), 1, RandomEstates.NOON);
        Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON).withJit(jit));
        return Impact.of(Reach.from(gates, List.of(Source.of(snapshot, 0)), Budget.unlimited()), Budget.unlimited());
    }

    @Test
    void bandsBeginAtTheirBounds() {
        assertThat(List.of(0.0, 14.9, 15.0, 39.9, 40.0, 69.9, 70.0, 100.0))
                .extracting(score -> Score.Band.of(score, Weighting.DEFAULT.bands()))
                .containsExactly(
                        Score.Band.LOW,
                        Score.Band.LOW,
                        Score.Band.MODERATE,
                        Score.Band.MODERATE,
                        Score.Band.HIGH,
                        Score.Band.HIGH,
                        Score.Band.CRITICAL,
                        Score.Band.CRITICAL);
    }

    @Test
    void countsAtALevelAreThoseAtItAndAbove() {
        LevelCounts counts = LevelCounts.cumulated(new int[] {9, 5, 4, 3, 2});
        assertThat(counts).isEqualTo(new LevelCounts(14, 9, 5, 2));
        assertThat(counts.at(AccessLevel.SEE)).isEqualTo(14);
        assertThat(counts.at(AccessLevel.READ)).isEqualTo(9);
        assertThat(counts.at(AccessLevel.WRITE)).isEqualTo(5);
        assertThat(counts.at(AccessLevel.CONTROL)).isEqualTo(2);
    }
}
