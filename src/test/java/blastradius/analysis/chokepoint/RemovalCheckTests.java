package blastradius.analysis.chokepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.analysis.relation.Removal;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Choke points that are wrong in one respect must not be confirmed; a failure names its seed. */
class RemovalCheckTests {

    private static final Comparator<ChokePoint> GRAVEST_FIRST = Comparator.comparingInt(ChokePoint::targetsSaved)
            .thenComparingDouble(point -> point.loss().score())
            .thenComparingInt(point -> point.loss().tenants().control())
            .thenComparingInt(point -> point.loss().tenants().see())
            .thenComparingInt(point -> point.loss().tenantAdmins())
            .thenComparingInt(point -> point.loss().entities())
            .thenComparingInt(point -> point.loss().resources().see())
            .reversed()
            .thenComparingInt(point -> from(point.removal()))
            .thenComparingInt(point -> point.removal() instanceof Removal.OfRelation relation ? relation.to() : -1);

    private static final List<UnaryOperator<Loss>> WRONG = List.of(
            l -> new Loss(
                    more(l.tenants()), l.tenantAdmins(), l.resources(), l.entities(), l.score(), l.remainingScore()),
            l -> new Loss(
                    l.tenants(), l.tenantAdmins() + 1, l.resources(), l.entities(), l.score(), l.remainingScore()),
            l -> new Loss(
                    l.tenants(), l.tenantAdmins(), more(l.resources()), l.entities(), l.score(), l.remainingScore()),
            l -> new Loss(
                    l.tenants(), l.tenantAdmins(), l.resources(), l.entities() + 1, l.score(), l.remainingScore()),
            l -> new Loss(
                    l.tenants(), l.tenantAdmins(), l.resources(), l.entities(), l.score() + 1, l.remainingScore()),
            l -> new Loss(
                    l.tenants(), l.tenantAdmins(), l.resources(), l.entities(), l.score(), l.remainingScore() - 1));

    private static LevelCounts more(LevelCounts counts) {
        return new LevelCounts(counts.see() + 1, counts.read(), counts.write(), counts.control());
    }

    private static int from(Removal removal) {
        return switch (removal) {
            case Removal.OfEntity entity -> entity.vertex();
            case Removal.OfRelation relation -> relation.from();
        };
    }

    @Test
    void whatIsWrongOfAnyPointIsDenied() {
        for (int i = 0; i < RandomEstates.tried(300); i++) {
            long seed = 60_000L + i;
            SplittableRandom random = new SplittableRandom(seed);
            ChokePoints found = found(random);
            List<Integer> targets = targets(found, random);
            List<ChokePoint> points = ChokePoints.of(
                            found.reach().gates(), found.reach().sources(), targets, Budget.unlimited())
                    .points();
            assertThat(points).as("seed %d", seed).isSortedAccordingTo(GRAVEST_FIRST);
            assertThat(check(found.reach(), targets, points).isProof())
                    .as("seed %d", seed)
                    .isTrue();
            for (int p = 0; p < points.size(); p++) {
                checkDenied(found.reach(), targets, points, p, "seed " + seed + ", point " + p);
            }
        }
    }

    private static ChokePoints found(SplittableRandom random) {
        Estate estate = RandomEstates.of(random);
        Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate);
        Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, estate);
        Reach reach = ReachDifferentialTests.reach(Snapshot.of(estate, 1, RandomEstates.NOON), assumptions, sources);
        ChokePoints points = ChokePoints.of(reach.gates(), reach.sources(), List.of(), Budget.unlimited());
        assertThat(points.score()).isCloseTo(Impact.score(reach), within(1e-9));
        assertThat(points.isExact()).isTrue();
        return points;
    }

    /** Nothing, or something that is reached. */
    private static List<Integer> targets(ChokePoints found, SplittableRandom random) {
        int[] reached = found.reach().vertices().toArray();
        return random.nextBoolean() ? List.of() : List.of(reached[random.nextInt(reached.length)], 0);
    }

    private static void checkDenied(
            Reach reach, List<Integer> targets, List<ChokePoint> points, int wrong, String where) {
        ChokePoint right = points.get(wrong);
        for (UnaryOperator<Loss> change : WRONG) {
            ChokePoint other = new ChokePoint(
                    right.removal(), right.compromised(), change.apply(right.loss()), right.targetsSaved());
            assertDenied(check(reach, targets, with(points, wrong, other)), where);
        }
        ChokePoint more = new ChokePoint(right.removal(), right.compromised(), right.loss(), right.targetsSaved() + 1);
        assertDenied(check(reach, targets, with(points, wrong, more)), where);
        if (right.removal() instanceof Removal.OfEntity entity) {
            List<ChokePoint> without = new ArrayList<>(points);
            without.remove(wrong);
            Agreement denied = check(reach, targets, without);
            assertDenied(denied, where);
            assertThat(denied.words()).contains(reach.snapshot().id(entity.vertex()));
        }
    }

    private static void assertDenied(Agreement agreement, String where) {
        assertThat(agreement.agrees()).as(where).isFalse();
        assertThat(agreement.isProof()).as(where).isFalse();
        assertThat(agreement.words()).as(where).contains("differ", "removal");
    }

    private static List<ChokePoint> with(List<ChokePoint> points, int index, ChokePoint other) {
        List<ChokePoint> changed = new ArrayList<>(points);
        changed.set(index, other);
        return changed;
    }

    private static Agreement check(Reach reach, List<Integer> targets, List<ChokePoint> points) {
        return new RemovalCheck(reach, targets, points).run(points, Budget.unlimited());
    }
}
