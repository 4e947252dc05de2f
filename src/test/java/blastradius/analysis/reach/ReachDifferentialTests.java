package blastradius.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against the naive reference on thousands of small random estates; a failure names its seed. */
public class ReachDifferentialTests {

    private static final int ESTATES_PER_BLOCK = 1500;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void holdsWhatTheNaiveReferenceHoldsOverAsFewHops(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            long seed = (long) block * ESTATES_PER_BLOCK + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Assumptions assumptions = assumptions(random, estate);
            Map<String, AccessLevel> sources = sources(random, estate);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Reach reach = reach(snapshot, assumptions, sources);
            assertThat(facts(reach)).as("seed %d", seed).isEqualTo(NaiveReach.from(estate, assumptions, sources));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfQuestionsNeverChangesAnAnswer(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RandomEstates.tried(100); i++) {
            Estate estate = RandomEstates.of(random);
            Assumptions assumptions = assumptions(random, estate);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            List<Entity> order = new ArrayList<>(estate.entities());
            Map<String, Map<NaiveReach.Fact, Integer>> first = answers(snapshot, assumptions, order);
            Collections.shuffle(order, new Random(seed + i));
            assertThat(answers(snapshot, assumptions, order)).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void everyReachedLevelHasAPathAsLongAsItsHops(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RandomEstates.tried(500); i++) {
            Estate estate = RandomEstates.of(random);
            Assumptions assumptions = assumptions(random, estate);
            Reach reach = reach(Snapshot.of(estate, 1, RandomEstates.NOON), assumptions, sources(random, estate));
            facts(reach).forEach((fact, hops) -> {
                int vertex = reach.snapshot().vertexOf(fact.id()).orElseThrow();
                AttackPath path =
                        reach.path(vertex, AccessLevel.ofCode(fact.level())).orElseThrow();
                assertThat(path.length()).isEqualTo(hops);
                assertThat(length(reach.snapshot(), path))
                        .as("seed %d, %s", seed, fact)
                        .isEqualTo(hops);
                assertThat(reach.sources()).extracting(Source::vertex).contains(path.source());
            });
        }
    }

    /** Recomputed from the hops alone: one more than the longest of the way so far, but for hops out of helpers, and the premises. */
    public static int length(Snapshot snapshot, AttackPath path) {
        int length = 0;
        for (AttackPath.Hop hop : path.hops()) {
            int premises = hop.premises().stream()
                    .mapToInt(premise -> length(snapshot, premise))
                    .max()
                    .orElse(-1);
            length = Math.max(length + (snapshot.isHop(hop.from(), hop.arcClass()) ? 1 : 0), premises + 1);
        }
        return length;
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 21})
    void strictIsWithinSelfAndSelfIsWithinAll(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RandomEstates.tried(300); i++) {
            Estate estate = RandomEstates.of(random);
            Assumptions assumptions = assumptions(random, estate);
            Map<String, AccessLevel> sources = sources(random, estate);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Set<NaiveReach.Fact> strict = facts(reach(snapshot, assumptions.withJit(JitMode.STRICT), sources))
                    .keySet();
            Set<NaiveReach.Fact> self = facts(reach(snapshot, assumptions.withJit(JitMode.SELF), sources))
                    .keySet();
            Set<NaiveReach.Fact> all = facts(reach(snapshot, assumptions.withJit(JitMode.ALL), sources))
                    .keySet();
            assertThat(self).as("seed %d", seed).containsAll(strict);
            assertThat(all).as("seed %d", seed).containsAll(self);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 31})
    void isConfirmedByTheRulesReadBackwards(int block) {
        for (int i = 0; i < RandomEstates.tried(ESTATES_PER_BLOCK); i++) {
            long seed = (long) block * ESTATES_PER_BLOCK + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Assumptions assumptions = assumptions(random, estate);
            if (random.nextInt(4) == 0) {
                assumptions = assumptions.withMaxHops(random.nextInt(4));
            }
            Reach reach = reach(Snapshot.of(estate, 1, RandomEstates.NOON), assumptions, sources(random, estate));
            Agreement agreement = ReachCheck.of(reach, Budget.unlimited());
            assertThat(agreement.isProof()).as("seed %d: %s", seed, agreement).isTrue();
            assertThat(agreement.total()).isEqualTo(reach.size());
        }
    }

    @Test
    void anAgreementSaysHowMuchWasCompared() {
        Estate estate = new Estate(List.of(Entity.of("a", EntityKind.HUMAN)), List.of());
        Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
        Reach reach = reach(snapshot, Assumptions.at(RandomEstates.NOON), Map.of("a", AccessLevel.CONTROL));
        Agreement full = ReachCheck.of(reach, Budget.unlimited());
        assertThat(full).isEqualTo(new Agreement(true, 1, 1, full.words()));
        assertThat(full.words()).contains("all 1");
    }

    private static Map<String, Map<NaiveReach.Fact, Integer>> answers(
            Snapshot snapshot, Assumptions assumptions, List<Entity> order) {
        Map<String, Map<NaiveReach.Fact, Integer>> answers = new HashMap<>();
        for (Entity entity : order) {
            Map<String, AccessLevel> source = Map.of(entity.id(), entity.kind().exerciseLevel());
            answers.put(entity.id(), facts(reach(snapshot, assumptions, source)));
        }
        return answers;
    }

    public static Reach reach(Snapshot snapshot, Assumptions assumptions, Map<String, AccessLevel> sources) {
        List<Source> compromised = sources.entrySet().stream()
                .map(entry -> new Source(snapshot.vertexOf(entry.getKey()).orElseThrow(), entry.getValue()))
                .toList();
        return Reach.from(Gates.of(snapshot, assumptions), compromised, Budget.unlimited());
    }

    public static Map<NaiveReach.Fact, Integer> facts(Reach reach) {
        Map<NaiveReach.Fact, Integer> facts = new HashMap<>();
        reach.vertices().forEach(vertex -> {
            for (int code = 1; code <= reach.levelCode(vertex); code++) {
                int hops = reach.hops(vertex, AccessLevel.ofCode(code)).orElseThrow();
                facts.put(new NaiveReach.Fact(reach.snapshot().id(vertex), code), hops);
            }
        });
        return facts;
    }

    public static Map<String, AccessLevel> sources(SplittableRandom random, Estate estate) {
        Map<String, AccessLevel> sources = new HashMap<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String id = estate.entities()
                    .get(random.nextInt(estate.entities().size()))
                    .id();
            sources.put(id, AccessLevel.ofCode(1 + random.nextInt(4)));
        }
        return sources;
    }

    public static Assumptions assumptions(SplittableRandom random, Estate estate) {
        return new Assumptions(
                RandomEstates.NOON,
                List.of(JitMode.values()).get(random.nextInt(3)),
                random.nextBoolean(),
                random.nextBoolean()
                        ? Set.of()
                        : Set.of(estate.entities().getFirst().id()),
                random.nextBoolean(),
                random.nextInt(4) == 0,
                random.nextInt(6) == 0 ? Set.of("Main") : Set.of(),
                random.nextInt(6) == 0 ? Set.of("Other") : Set.of(),
                Set.of(),
                null);
    }
}
