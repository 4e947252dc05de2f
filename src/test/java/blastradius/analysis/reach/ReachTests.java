package blastradius.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.path.AttackPaths;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReachTests {

    /**
     * <pre>
     * mallory ──▶ host ──▶ database
     * </pre>
     */
    private static final Estate CHAIN = new Estate(
            List.of(
                    Entity.of("mallory", EntityKind.HUMAN),
                    Entity.of("host", EntityKind.HOST),
                    Entity.of("database", EntityKind.DATABASE)),
            List.of(
                    Relation.of("mallory", RelationKind.CAN, "host"),
                    Relation.of("host", RelationKind.CAN, "database", Terms.level(AccessLevel.READ))));

    @Test
    void isExactUnlessMoreWouldBeHeldOverMoreHops() {
        Assumptions assumptions = Assumptions.at(RandomEstates.NOON);
        Reach all = ask(CHAIN, assumptions);
        assertThat(all.isExact()).isTrue();
        assertThat(all.size()).isEqualTo(3);
        assertThat(ask(CHAIN, assumptions.withMaxHops(2)).isExact()).isTrue();
        Reach limited = ask(CHAIN, assumptions.withMaxHops(1));
        assertThat(limited.isExact()).isFalse();
        assertThat(limited.size()).isEqualTo(2);
        assertThat(limited.contains(2)).isFalse();
    }

    @Test
    void holdsTheSameOnlyWhereEveryLevelIsTheSame() {
        Reach all = ask(CHAIN, Assumptions.at(RandomEstates.NOON));
        Reach limited = ask(CHAIN, Assumptions.at(RandomEstates.NOON).withMaxHops(1));
        assertThat(all.holdsTheSameAs(ask(CHAIN, Assumptions.at(RandomEstates.NOON))))
                .isTrue();
        assertThat(all.holdsTheSameAs(limited)).isFalse();
        assertThat(all.sumOfLevels()).isEqualTo(4 + 4 + 2);
        byte[] levels = new byte[all.snapshot().entityCount()];
        all.writeLevels(levels);
        assertThat(levels).startsWith(4, 4, 2).containsOnlyOnce(2);
        Gates gates = Gates.of(all.snapshot(), all.gates().assumptions());
        Source reader = new Source(1, AccessLevel.READ);
        Reach lower = Reach.from(
                gates, List.of(Source.of(all.snapshot(), 0), new Source(2, AccessLevel.WRITE)), Budget.unlimited());
        assertThat(all.holdsTheSameAs(lower)).as("as many, at other levels").isFalse();
        assertThat(Reach.from(gates, List.of(reader, reader), Budget.unlimited())
                        .sources())
                .containsExactly(reader);
    }

    @Test
    void theLastHopIsTheLastOfTheWay() {
        for (int i = 0; i < RandomEstates.tried(500); i++) {
            long seed = 7_000L + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, estate);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Reach reach = ReachDifferentialTests.reach(snapshot, assumptions, sources);
            for (int vertex = 0; vertex < snapshot.entityCount(); vertex++) {
                Source furthest = AttackPaths.furthest(reach.gates(), reach.sources(), vertex, Budget.unlimited());
                assertThat(furthest)
                        .as("seed %d", seed)
                        .isEqualTo(new Source(vertex, reach.level(vertex).orElse(AccessLevel.CONTROL)));
                for (AccessLevel level : AccessLevel.values()) {
                    List<AttackPath.Hop> hops =
                            reach.path(vertex, level).map(AttackPath::hops).orElse(List.of());
                    assertThat(reach.lastHop(vertex, level).stream().toList())
                            .as("seed %d, %s at %s", seed, snapshot.id(vertex), level)
                            .isEqualTo(hops.isEmpty() ? List.of() : List.of(hops.getLast()));
                }
            }
        }
    }

    @Test
    void aZoneIsHeldByItsIdOrItsName() {
        Estate estate = new Estate(
                List.of(
                        Entity.of("mallory", EntityKind.HUMAN),
                        Entity.of("zone-1", EntityKind.ZONE).withName("Office"),
                        Entity.of("database", EntityKind.DATABASE)),
                List.of(Relation.of(
                        "mallory",
                        RelationKind.CAN,
                        "database",
                        Terms.builder().zone("zone-1").build())));
        for (Set<String> zones : List.of(Set.of("zone-1"), Set.of("Office"), Set.of("elsewhere"), Set.<String>of())) {
            Reach reach = ask(estate, withZones(zones));
            assertThat(reach.contains(2))
                    .as("%s", zones)
                    .isEqualTo(zones.contains("zone-1") || zones.contains("Office"));
            assertThat(ReachCheck.of(reach, Budget.unlimited()).isProof())
                    .as("%s", zones)
                    .isTrue();
        }
    }

    @Test
    void aSpentBudgetIsAnErrorAndNoHalfAnswer() {
        Snapshot snapshot = Snapshot.of(CHAIN, 1, RandomEstates.NOON);
        Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));
        assertThatThrownBy(() -> Reach.from(gates, List.of(Source.of(snapshot, 0)), Budget.of(Duration.ofMillis(-1))))
                .isInstanceOf(BlastRadiusException.TimeExceeded.class);
    }

    private static Assumptions withZones(Set<String> zones) {
        Assumptions a = Assumptions.at(RandomEstates.NOON);
        return new Assumptions(
                a.at(),
                a.jit(),
                a.mfaBypass(),
                zones,
                a.tickets(),
                a.assumeSecretsInContent(),
                a.sourceKinds(),
                a.exceptSourceKinds(),
                a.exceptRelations(),
                a.maxHops());
    }

    private static Reach ask(Estate estate, Assumptions assumptions) {
        return ReachDifferentialTests.reach(
                Snapshot.of(estate, 1, RandomEstates.NOON), assumptions, Map.of("mallory", AccessLevel.CONTROL));
    }
}
