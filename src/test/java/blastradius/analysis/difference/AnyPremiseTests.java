package blastradius.analysis.difference;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.condensation.MeetingPoints;
import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.ranking.IdentityGraph;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that pass conditions of several premises by any one of them, or not at all; a failure names its seed. */
class AnyPremiseTests {

    private static final int ESTATES = Math.max(60, RandomEstates.tried(400));
    private static final int CONTROL = AccessLevel.CONTROL.code();

    @Test
    void findsTheMostThatIsHeldBehindConditions() {
        int found = 0;
        for (int i = 0; i < ESTATES; i++) {
            Trial trial = new Trial(10_000 + i);
            for (int round = 0; round < 4; round++) {
                Set<Integer> met = trial.someJunctions();
                Map<Integer, Integer> expected = trial.behind(met);
                Map<Integer, Integer> actual = new HashMap<>();
                AnyPremise.behind(trial.gates, met, Budget.unlimited()).forEach((entity, level) -> {
                    assertThat(actual.put(entity, level)).as("each once").isNull();
                });
                assertThat(actual).as(trial.what).isEqualTo(expected);
                found += expected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(ESTATES / 2);
    }

    @Test
    void aConditionThatTheSnapshotLacksLeadsNowhere() {
        Trial trial = new Trial(7);
        List<Integer> found = new ArrayList<>();
        int none = trial.snapshot.vertexCount();
        AnyPremise.behind(trial.gates, List.of(none, none + 1), Budget.unlimited())
                .forEach((entity, level) -> found.add(entity));
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void whatLeadsToGoalsCertainlyAndPossibly(long block) {
        int unsure = 0;
        for (int i = 0; i < ESTATES; i++) {
            Trial trial = new Trial(block * 10_000 + i);
            BackwardMasks masks = BackwardMasks.of(trial.gates, unknown -> null);
            List<Source> goals = trial.someGoals();
            for (int g = 0; g < goals.size(); g++) {
                masks.goal(goals.get(g).vertex(), goals.get(g).level().code(), 1L << g);
                if (g == goals.size() / 2) { // goals can be added after a run
                    masks.run(Budget.unlimited());
                }
            }
            masks.run(Budget.unlimited());
            assertThat(masks.vertices().boxed().toList()).as(trial.what).doesNotHaveDuplicates();
            for (int v = 0; v < trial.snapshot.entityCount(); v++) {
                long certain = mask(trial.held(v, false), goals);
                long possible = mask(trial.held(v, true), goals);
                String who = trial.what + ", " + v;
                assertThat(masks.certain(v)).as(who).isEqualTo(certain);
                assertThat(masks.possible(v)).as(who).isEqualTo(possible);
                int vertex = v;
                assertThat(possible == 0 || masks.vertices().anyMatch(met -> met == vertex))
                        .as(who)
                        .isTrue();
                unsure += certain == possible ? 0 : 1;
            }
        }
        assertThat(unsure).isPositive();
    }

    /** Where it is known where conditions are met, identities hold what is certain, as searches say. */
    @Test
    void whatLeadsToGoalsIsExactWhereConditionsAreMetAtKnownPoints() {
        int known = 0;
        for (int i = 0; i < ESTATES; i++) {
            Trial trial = new Trial(50_000 + i);
            int[] identities = IdentityTable.identities(trial.snapshot);
            MeetingPoints points = IdentityGraph.of(trial.gates, identities, Budget.unlimited())
                    .meetingPoints();
            List<Source> goals = trial.someGoals();
            BackwardMasks masks = BackwardMasks.of(trial.gates, points::of);
            for (int g = 0; g < goals.size(); g++) {
                masks.goal(goals.get(g).vertex(), goals.get(g).level().code(), 1L << g);
            }
            masks.run(Budget.unlimited());
            boolean all = IntStream.range(0, trial.snapshot.vertexCount())
                    .allMatch(junction -> !ArcRules.asksSeveral(trial.gates, junction) || points.of(junction) != null);
            for (int identity : identities) {
                Source source = new Source(identity, AccessLevel.CONTROL);
                Reach reach = Reach.from(trial.gates, List.of(source), Budget.unlimited());
                Map<Integer, Integer> held = new HashMap<>();
                reach.vertices().forEach(v -> held.put(v, reach.levelCode(v)));
                long actual = mask(held, goals);
                assertThat(masks.certain(identity) & ~actual).as(trial.what).isZero();
                assertThat(actual & ~masks.possible(identity)).as(trial.what).isZero();
                if (all) {
                    assertThat(masks.certain(identity)).as(trial.what).isEqualTo(masks.possible(identity));
                    known += trial.held(identity, true).equals(trial.held(identity, false)) ? 0 : 1;
                }
            }
        }
        assertThat(known).isPositive();
    }

    private static long mask(Map<Integer, Integer> held, List<Source> goals) {
        long mask = 0;
        for (int g = 0; g < goals.size(); g++) {
            Source goal = goals.get(g);
            mask |= held.getOrDefault(goal.vertex(), 0) >= goal.level().code() ? 1L << g : 0;
        }
        return mask;
    }

    /** A random estate, and what is held in it, found by following every arc until nothing comes of it. */
    private static final class Trial {
        private final String what;
        private final SplittableRandom random;
        private final Snapshot snapshot;
        private final Gates gates;

        Trial(long seed) {
            this.what = "seed " + seed;
            this.random = new SplittableRandom(seed);
            Estate estate = RandomEstates.conditional(RandomEstates.of(random), 3, random);
            this.snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
            this.gates = Gates.of(snapshot, assumptions);
        }

        Set<Integer> someJunctions() {
            Set<Integer> some = new HashSet<>();
            int count = snapshot.junctions().size();
            for (int n = count == 0 ? 0 : 1 + random.nextInt(2); n > 0; n--) {
                some.add(snapshot.firstJunction() + random.nextInt(count));
            }
            return some;
        }

        List<Source> someGoals() {
            List<Source> goals = new ArrayList<>();
            for (int n = 1 + random.nextInt(BackwardMasks.GOALS); n > 0; n--) {
                int entity = random.nextInt(snapshot.entityCount());
                goals.add(new Source(entity, AccessLevel.ofCode(1 + random.nextInt(4))));
            }
            return goals;
        }

        /** By entity the highest level. */
        Map<Integer, Integer> held(int vertex, boolean anyPremise) {
            return held(new HashMap<>(Map.of(vertex, CONTROL)), new HashSet<>(), anyPremise);
        }

        Map<Integer, Integer> behind(Set<Integer> met) {
            return held(new HashMap<>(), new HashSet<>(met), true);
        }

        private Map<Integer, Integer> held(Map<Integer, Integer> levels, Set<Integer> passed, boolean anyPremise) {
            int before = -1;
            for (int now = 0; now != before; now = size(levels, passed)) {
                before = now;
                for (int tail = 0; tail < snapshot.vertexCount(); tail++) {
                    follow(tail, levels, passed, anyPremise);
                }
            }
            return levels;
        }

        private static int size(Map<Integer, Integer> levels, Set<Integer> passed) {
            return passed.size()
                    + levels.values().stream().mapToInt(Integer::intValue).sum();
        }

        private void follow(int tail, Map<Integer, Integer> levels, Set<Integer> passed, boolean anyPremise) {
            boolean junction = snapshot.isJunction(tail);
            int level = levels.getOrDefault(tail, 0);
            Rows rows = snapshot.forward();
            for (int a = rows.start(tail); a < rows.end(tail); a++) {
                int needs = Rows.needs(rows.arc(a));
                boolean held = junction ? passed.contains(tail) : level > 0 && needs <= level;
                if (held && needs != Rows.CONTEXT && gates.isOpen(rows.arcClass(a))) {
                    int head = Rows.otherEnd(rows.arc(a));
                    if (!snapshot.isJunction(head)) {
                        int gives = needs == Rows.COPY ? level : Rows.gives(rows.arc(a));
                        levels.merge(head, gives, Math::max);
                    } else if (anyPremise || !ArcRules.asksSeveral(gates, head)) {
                        passed.add(head);
                    }
                }
            }
        }
    }
}
