package blastradius.store;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.ingest.contract.Case;
import blastradius.ingest.contract.Cases;
import blastradius.model.AccessLevel;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.store.database.Database;
import blastradius.store.importing.Import;
import blastradius.store.importing.Imports;
import blastradius.store.reading.SnapshotReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases of seed-data, imported, then answered by plain Cypher and by the engine from what stands in the store. */
class CaseCypherIT {

    private static final Path CASES = Path.of("seed-data/cases");
    private static final int LEAST_DECIDED = 140;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path spool;

    private int decided;
    private int asked;

    /** All sorts but what rules find, which FindingCaseTests holds. */
    private static List<Case> worlds() {
        return Stream.of("fixtures", "guidance", "incidents", "situations")
                .flatMap(sort -> Cases.readAll(CASES.resolve(sort)).stream())
                .toList();
    }

    @Test
    void everyCaseHoldsAsStatedByPlainCypher() {
        for (Case world : worlds()) {
            Database database = TestDatabase.embedded();
            ask(
                    database,
                    new Case.Control(
                            "as it is", world.estate(), world.assumptions(), world.seed(), world.expect(), true),
                    world.id());
            world.controls().forEach(control -> ask(database, control, world.id()));
        }
        assertThat(decided)
                .as("questions that plain Cypher decides, of %d", asked)
                .isGreaterThanOrEqualTo(LEAST_DECIDED);
    }

    /* A control that cuts relations is a newer export of the same source that no longer has them. */
    private void ask(Database database, Case.Control question, String world) {
        replace(database, question.estate());
        CypherReach certain = CypherReach.of(database, question.assumptions(), question.seed(), false);
        CypherReach possible = isEligibleAnywhere(question.estate())
                ? CypherReach.of(database, question.assumptions(), question.seed(), true)
                : certain;
        Map<String, Integer> engine = reach(database, question);
        String name = world + ", " + question.name();
        asked++;
        if (certain.equals(possible)) {
            decided++;
            assertThat(certain.held()).as(name).isEqualTo(engine);
            assertThat(certain.measures()).as(name).containsAllEntriesOf(question.expect());
        } else {
            assertWithin(name, certain.held(), engine, possible.held());
            assertWithin(name, certain.measures(), question.expect(), possible.measures());
        }
    }

    private static boolean isEligibleAnywhere(Estate estate) {
        return estate.relations().stream().anyMatch(relation -> relation.terms().state() == GrantState.ELIGIBLE);
    }

    private static <N extends Comparable<N>> void assertWithin(
            String name, Map<String, N> least, Map<String, N> stated, Map<String, N> most) {
        stated.forEach(
                (key, value) -> assertThat(most.get(key)).as(name + ", " + key).isGreaterThanOrEqualTo(value));
        least.forEach((key, value) -> {
            if (stated.containsKey(key)) {
                assertThat(value).as(name + ", " + key).isLessThanOrEqualTo(stated.get(key));
            }
        });
    }

    private void replace(Database database, Estate estate) {
        try (Import run = new Imports(database, spool, List.of()).begin("case", Import.Mode.REPLACE)) {
            estate.entities().forEach(run::entity);
            estate.relations().forEach(run::relation);
            run.commit();
        }
    }

    private static Map<String, Integer> reach(Database database, Case.Control question) {
        Snapshot snapshot = new SnapshotReader(database, Weighting.DEFAULT).read();
        List<Source> sources = question.seed().stream()
                .map(one -> new Source(snapshot.vertexOf(one.entity()).orElseThrow(), one.level()))
                .toList();
        Reach reach = Reach.from(Gates.of(snapshot, question.assumptions()), sources, Budget.unlimited());
        Map<String, Integer> held = new HashMap<>();
        for (AccessLevel level : AccessLevel.values()) {
            reach.vertices()
                    .filter(vertex -> reach.hops(vertex, level).isPresent())
                    .forEach(vertex -> held.put(snapshot.id(vertex), level.code()));
        }
        return held;
    }
}
