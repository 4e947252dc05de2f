package blastradius.scenario.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.RandomEstates;
import blastradius.analysis.question.Budget;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.scenario.Worlds;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two versions of an estate side by side. */
class DriftTests {

    private static Comparison drift(Snapshot from, Snapshot to, Map<String, AccessLevel> chosen) {
        return Comparison.ofVersions(
                from, to, chosen, new ComparisonQuestion(Assumptions.at(Worlds.NOON), true, Budget.unlimited()));
    }

    /*  In the later version svc is gone, and tech gets CONTROL of the new tenant green. */
    @Test
    void namesWhatAnImportChanged() {
        Worlds common = new Worlds()
                .add(EntityKind.CUSTOMER, "red")
                .add(EntityKind.HUMAN, "tech")
                .link("tech", RelationKind.CAN, "red", AccessLevel.READ);
        Snapshot earlier = new Worlds()
                .add(EntityKind.CUSTOMER, "red")
                .add(EntityKind.SERVICE_ACCOUNT, "svc")
                .add(EntityKind.HUMAN, "tech")
                .link("svc", RelationKind.CAN, "red", AccessLevel.CONTROL)
                .link("tech", RelationKind.CAN, "red", AccessLevel.READ)
                .snapshot();
        Snapshot later = common.add(EntityKind.CUSTOMER, "green")
                .link("tech", RelationKind.CAN, "green", Terms.level(AccessLevel.CONTROL))
                .snapshot();
        Comparison drift = drift(earlier, later, Map.of("tech", AccessLevel.CONTROL));
        ComparedEstate column = drift.columns().getLast();
        assertThat(column.tenantsMoved()).singleElement().satisfies(move -> {
            assertThat(column.snapshot().id(move.vertex())).isEqualTo("green");
            assertThat(move.isGain()).isTrue();
        });
        assertThat(column.regressions()).hasSize(1);
        assertThat(drift.first().everyone().size()).isEqualTo(2);
        assertThat(column.everyone().size()).isEqualTo(1);
        assertThat(drift.columns())
                .allSatisfy(each -> assertThat(each.snapshot().valuation().organizationCount())
                        .isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1})
    void eachVersionAnswersAsItDoesAlone(long block) {
        for (int i = 0; i < 400; i++) {
            long seed = block * 1000 + i;
            SplittableRandom random = new SplittableRandom(seed);
            Estate before = RandomEstates.of(random);
            Estate after = changed(before, random);
            Snapshot from = Snapshot.of(before, 1, RandomEstates.NOON);
            Snapshot to = Snapshot.of(after, 2, RandomEstates.NOON);
            Comparison drift = drift(from, to, Map.of());
            assertThat(levels(drift.first(), from)).as("seed %d", seed).isEqualTo(levels(from));
            assertThat(levels(drift.columns().getLast(), to))
                    .as("seed %d", seed)
                    .isEqualTo(levels(to));
        }
    }

    private static Estate changed(Estate before, SplittableRandom random) {
        List<Entity> entities = new ArrayList<>(before.entities());
        Entity gone = entities.remove(random.nextInt(entities.size()));
        entities.add(random.nextInt(entities.size() + 1), Entity.of("new", gone.kind()));
        List<Relation> relations = new ArrayList<>(before.relations().stream()
                .filter(relation ->
                        !relation.from().equals(gone.id()) && !relation.to().equals(gone.id()))
                .filter(relation -> random.nextInt(6) > 0)
                .toList());
        relations.addAll(RandomEstates.relationsAmong(entities, random, 5));
        return new Estate(entities, relations);
    }

    private static Map<String, Map<String, AccessLevel>> levels(Snapshot snapshot) {
        Map<String, Map<String, AccessLevel>> levels = new HashMap<>();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            levels.put(snapshot.id(v), Worlds.reached(snapshot, snapshot.id(v)));
        }
        return levels;
    }

    /** Of the entities that the version has. */
    private static Map<String, Map<String, AccessLevel>> levels(ComparedEstate column, Snapshot version) {
        Map<String, Map<String, AccessLevel>> levels = levels(column.snapshot());
        levels.keySet().removeIf(id -> version.vertexOf(id).isEmpty());
        return levels;
    }
}
