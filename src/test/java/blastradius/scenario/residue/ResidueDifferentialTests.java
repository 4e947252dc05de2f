package blastradius.scenario.residue;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.reach.Reach;
import blastradius.model.Assumptions;
import blastradius.model.Change;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Scenario;
import blastradius.scenario.residue.Leftover.Kind;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On random estates: the changes one by one end what the total ends, what is ended is gone, and savings are differences of two answers. */
class ResidueDifferentialTests {

    private static final Set<EntityType> GO =
            EnumSet.of(EntityType.PERSON, EntityType.CONTRACT, EntityType.IDENTITY, EntityType.RESOURCE);

    /** What is left of these kinds once they are ended would have been missed; new values may be known again by who keeps a store. */
    private static final Set<Kind> ENDED =
            EnumSet.of(Kind.ACCOUNT, Kind.AGENT, Kind.ACCESS, Kind.CONSENT, Kind.SERVICE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void savingsAreDifferencesOfTwoAnswers(long block) {
        int asked = 0;
        for (int i = 0; i < RandomEstates.tried(40); i++) {
            SplittableRandom random = new SplittableRandom(block * 10_000 + i);
            Estate estate = RandomEstates.owned(RandomEstates.of(random), random);
            Snapshot snapshot = Snapshot.of(estate, 1, RandomEstates.NOON);
            for (JitMode jit : JitMode.values()) {
                Gates gates =
                        Gates.of(snapshot, Assumptions.at(RandomEstates.NOON).withJit(jit));
                for (int v = 0; v < snapshot.entityCount(); v++) {
                    if (GO.contains(snapshot.kind(v).type())) {
                        check(gates, v, "seed " + (block * 10_000 + i) + ", " + snapshot.id(v) + ", " + jit);
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(50);
    }

    private static void check(Gates gates, int subject, String what) {
        Snapshot snapshot = gates.snapshot();
        Residue residue = residue(gates, subject);
        Map<Integer, Integer> before = levels(residue.before(), snapshot);
        Map<Integer, Integer> after = levels(residue.after(), snapshot);
        after.forEach((vertex, level) -> assertThat(level)
                .as("%s, %s", what, snapshot.id(vertex))
                .isLessThanOrEqualTo(before.getOrDefault(vertex, 0)));
        assertThat(residue.saving().score())
                .as(what)
                .isEqualTo(Math.max(0, Impact.score(residue.before()) - Impact.score(residue.after())));

        Snapshot oneByOne = Resolution.of(snapshot, each(residue)).snapshot();
        Gates then = Gates.of(oneByOne, gates.assumptions());
        Reach again = Reach.from(then, residue.after().sources(), Budget.unlimited());
        assertThat(levels(again, snapshot)).as(what).isEqualTo(after);

        Residue rest = residue(Gates.of(residue.ended().snapshot(), gates.assumptions()), subject);
        assertThat(rest.leftovers())
                .as(what)
                .filteredOn(left -> left.change().isPresent() && left.entity() < snapshot.entityCount())
                .extracting(Leftover::kind)
                .doesNotContainAnyElementsOf(ENDED);
    }

    /** In the order in which the total makes them. */
    private static Scenario each(Residue residue) {
        List<Kind> order = List.of(Kind.ACCESS, Kind.CONSENT, Kind.SERVICE, Kind.SECRET, Kind.ACCOUNT, Kind.AGENT);
        List<Change> changes = order.stream()
                .flatMap(kind -> residue.leftovers().stream().filter(left -> left.kind() == kind))
                .map(Leftover::change)
                .flatMap(Optional::stream)
                .toList();
        return Scenario.of("one by one").withChanges(changes);
    }

    private static Residue residue(Gates gates, int subject) {
        Lifetimes nothing = new Lifetimes(gates.snapshot().entityCount());
        return Residue.of(gates, nothing, subject, Budget.unlimited());
    }

    private static Map<Integer, Integer> levels(Reach reach, Snapshot known) {
        Map<Integer, Integer> levels = new HashMap<>();
        IntStream.range(0, known.entityCount()).forEach(vertex -> {
            if (reach.contains(vertex)) {
                levels.put(vertex, reach.levelCode(vertex));
            }
        });
        return levels;
    }
}
