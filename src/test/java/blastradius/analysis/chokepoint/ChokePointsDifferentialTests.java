package blastradius.analysis.chokepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.exposure.ExposureDifferentialTests;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.analysis.relation.Removal;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Choke points against removing everything and computing anew, on thousands of small random estates; a failure names its seed. */
class ChokePointsDifferentialTests {

    private static final int ESTATES_PER_BLOCK = 400;
    private static final List<EntityKind> CONTAINERS = List.of(
            EntityKind.HUMAN,
            EntityKind.GROUP,
            EntityKind.HUMAN,
            EntityKind.SCOPE,
            EntityKind.SCOPE,
            EntityKind.HOST,
            EntityKind.HOST,
            EntityKind.HOST);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void takeFromAReachExactlyWhatRemovingAndComputingAnewTakes(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            long seed = 50_000 + (long) block * ESTATES_PER_BLOCK + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            check(seed, estate, assumptions, ReachDifferentialTests.sources(random, estate));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void countAWayRoundAsNoneWhereItIsLongerThanAllowed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RandomEstates.tried(150); i++) {
            Estate estate = RandomEstates.of(random);
            Assumptions unlimited = ReachDifferentialTests.assumptions(random, estate);
            Assumptions limited = ExposureDifferentialTests.limited(unlimited, 1 + random.nextInt(4));
            check(seed, estate, limited, ReachDifferentialTests.sources(random, estate));
        }
    }

    /* Relations that give whatever is held are many arcs at once, and several levels of an entity may lead on. */
    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void tellApartTheLevelsThatContainersPassOn(long block) {
        for (int i = 0; i < RandomEstates.tried(400); i++) {
            long seed = block * 100_000 + i;
            Estate estate = containers(new SplittableRandom(seed));
            check(seed, estate, Assumptions.at(RandomEstates.NOON), Map.of("e0", AccessLevel.CONTROL));
        }
    }

    private static Estate containers(SplittableRandom random) {
        List<Entity> entities = IntStream.range(0, CONTAINERS.size())
                .mapToObj(i -> Entity.of("e" + i, CONTAINERS.get(i)))
                .toList();
        List<Relation> relations = new ArrayList<>();
        for (int left = 8 + random.nextInt(14); left > 0; left--) {
            Entity from = entities.get(random.nextInt(entities.size()));
            Entity to = entities.get(random.nextInt(entities.size()));
            boolean contains = from.kind() == EntityKind.SCOPE && random.nextInt(3) > 0;
            Terms.Builder terms = Terms.builder().level(contains ? null : AccessLevel.ofCode(1 + random.nextInt(4)));
            if (random.nextInt(8) == 0) {
                terms.factor(entities.get(random.nextInt(entities.size())).id());
            }
            RelationKind kind = contains ? RelationKind.CONTAINS : RelationKind.CAN;
            relations.add(new Relation(kind, from.id(), to.id(), "Main", terms.build(), Map.of()));
        }
        return new Estate(entities, relations);
    }

    @ParameterizedTest
    @CsvSource({"5, false", "6, false", "7, true", "8, true"})
    void areConfirmedByRemovingEachAndSearchingAnew(long seed, boolean conditions) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < Math.max(150, RandomEstates.tried(400)); i++) {
            Estate any = RandomEstates.of(random);
            Estate estate = conditions ? RandomEstates.conditional(any, 5, random) : any;
            Gates gates = Gates.of(
                    Snapshot.of(estate, 1, RandomEstates.NOON), ReachDifferentialTests.assumptions(random, estate));
            Source source =
                    Source.of(gates.snapshot(), random.nextInt(estate.entities().size()));
            List<Integer> targets = random.nextBoolean() ? List.of() : List.of(0, 1);
            ChokePoints points = ChokePoints.of(gates, List.of(source), targets, Budget.unlimited());
            int count = random.nextInt(points.size() + 2);
            assertThat(points.points(count)).isEqualTo(points.points().subList(0, Math.min(count, points.size())));
            Agreement agreement = points.verify(Budget.unlimited());
            assertThat(agreement.isProof())
                    .as("seed %d, estate %d: %s", seed, i, agreement)
                    .isTrue();
            assertThat(agreement.compared())
                    .isGreaterThanOrEqualTo(Math.max(points.points().size(), (int) points.reach()
                            .vertices()
                            .filter(vertex -> !gates.snapshot().isHelper(vertex))
                            .count()));
        }
    }

    static void check(long seed, Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources) {
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        NaiveLosses naive = new NaiveLosses(estate, assumptions, sources, snapshot);
        Map<String, ChokePoint> points = byKey(snapshot, points(snapshot, assumptions, sources, List.of()));
        assertThat(points.keySet()).as("seed %d", seed).isEqualTo(naive.losses().keySet());
        points.forEach((key, point) ->
                assertSame(seed, key, point.loss(), naive.losses().get(key)));
        int target = snapshot.entityCount() / 2;
        Map<String, ChokePoint> saving = byKey(snapshot, points(snapshot, assumptions, sources, List.of(target)));
        Set<String> expected = new HashSet<>();
        naive.losses().keySet().stream()
                .filter(key -> naive.lost(key).contains(snapshot.id(target)))
                .forEach(expected::add);
        assertThat(saving.keySet()).as("seed %d", seed).isEqualTo(expected);
        assertThat(saving.values()).allMatch(point -> point.targetsSaved() == 1);
    }

    private static void assertSame(long seed, String key, Loss loss, @org.jspecify.annotations.Nullable Loss expected) {
        Loss naive = Objects.requireNonNull(expected);
        String where = "seed " + seed + ": " + key;
        assertThat(loss.score()).as(where).isCloseTo(naive.score(), within(1e-9));
        assertThat(loss.remainingScore()).as(where).isCloseTo(naive.remainingScore(), within(1e-9));
        assertThat(new Loss(loss.tenants(), loss.tenantAdmins(), loss.resources(), loss.entities(), 0, 0))
                .as(where)
                .isEqualTo(new Loss(naive.tenants(), naive.tenantAdmins(), naive.resources(), naive.entities(), 0, 0));
    }

    static List<ChokePoint> points(
            Snapshot snapshot, Assumptions assumptions, Map<String, AccessLevel> sources, List<Integer> targets) {
        List<Source> compromised = sources.entrySet().stream()
                .map(entry -> new Source(snapshot.vertexOf(entry.getKey()).orElseThrow(), entry.getValue()))
                .toList();
        return ChokePoints.of(Gates.of(snapshot, assumptions), compromised, targets, Budget.unlimited())
                .points();
    }

    private static Map<String, ChokePoint> byKey(Snapshot snapshot, List<ChokePoint> points) {
        Map<String, ChokePoint> byKey = new HashMap<>();
        points.forEach(point -> byKey.put(key(snapshot, point.removal()), point));
        assertThat(byKey).as("each is named once").hasSize(points.size());
        return byKey;
    }

    private static String key(Snapshot snapshot, Removal removal) {
        return switch (removal) {
            case Removal.OfEntity entity -> snapshot.id(entity.vertex());
            case Removal.OfRelation relation ->
                NaiveLosses.key(
                        snapshot.id(relation.from()),
                        snapshot.id(relation.to()),
                        Objects.requireNonNull(
                                snapshot.arcClasses().get(relation.arcClass()).relation()));
        };
    }
}
