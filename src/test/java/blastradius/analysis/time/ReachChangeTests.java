package blastradius.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Window;
import blastradius.analysis.ranking.IdentityTableTests;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.analysis.relation.EstateRelation;
import blastradius.analysis.time.ReachChange.LevelChange;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.model.RelationClass;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The next change of a reach over time against the reach at either instant; a failure names its seed. */
class ReachChangeTests {

    private static final int ESTATES = Math.max(60, RandomEstates.tried(400));

    @Test
    void namesEveryEntityThatIsHeldAtAnotherLevelAndWhichRelationsBeginAndEnd() {
        int grown = 0;
        int shrunk = 0;
        for (int i = 0; i < ESTATES; i++) {
            SplittableRandom random = new SplittableRandom(3_000 + i);
            Estate estate = IdentityTableTests.withWindows(RandomEstates.of(random), random);
            Assumptions assumptions = ReachDifferentialTests.assumptions(random, estate)
                    .withAt(RandomEstates.NOON.minus(Duration.ofHours(random.nextInt(900))));
            Map<String, AccessLevel> sources = ReachDifferentialTests.sources(random, estate);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Reach before = ReachDifferentialTests.reach(snapshot, assumptions, sources);
            Optional<ReachChange> next = ReachChange.next(before.gates(), before.sources(), Budget.unlimited());
            if (next.isPresent()) {
                ReachChange change = next.get();
                Reach after = ReachDifferentialTests.reach(snapshot, assumptions.withAt(change.at()), sources);
                check(change, before, after, "seed " + (3_000 + i));
                grown += change.grows() ? 1 : 0;
                shrunk += change.shrinks() ? 1 : 0;
            }
        }
        assertThat(grown).isBetween(1, ESTATES - 1);
        assertThat(shrunk).isBetween(1, ESTATES - 1);
    }

    private static void check(ReachChange change, Reach before, Reach after, String what) {
        boolean grows = false;
        boolean shrinks = false;
        for (int v = 0; v < before.snapshot().entityCount(); v++) {
            int vertex = v;
            int then = before.levelCode(v);
            int now = after.levelCode(v);
            List<LevelChange> listed = change.entities().stream()
                    .filter(each -> each.vertex() == vertex)
                    .toList();
            assertThat(listed)
                    .as(what)
                    .isEqualTo(then == now ? List.of() : List.of(new LevelChange(v, level(then), level(now))));
            grows |= now > then;
            shrinks |= now < then;
        }
        assertThat(change.grows()).as(what).isEqualTo(grows);
        assertThat(change.shrinks()).as(what).isEqualTo(shrinks);
        assertThat(change.begins())
                .as(what)
                .allMatch(each -> change.at().equals(window(each).from()));
        assertThat(change.ends())
                .as(what)
                .allMatch(each -> change.at().equals(window(each).until()));
        assertThat(change.begins().isEmpty() && change.ends().isEmpty())
                .as(what)
                .isFalse();
    }

    private static Window window(EstateRelation relation) {
        RelationClass of = relation.relation();
        return Window.of(of);
    }

    private static @Nullable AccessLevel level(int code) {
        return code == 0 ? null : AccessLevel.ofCode(code);
    }
}
