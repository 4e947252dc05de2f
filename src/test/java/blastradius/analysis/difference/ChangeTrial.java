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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A random estate before and after a random change. */
final class ChangeTrial {
    final String what;
    final Gates before;
    final Gates after;
    final int[] identities;

    ChangeTrial(long seed, boolean conditions) {
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
                .forEach(v -> IntStream.rangeClosed(1, reach.levelCode(v)).forEach(code -> held.add(List.of(v, code))));
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
            arcs(before, v, classes).stream().filter(arc -> !differ.remove(arc)).forEach(gone::add);
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
