package blastradius.scenario.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.Scenario;
import blastradius.scenario.RandomChanges;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios on random estates: the overlay against a snapshot rebuilt from scratch, and what removal alone may never do. */
class ResolutionDifferentialTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anOverlayEqualsASnapshotRebuiltWithTheChanges(long block) {
        for (int i = 0; i < 1000; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate before = RandomEstates.of(random);
            Resolution resolution = resolve(before, random, List.of());
            Snapshot rebuilt = Snapshot.of(after(before, resolution), 1, RandomEstates.NOON);
            Map<String, Object> expected = answers(rebuilt);
            assertThat(answers(resolution.snapshot()))
                    .as("seed %d, %s", seed, resolution.scenario().changes())
                    .hasSameSizeAs(expected)
                    .allSatisfy((question, answer) ->
                            assertThat(answer).as(question).isEqualTo(expected.get(question)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void whereNothingIsAddedNobodyReachesMore(long block) {
        int compared = 0;
        for (int i = 0; i < 1500; i++) {
            long seed = block * 10_000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate before = RandomEstates.of(random);
            Resolution resolution = resolve(before, random, List.of());
            if (resolution.isRemovalOnly()) {
                compared++;
                checkNobodyGains(Snapshot.of(before, 1, RandomEstates.NOON), resolution, "seed " + seed);
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(longs = {8})
    void whatOtherScenariosAddChangesNoAnswer(long block) {
        for (int i = 0; i < 500; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate before = RandomEstates.of(random);
            Snapshot base = Snapshot.of(before, 1, RandomEstates.NOON);
            Scenario scenario = RandomChanges.of(before, random);
            Resolution alone = Resolution.of(base, scenario);
            Entity foreign = Entity.of("foreign", before.entities().getFirst().kind());
            List<Entity> known = new ArrayList<>(List.of(foreign));
            known.addAll(alone.newcomers());
            Resolution beside = Resolution.of(base, scenario, known, Budget.unlimited());
            assertThat(levels(beside.snapshot(), Set.of("foreign")))
                    .as("seed %d", seed)
                    .isEqualTo(levels(alone.snapshot(), Set.of()));
        }
    }

    private static Resolution resolve(Estate estate, SplittableRandom random, List<Entity> known) {
        Snapshot base = Snapshot.of(estate, 1, RandomEstates.NOON);
        return Resolution.of(base, RandomChanges.of(estate, random), known, Budget.unlimited());
    }

    /** The estate with what the resolution says of it. */
    private static Estate after(Estate before, Resolution resolution) {
        Snapshot snapshot = resolution.snapshot();
        List<Entity> entities = new ArrayList<>();
        for (Entity entity : before.entities()) {
            boolean enabled = snapshot.traits(snapshot.vertexOf(entity.id()).orElseThrow())
                    .enabled();
            entities.add(entity.withTraits(entity.traits().withEnabled(enabled)));
        }
        for (Entity entity : resolution.newcomers()) {
            boolean enabled = snapshot.traits(snapshot.vertexOf(entity.id()).orElseThrow())
                    .enabled();
            entities.add(entity.withTraits(entity.traits().withEnabled(enabled)));
        }
        List<Relation> relations = new ArrayList<>(before.relations().stream()
                .filter(relation -> !resolution.removed().contains(at(snapshot, relation)))
                .toList());
        resolution.added().forEach(added -> relations.add(relation(snapshot, added)));
        return new Estate(entities, relations);
    }

    private static RelationAt at(Snapshot snapshot, Relation relation) {
        return new RelationAt(
                snapshot.vertexOf(relation.from()).orElseThrow(),
                snapshot.vertexOf(relation.to()).orElseThrow(),
                blastradius.model.RelationClass.of(relation));
    }

    private static Relation relation(Snapshot snapshot, RelationAt at) {
        return new Relation(
                at.relationClass().kind(),
                snapshot.id(at.from()),
                snapshot.id(at.to()),
                at.relationClass().sourceKind(),
                at.relationClass().terms(),
                Map.of());
    }

    /** For each single source and each mode: all levels, and the measures. */
    private static Map<String, Object> answers(Snapshot snapshot) {
        Map<String, Object> answers = new HashMap<>(levels(snapshot, Set.of()));
        for (int v = 0; v < snapshot.entityCount(); v++) {
            Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON));
            Reach reach = Reach.from(gates, List.of(Source.of(snapshot, v)), Budget.unlimited());
            Impact impact = Impact.of(reach, Budget.unlimited());
            answers.put(snapshot.id(v) + " tenants", impact.tenantCounts());
            answers.put(snapshot.id(v) + " vector", impact.score().vector());
        }
        return answers;
    }

    private static Map<String, Object> levels(Snapshot snapshot, Set<String> without) {
        Map<String, Object> levels = new HashMap<>();
        for (JitMode jit : JitMode.values()) {
            Gates gates = Gates.of(snapshot, Assumptions.at(RandomEstates.NOON).withJit(jit));
            for (int v = 0; v < snapshot.entityCount(); v++) {
                if (!without.contains(snapshot.id(v))) {
                    levels.put(snapshot.id(v) + " " + jit, reached(snapshot, gates, v));
                }
            }
        }
        return levels;
    }

    private static Map<String, Integer> reached(Snapshot snapshot, Gates gates, int source) {
        Map<String, Integer> reached = new HashMap<>();
        Reach.from(gates, List.of(Source.of(snapshot, source)), Budget.unlimited())
                .forEach((vertex, level, hops) -> {
                    if (!snapshot.isJunction(vertex)) {
                        reached.put(snapshot.id(vertex), level);
                    }
                });
        return reached;
    }

    private static void checkNobodyGains(Snapshot before, Resolution resolution, String what) {
        Snapshot after = resolution.snapshot();
        for (JitMode jit : JitMode.values()) {
            Assumptions assumptions = Assumptions.at(RandomEstates.NOON).withJit(jit);
            for (boolean inherent : new boolean[] {false, true}) {
                Gates then = inherent ? Gates.inherent(before, assumptions) : Gates.of(before, assumptions);
                Gates now = inherent ? Gates.inherent(after, assumptions) : Gates.of(after, assumptions);
                for (int v = 0; v < before.entityCount(); v++) {
                    Map<String, Integer> reachedThen = reached(before, then, v);
                    Map<String, Integer> reachedNow = reached(after, now, v);
                    reachedNow.keySet().retainAll(ids(before));
                    reachedNow.forEach((id, level) -> assertThat(level)
                            .as(
                                    "%s, %s, to %s after %s",
                                    what, jit, id, resolution.scenario().changes())
                            .isLessThanOrEqualTo(reachedThen.getOrDefault(id, 0)));
                }
            }
        }
    }

    private static Set<String> ids(Snapshot snapshot) {
        Set<String> ids = new HashSet<>();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            ids.add(snapshot.id(v));
        }
        return ids;
    }
}
