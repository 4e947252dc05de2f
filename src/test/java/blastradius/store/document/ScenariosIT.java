package blastradius.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.StoreUnavailable;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Change;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Rule;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.model.Selection;
import blastradius.store.TestDatabase;
import blastradius.store.TestDocuments;
import blastradius.store.database.Database;
import blastradius.store.database.Json;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

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
        scenarios = TestDocuments.scenarios(database);
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

    @Test
    void letOneOfManyWhoSaveAtOnceSucceed() {
        Scenario version = scenarios.create(JIT.withId("jit"));
        for (int round = 0; round < 10; round++) {
            Scenario read = version;
            List<CompletableFuture<Boolean>> saves = IntStream.range(0, 4)
                    .mapToObj(person -> CompletableFuture.supplyAsync(() -> saves(read)))
                    .toList();
            assertThat(saves.stream().filter(CompletableFuture::join)).hasSize(1);
            version = scenarios.find("jit").orElseThrow();
            assertThat(version.version()).isEqualTo(read.version() + 1);
        }
    }

    private boolean saves(Scenario scenario) {
        try {
            scenarios.update(scenario);
            return true;
        } catch (Conflict lost) {
            return false;
        }
    }

    @Test
    void letOneOfManyWhoTakeAnIdSucceed() {
        List<CompletableFuture<Boolean>> takes = IntStream.range(0, 4)
                .mapToObj(person -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return scenarios.create(JIT.withId("jit")).version() == 1;
                    } catch (Conflict taken) {
                        return false;
                    }
                }))
                .toList();
        assertThat(takes.stream().filter(CompletableFuture::join)).hasSize(1);
    }

    @Test
    void comeInTheOrderOfTheirIds() {
        Scenario second = scenarios.create(JIT.withId("b"));
        Scenario first = scenarios.create(JIT.withId("a"));
        assertThat(scenarios.list()).containsExactly(first, second);
    }

    /** As the first version wrote them, with the mark of who made them: estates that it left are still read, and saved again. */
    @Test
    void areReadAsTheyStoodBefore() {
        Instant then = Instant.parse("2026-01-01T00:00:00.123Z");
        database.inSession(session -> session.run(
                        """
                        MERGE (s:Scenario {id: $id})
                        ON CREATE SET s.version = 3, s.base = 7, s.updatedAt = $now, s.document = $document, s.mark = $mark""",
                        Map.of(
                                "id",
                                "old",
                                "now",
                                then.toEpochMilli(),
                                "document",
                                Json.MAPPER.writeValueAsString(ScenarioDocument.of(JIT)),
                                "mark",
                                "42f0"))
                .consume());

        Scenario old = JIT.withId("old").saved(3, 7, then);
        assertThat(scenarios.find("old")).contains(old);
        assertThat(scenarios.list()).containsExactly(old);
        assertThat(scenarios.update(old).version()).isEqualTo(4);
        assertThat(scenarios.delete("old")).isTrue();
    }

    @Test
    void sayThatNeo4jDoesNotAnswer() {
        try (Driver lost = GraphDatabase.driver("bolt://127.0.0.1:1", AuthTokens.none())) {
            Scenarios unreachable = new Scenarios(database, TestDocuments.over(lost, ScenarioNodes.class), 1);
            assertThatThrownBy(() -> unreachable.find("jit"))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageStartingWith("Neo4j does not answer")
                    .hasMessageEndingWith("; check spring.neo4j.uri");
        }
    }
}
