package blastradius.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.ReachDifferentialTests;
import blastradius.analysis.story.Story.Passed;
import blastradius.model.AccessLevel;
import blastradius.model.Estate;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stories against the shortest way to each entity, on small random estates; a failure names its seed. */
class StoryTests {

    private static final int ESTATES = 400;
    private static final int PASSED = 3;
    private static final int GROUPS = 4;

    private long seed;

    @Test
    void tellsAllThatFallsOnceBehindTheLastEntityOfItsShortestWay() {
        int told = 0;
        int rests = 0;
        for (int i = 0; i < RandomEstates.tried(ESTATES); i++) {
            seed = 90_000L + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate estate = RandomEstates.of(random);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            Gates gates = Gates.of(snapshot, ReachDifferentialTests.assumptions(random, estate));
            List<Source> sources = ReachDifferentialTests.sources(random, estate).entrySet().stream()
                    .map(entry -> new Source(snapshot.vertexOf(entry.getKey()).orElseThrow(), entry.getValue()))
                    .toList();
            Reach reach = Reach.from(gates, sources, Budget.unlimited());
            Story story = Story.of(reach, PASSED, GROUPS, Budget.unlimited());
            tellsEverythingOnce(reach, story);
            story.groups().forEach(group -> liesBehind(reach, story, group));
            story.passed().forEach(passed -> followsOn(reach, story, passed));
            told += story.passed().size();
            assertThat(story.groups().stream().map(group -> Arrays.asList(group.behind(), group.kind(), group.level())))
                    .as("seed " + seed)
                    .doesNotHaveDuplicates();
            rests += (int) story.groups().stream()
                    .filter(group -> group.kind() == null)
                    .count();
        }

        assertThat(told).as("entities told by name").isPositive();
        assertThat(rests).as("rests").isPositive();
    }

    private void tellsEverythingOnce(Reach reach, Story story) {
        List<Integer> all = new ArrayList<>();
        reach.sources().stream()
                .map(Source::vertex)
                .filter(vertex -> !reach.snapshot().isHelper(vertex))
                .distinct()
                .forEach(all::add);
        story.passed().forEach(passed -> all.add(passed.vertex()));
        story.groups().forEach(group -> all.addAll(group.vertices()));

        assertThat(all)
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(reach.vertices()
                        .filter(vertex -> !reach.snapshot().isHelper(vertex))
                        .boxed()
                        .toList());
    }

    private void liesBehind(Reach reach, Story story, Group group) {
        for (int vertex : group.vertices()) {
            assertThat(lastPassed(story, way(reach, vertex)))
                    .as("seed " + seed + ", " + reach.snapshot().id(vertex))
                    .isEqualTo(group.behind());
            assertThat(reach.levelCode(vertex))
                    .isLessThanOrEqualTo(group.level().code());
            if (group.kind() != null) {
                assertThat(reach.snapshot().kind(vertex)).isEqualTo(group.kind());
                assertThat(reach.levelCode(vertex)).isEqualTo(group.level().code());
            }
        }
    }

    private void followsOn(Reach reach, Story story, Passed passed) {
        List<AttackPath.Hop> way =
                reach.path(passed.vertex(), AccessLevel.SEE).orElseThrow().hops();
        int behind = lastPassed(story, way);
        List<RelationKind> kinds = way.stream()
                .dropWhile(hop -> behind != Story.COMPROMISED && hop.from() != behind)
                .map(hop -> Objects.requireNonNull(hop.arcClass().relation()).kind())
                .toList();

        assertThat(passed.behind()).as("seed " + seed).isEqualTo(behind);
        assertThat(passed.kinds()).as("seed " + seed).isEqualTo(kinds);
    }

    private static List<AttackPath.Hop> way(Reach reach, int vertex) {
        return reach.path(vertex, reach.level(vertex).orElseThrow())
                .orElseThrow()
                .hops();
    }

    private static int lastPassed(Story story, List<AttackPath.Hop> way) {
        List<Integer> passed = story.passed().stream().map(Passed::vertex).toList();
        return Stream.of(way)
                .flatMap(List::stream)
                .map(AttackPath.Hop::from)
                .filter(passed::contains)
                .reduce(Story.COMPROMISED, (one, other) -> other);
    }
}
