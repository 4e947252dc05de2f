package blastradius.scenario.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.analysis.question.Budget;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.BlastRadiusException.TimeExceeded;
import blastradius.model.Change;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Rule;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.model.Terms;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.SnapshotBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applying changes by rule to ten thousand accounts, and building a snapshot: both ask all along whether anybody still waits. */
class LongResolutionTests {

    private static final int ACCOUNTS = 10_000;
    private static final Snapshot SNAPSHOT = Snapshot.of(estate(), 1, Instant.EPOCH);

    private static Estate estate() {
        List<Entity> entities = new ArrayList<>(List.of(Entity.of("host", EntityKind.HOST)));
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            entities.add(Entity.of("account" + i, EntityKind.HUMAN));
            relations.add(Relation.of("account" + i, RelationKind.CAN, "host", Terms.level(AccessLevel.WRITE)));
            relations.add(Relation.of("account" + i, RelationKind.HOLDS_GRANT, "desk", Terms.NONE));
        }
        entities.add(Entity.of("desk", EntityKind.GRANT));
        return new Estate(entities, relations);
    }

    static List<Action> actions() {
        Selection all = Selection.of(Rule.EVERYTHING);
        return List.of(new Action.Revoke(all), new Action.Disable(all), new Action.Remove(all));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void changesByRule(Action action) {
        Scenario scenario = Scenario.of("all", Change.of(action));
        ends(budget -> Resolution.of(SNAPSHOT, scenario, budget));
    }

    @Test
    void buildingASnapshot() {
        SnapshotBuilder builder = new SnapshotBuilder(Weighting.DEFAULT);
        Estate estate = estate();
        estate.entities().forEach(entity -> builder.entity(entity, Set.of()));
        for (int i = 1; i <= ACCOUNTS; i++) {
            builder.relation(
                    i,
                    0,
                    builder.relationClass(RelationClass.of(estate.relations().getFirst())));
        }
        AtomicInteger left = new AtomicInteger(5);
        assertThatThrownBy(() -> builder.build(1, Instant.EPOCH, () -> {
                    if (left.decrementAndGet() < 0) {
                        throw new TimeExceeded("over");
                    }
                }))
                .isInstanceOf(TimeExceeded.class);
    }

    /** At whatever share of its looks at the budget that is spent. */
    private static void ends(Consumer<Budget> work) {
        AtomicInteger looks = new AtomicInteger();
        work.accept(Budget.of(Duration.ofDays(1), () -> looks.incrementAndGet() < 0));
        assertThat(looks.get()).as("looks at the budget").isGreaterThan(ACCOUNTS / 2);
        for (int share = 1; share < 10; share++) {
            AtomicInteger left = new AtomicInteger(looks.get() * share / 10);
            Budget budget = Budget.of(Duration.ofDays(1), () -> left.getAndDecrement() <= 0);
            assertThatThrownBy(() -> work.accept(budget)).isInstanceOf(TimeExceeded.class);
        }
    }
}
