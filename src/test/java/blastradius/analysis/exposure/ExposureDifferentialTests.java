package blastradius.analysis.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exposure against asking every entity alone what it reaches, by the naive reference; a failure names its seed. */
public class ExposureDifferentialTests {

    private static final int ESTATES_PER_BLOCK = 500;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void listsExactlyThoseThatReachATargetAlone(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            long seed = 90_000 + (long) block * ESTATES_PER_BLOCK + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            check(seed, estate, ReachDifferentialTests.assumptions(random, estate), random);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void countsHopsWhereTheyAreLimited(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RandomEstates.tried(200); i++) {
            Estate estate = RandomEstates.of(random);
            Assumptions unlimited = ReachDifferentialTests.assumptions(random, estate);
            check(seed, estate, limited(unlimited, random.nextInt(4)), random);
        }
    }

    public static Assumptions limited(Assumptions a, int maxHops) {
        return new Assumptions(
                a.at(),
                a.jit(),
                a.mfaBypass(),
                a.zones(),
                a.tickets(),
                a.assumeSecretsInContent(),
                a.sourceKinds(),
                a.exceptSourceKinds(),
                a.exceptRelations(),
                maxHops);
    }

    private static void check(long seed, Estate estate, Assumptions assumptions, SplittableRandom random) {
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        Map<String, Map<String, Integer>> reached = reached(estate, assumptions);
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            targets.add(random.nextInt(snapshot.entityCount()));
        }
        AccessLevel level = random.nextInt(3) == 0 ? null : AccessLevel.ofCode(1 + random.nextInt(4));
        ExposureQuestion question = new ExposureQuestion(targets, level, random.nextBoolean());
        Exposure exposure = Exposure.of(Gates.of(snapshot, assumptions), question, Budget.unlimited());
        Set<Integer> any = new HashSet<>();
        Set<Integer> all = new HashSet<>();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            Map<String, Integer> held = reached.getOrDefault(snapshot.id(v), Map.of());
            long hits = question.targets().stream()
                    .filter(target -> isReached(snapshot, held, target, question))
                    .count();
            if (hits > 0 && !targets.contains(v) && !snapshot.isHelper(v)) {
                any.add(v);
            }
            if (hits == question.targets().size() && !targets.contains(v) && !snapshot.isHelper(v)) {
                all.add(v);
            }
        }
        List<Integer> listed = exposure.entities().boxed().toList();
        assertThat(new HashSet<>(listed)).as("seed %d: %s", seed, question).isEqualTo(any);
        assertThat(listed).as("seed %d: each once", seed).hasSize(any.size());
        assertThat(listed.stream().filter(exposure::reachesAll))
                .as("seed %d: all", seed)
                .hasSameElementsAs(all);
        assertThat(exposure.isExact()).isTrue();
        assertThat(exposure.verify(Budget.unlimited()).isProof())
                .as("seed %d", seed)
                .isTrue();
        assertThat(exposure.size()).isEqualTo(any.size()).isEqualTo(exposure.possibleSize());
        assertThat(exposure.sizeOfAll()).isEqualTo(all.size());
        checkWay(exposure, question, estate, assumptions, random.nextInt(snapshot.entityCount()));
    }

    /** To whatever target is reached over the fewest relations. */
    private static void checkWay(
            Exposure exposure, ExposureQuestion question, Estate estate, Assumptions assumptions, int from) {
        Snapshot snapshot = exposure.snapshot();
        AccessLevel exercised = snapshot.kind(from).exerciseLevel();
        OptionalInt fewest =
                NaiveReach.from(estate, assumptions, Map.of(snapshot.id(from), exercised)).entrySet().stream()
                        .filter(entry -> assumptions.maxHops() == null || entry.getValue() <= assumptions.maxHops())
                        .filter(entry -> question.isMetBy(
                                snapshot,
                                snapshot.vertexOf(entry.getKey().id()).orElseThrow(),
                                entry.getKey().level()))
                        .mapToInt(Map.Entry::getValue)
                        .min();
        Optional<AttackPath> way = exposure.way(from, Budget.unlimited());
        assertThat(way.map(AttackPath::length).stream().toList())
                .isEqualTo(fewest.stream().boxed().toList());
        way.ifPresent(path -> {
            assertThat(path.source()).isEqualTo(from);
            assertThat(question.isMetBy(snapshot, path.target(), path.level().code()))
                    .isTrue();
        });
    }

    private static Map<String, Map<String, Integer>> reached(Estate estate, Assumptions assumptions) {
        Map<String, Map<String, Integer>> reached = new HashMap<>();
        for (Entity entity : estate.entities()) {
            Map<String, Integer> highest = new HashMap<>();
            NaiveReach.from(
                            estate,
                            assumptions,
                            Map.of(entity.id(), entity.kind().exerciseLevel()))
                    .forEach((fact, hops) -> {
                        if (assumptions.maxHops() == null || hops <= assumptions.maxHops()) {
                            highest.merge(fact.id(), fact.level(), Math::max);
                        }
                    });
            reached.put(entity.id(), highest);
        }
        return reached;
    }

    private static boolean isReached(
            Snapshot snapshot, Map<String, Integer> held, int target, ExposureQuestion question) {
        AccessLevel asked = question.level();
        int level = (asked == null ? snapshot.kind(target).exerciseLevel() : asked).code();
        if (snapshot.kind(target).type() != EntityType.TENANT || question.tenantNodeOnly()) {
            return held.getOrDefault(snapshot.id(target), 0) >= level;
        }
        return held.entrySet().stream().anyMatch(entry -> {
            int vertex = snapshot.vertexOf(entry.getKey()).orElseThrow();
            boolean onlyWithControl = Set.of(EntityType.CREDENTIAL, EntityType.GROUP, EntityType.GRANT, EntityType.ROLE)
                    .contains(snapshot.kind(vertex).type());
            return snapshot.tenant(vertex) == target && entry.getValue() >= (onlyWithControl ? 4 : level);
        });
    }
}
