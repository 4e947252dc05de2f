package blastradius.analysis.difference;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.condensation.MeetingPoints;
import blastradius.analysis.difference.ConcernedIdentities.Way;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change may concern, against what everybody reaches before and after it; a failure names its seed. */
class ChangedStatesTests {

    private static final int ESTATES = Math.max(120, RandomEstates.tried(600));

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void namesEverythingThatAnybodyGainsOrLosesAndWhoDoes(long block, boolean conditions) {
        int differing = 0;
        int precise = 0;
        for (int i = 0; i < ESTATES; i++) {
            ChangeTrial trial = new ChangeTrial(block * 10_000 + i, conditions);
            ChangedStates changes = trial.changes();
            Set<List<Integer>> actual = trial.differences();
            Set<List<Integer>> named = trial.named(changes);
            Set<Integer> concerned = new TreeSet<>(changes.concerned(trial.identities));
            assertThat(named).as(trial.what).containsAll(actual);
            if (changes.concernsOnlyHolders()) {
                assertThat(concerned).as(trial.what).containsAll(trial.concerned());
            }
            Set<Integer> affected = trial.affected();
            assertThat(affected).as(trial.what).containsAll(trial.concerned());
            if (trial.isPlain()) {
                assertThat(affected).as(trial.what).isEqualTo(trial.holdersOfTails(true));
                assertThat(changes.concernsOnlyHolders()).as(trial.what).isTrue();
                assertThat(trial.hasNewcomers() ? actual : named).as(trial.what).isEqualTo(actual);
                assertThat(concerned).as(trial.what).isEqualTo(trial.holdersOfTails(false));
                precise += actual.isEmpty() ? 0 : 1;
            }
            differing += actual.isEmpty() ? 0 : 1;
        }
        assertThat(differing).isGreaterThan(ESTATES / 8);
        assertThat(conditions || precise > ESTATES / 40).isTrue();
    }

    /** A row differs where what is followed from its vertex does. */
    @ParameterizedTest
    @CsvSource({"3, false", "4, true"})
    void tailsAreTheLevelsFromWhichSomethingElseIsFollowed(long block, boolean classes) {
        int found = 0;
        for (int i = 0; i < ESTATES; i++) {
            ChangeTrial trial = new ChangeTrial(block * 10_000 + i, false);
            if (trial.isPlain()) {
                ChangedArcs changed = classes
                        ? ChangedArcs.ofClasses(trial.before, trial.after)
                        : ChangedArcs.of(trial.before, trial.after);
                Map<Integer, Integer> expected = trial.tails(classes);
                assertThat(changed.tails()).as(trial.what).isEqualTo(expected);
                assertThat(changed.conditions()).as(trial.what).isEmpty();
                assertThat(changed.onlyFromTails()).as(trial.what).isTrue();
                assertThat(changed.isEmpty()).as(trial.what).isEqualTo(expected.isEmpty());
                found += expected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(ESTATES / 40);
    }

    /** Three arcs for each entity that is reached and a thousand for each search, of which four forward take as long as one backwards. */
    @Test
    void searchingIsWorthTheArcsThatItWouldFollow() {
        assertThat(ChangedStates.worthOfSearching(List.of(List.of(7), List.of(3, 9)), v -> v * 100))
                .isEqualTo((3 * 1000 + 1000 * 2) / 4);
        assertThat(ChangedStates.worthOfSearching(List.of(), v -> 100)).isZero();
    }

    @Test
    void whomAChangeConcernsIsSearchedOnceForThoseWhoReachEachOther() {
        int limited = 0;
        for (int i = 0; i < ESTATES; i++) {
            ChangeTrial trial = new ChangeTrial(50_000 + i, i % 2 == 0);
            ChangedStates changes = trial.changes();
            ConcernedIdentities concerned =
                    new ConcernedIdentities(changes, trial.identities, row -> row % 2, row -> 100.0 * row, 0);
            List<Integer> all = concerned.all();
            assertThat(all).as(trial.what).isEqualTo(changes.concerned(trial.identities));
            long expected = IntStream.range(0, 2)
                    .mapToLong(half -> all.stream()
                            .mapToInt(concerned::row)
                            .filter(row -> row % 2 == half)
                            .mapToLong(row -> 3 * 100 * row + 1000)
                            .findFirst()
                            .orElse(0))
                    .sum();
            assertThat(concerned.worthOfSearching(all)).as(trial.what).isEqualTo(expected / 4);
            assertThat(concerned.worthOfSearchingAll())
                    .as(trial.what)
                    .isEqualTo(changes.concernsOnlyHolders() ? expected / 4 : ChangedStates.NO_LIMIT);
            limited += changes.concernsOnlyHolders() && expected > 0 ? 1 : 0;
            for (int row = 0; row < trial.identities.length; row++) {
                assertThat(concerned.row(trial.identities[row])).isEqualTo(row);
            }
        }
        assertThat(limited).isBetween(1, ESTATES - 1);
    }

    /** What takes least: following back what moves, searching those whom it concerns, or measuring everybody anew. */
    @Test
    void whatTakesLeastIsDecidedByHowMuchThereIsToDo() {
        Set<Way> ways = new TreeSet<>();
        for (int i = 0; i < ESTATES; i++) {
            ChangeTrial trial = new ChangeTrial(60_000 + i, i % 2 == 0);
            boolean differs = !ChangedArcs.of(trial.before, trial.after).tails().isEmpty();
            assertThat(trial.unspread().spread(0)).as(trial.what).isEqualTo(!differs);
            Way few = trial.way(0, 1L << 40);
            Way many = trial.way(1e9, 1L << 40);
            Way none = trial.way(1e9, -1);
            boolean concerns = !trial.unspread().concerned(trial.identities).isEmpty();
            if (trial.unspread().concernsOnlyHolders() && differs && concerns) {
                assertThat(none).as(trial.what).isEqualTo(Way.ANEW);
                assertThat(few).as(trial.what).isNotEqualTo(Way.ANEW);
                assertThat(many).as(trial.what).isEqualTo(Way.MOVES);
            }
            ways.addAll(List.of(few, many, none));
        }
        assertThat(ways).containsExactlyInAnyOrder(Way.values());
    }

    @Test
    void meetingPointsAreEntitiesAtLevels() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            int vertex = random.nextInt(1 << 27);
            int level = 1 + random.nextInt(4);
            long point = MeetingPoints.point(vertex, level);
            assertThat(MeetingPoints.vertex(point)).isEqualTo(vertex);
            assertThat(MeetingPoints.levelCode(point)).isEqualTo(level);
        }
        long[] points = {MeetingPoints.point(1, 2)};
        MeetingPoints known = new MeetingPoints(Map.of(7, points));
        assertThat(known.of(7)).containsExactly(points);
        assertThat(known.of(8)).isNull();
    }
}
