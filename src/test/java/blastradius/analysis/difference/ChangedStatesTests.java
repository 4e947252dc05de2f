package blastradius.analysis.difference;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.condensation.MeetingPoints;
import blastradius.analysis.difference.ConcernedIdentities.Way;
import blastradius.analysis.impact.RevisionTests;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
            Trial trial = new Trial(block * 10_000 + i, conditions);
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
            Trial trial = new Trial(block * 10_000 + i, false);
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
            Trial trial = new Trial(50_000 + i, i % 2 == 0);
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
            Trial trial = new Trial(60_000 + i, i % 2 == 0);
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

    /** A random estate before and after a random change. */
    private static final class Trial {
        private final String what;
        private final Gates before;
        private final Gates after;
        private final int[] identities;

        Trial(long seed, boolean conditions) {
            SplittableRandom random = new SplittableRandom(seed);
            Estate any = RandomEstates.owned(RandomEstates.of(random), random);
            Estate estate = conditions ? RandomEstates.conditional(any, 2, random) : RandomEstates.unconditional(any);
            RevisionTests.Changed changed = new RevisionTests.Changed(estate, random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, changed.after());
            this.what = "seed " + seed;
            this.before = Gates.of(changed.base(), assumptions);
            this.after = Gates.of(changed.revised(), assumptions);
            this.identities = IdentityTable.identities(changed.base());
        }

        ChangedStates unspread() {
            MeetingPoints points =
                    IdentityGraph.of(before, identities, Budget.unlimited()).meetingPoints();
            return ChangedStates.of(before, after, points, Budget.unlimited());
        }

        /** Where each identity is alone in its component, and said to reach so much. */
        Way way(double reached, long worthOfAnew) {
            return new ConcernedIdentities(unspread(), identities, row -> row, row -> reached, worthOfAnew)
                    .tell((entity, level) -> true, held -> {}, Budget.unlimited());
        }

        ChangedStates changes() {
            ChangedStates changes = unspread();
            assertThat(changes.spread(ChangedStates.NO_LIMIT)).isTrue();
            return changes;
        }

        /** Whether there are no conditions in either. */
        boolean isPlain() {
            return IntStream.range(0, after.snapshot().vertexCount()).noneMatch(after.snapshot()::isJunction)
                    && IntStream.range(0, before.snapshot().vertexCount()).noneMatch(before.snapshot()::isJunction);
        }

        boolean hasNewcomers() {
            return before.snapshot().entityCount() < after.snapshot().entityCount();
        }

        /** Entity and level, of everything that some entity at some level leads to in one and not in the other. */
        Set<List<Integer>> differences() {
            Set<List<Integer>> all = new HashSet<>();
            for (int v = 0; v < before.snapshot().entityCount(); v++) {
                for (AccessLevel level : AccessLevel.values()) {
                    all.addAll(differences(new Source(v, level)));
                }
            }
            return all;
        }

        private Set<List<Integer>> differences(Source source) {
            Set<List<Integer>> then = held(before, source);
            Set<List<Integer>> now = held(after, source);
            Set<List<Integer>> differ = new HashSet<>(then);
            differ.addAll(now);
            then.retainAll(now);
            differ.removeAll(then);
            return differ;
        }

        private static Set<List<Integer>> held(Gates gates, Source source) {
            Set<List<Integer>> held = new HashSet<>();
            Reach reach = Reach.from(gates, List.of(source), Budget.unlimited());
            reach.vertices()
                    .forEach(v ->
                            IntStream.rangeClosed(1, reach.levelCode(v)).forEach(code -> held.add(List.of(v, code))));
            return held;
        }

        Set<List<Integer>> named(ChangedStates changes) {
            Set<List<Integer>> named = new HashSet<>();
            changes.moved()
                    .forEach((entity, levels) -> IntStream.rangeClosed(1, 4)
                            .filter(code -> changes.moves(entity, code))
                            .forEach(code -> named.add(List.of(entity, code))));
            return named;
        }

        Set<Integer> affected() {
            return AffectedIdentities.of(before, after, identities, Budget.unlimited()).stream()
                    .mapToObj(i -> identities[i])
                    .collect(Collectors.toSet());
        }

        /** The identities that gain or lose something. */
        Set<Integer> concerned() {
            return who(identity ->
                    !differences(new Source(identity, AccessLevel.CONTROL)).isEmpty());
        }

        /** The identities that hold the tail of an arc that differs, at a level from which it is followed. */
        Set<Integer> holdersOfTails(boolean classes) {
            Map<Integer, Integer> tails = tails(classes);
            return who(identity -> held(before, new Source(identity, AccessLevel.CONTROL)).stream()
                    .anyMatch(fact -> (tails.getOrDefault(fact.get(0), 0) & 1 << (fact.get(1) - 1)) != 0));
        }

        private Set<Integer> who(java.util.function.IntPredicate passes) {
            return IntStream.of(identities).filter(passes).boxed().collect(Collectors.toSet());
        }

        Map<Integer, Integer> tails(boolean classes) {
            Map<Integer, Integer> tails = new TreeMap<>();
            for (int v = 0; v < after.snapshot().entityCount(); v++) {
                List<List<Integer>> differ = arcs(after, v, classes);
                List<List<Integer>> gone = new ArrayList<>();
                arcs(before, v, classes).stream()
                        .filter(arc -> !differ.remove(arc))
                        .forEach(gone::add);
                differ.addAll(gone);
                for (List<Integer> arc : differ) {
                    int levels = arc.get(1) == Rows.COPY ? 15 : 1 << (arc.get(1) - 1);
                    tails.merge(v, levels, (a, b) -> a | b);
                }
            }
            return tails;
        }

        /** Where each open arc leads, what it needs and gives, and of which class it is if that is asked for. */
        private static List<List<Integer>> arcs(Gates gates, int vertex, boolean classes) {
            List<List<Integer>> arcs = new ArrayList<>();
            Snapshot snapshot = gates.snapshot();
            if (vertex < snapshot.entityCount()) {
                Rows rows = snapshot.forward();
                for (int a = rows.start(vertex); a < rows.end(vertex); a++) {
                    int arc = rows.arc(a);
                    if (Rows.needs(arc) != Rows.CONTEXT && gates.isOpen(rows.arcClass(a))) {
                        int of = classes ? rows.arcClass(a) : 0;
                        arcs.add(List.of(Rows.otherEnd(arc), Rows.needs(arc), Rows.gives(arc), of));
                    }
                }
            }
            return arcs;
        }
    }
}
