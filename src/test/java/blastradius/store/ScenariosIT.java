package blastradius.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Change;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Rule;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios in Neo4j. */
class ScenariosIT {

    private static final Rule STRONG =
            new Rule(Set.of(), Set.of(), Set.of(), AccessLevel.WRITE, true, true, null, null, "msp");
    private static final Scenario JIT = Scenario.of(
            "Just in time",
            new Change(new Action.MakeEligible(Selection.of(STRONG), Set.of("lead"), null), 5, "less stands"),
            Change.of(new Action.Revoke(Selection.of("g1"))));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Scenarios scenarios;

    @BeforeEach
    void wipe() {
        database = TestDatabase.embedded();
        scenarios = new Scenarios(database);
    }

    @Test
    void keepWhatWasSavedWithEveryChange() {
        Scenario saved = scenarios.create(JIT.withId("jit").saved(1, 7, JIT.updatedAt()));
        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.base()).isEqualTo(7);
        assertThat(saved.changes()).isEqualTo(JIT.changes());
        assertThat(scenarios.find("jit")).contains(saved);
        assertThat(scenarios.list()).containsExactly(saved);
    }

    @Test
    void refuseASecondOneOfTheSameId() {
        scenarios.create(JIT.withId("jit"));
        assertThatThrownBy(() -> scenarios.create(JIT.withId("jit"))).isInstanceOf(Conflict.class);
    }

    @Test
    void refuseAnUpdateOfAVersionThatIsNoLongerTheNewest() {
        Scenario first = scenarios.create(JIT.withId("jit"));
        Scenario second = scenarios.update(first.withChanges(List.of()));
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.changes()).isEmpty();
        assertThatThrownBy(() -> scenarios.update(first))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("version 2 by now, not 1");
        assertThatThrownBy(() -> scenarios.update(first.withId("gone"))).isInstanceOf(UnknownId.class);
    }

    @Test
    void forgetWhatIsDeleted() {
        scenarios.create(JIT.withId("jit"));
        assertThat(scenarios.delete("jit")).isTrue();
        assertThat(scenarios.delete("jit")).isFalse();
        assertThat(scenarios.find("jit")).isEmpty();
    }

    @Test
    void surviveImports() {
        Scenario saved = scenarios.create(JIT.withId("jit"));
        Imports imports = new Imports(database, spool, List.of());
        for (String id : List.of("a", "b")) {
            try (Import run = imports.begin("source", Import.Mode.REPLACE)) {
                run.entity(Entity.of(id, EntityKind.HUMAN));
                run.commit();
            }
        }
        assertThat(scenarios.find("jit")).contains(saved);
    }
}
