package blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.ingest.contract.Case;
import blastradius.ingest.contract.Cases;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The product's promise: every case of seed-data, by the snapshot engine and by the naive reference. */
class CaseTests {

    private static final Path CASES = Path.of("seed-data/cases");

    @TestFactory
    Stream<DynamicContainer> holdAsStated() throws IOException {
        return files().stream().map(file -> {
            Case world = Cases.read(file);
            Stream<DynamicTest> base = Stream.of(DynamicTest.dynamicTest(
                    "as it is", () -> check(world.estate(), world.assumptions(), world.seed(), world.expect())));
            Stream<DynamicTest> controls = world.controls().stream()
                    .map(control -> DynamicTest.dynamicTest(
                            control.name(),
                            () -> check(control.estate(), control.assumptions(), control.seed(), control.expect())));
            return DynamicContainer.dynamicContainer(world.id(), Stream.concat(base, controls));
        });
    }

    @Test
    void removingRelationsNeverReachesMore() throws IOException {
        for (Path file : files()) {
            Case world = Cases.read(file);
            Map<NaiveReach.Fact, Integer> base =
                    NaiveReach.from(world.estate(), world.assumptions(), seed(world.seed()));
            for (Case.Control control : world.controls()) {
                if (control.removesOnly()) {
                    assertThat(base.keySet())
                            .as(world.id() + ": " + control.name())
                            .containsAll(NaiveReach.from(control.estate(), control.assumptions(), seed(control.seed()))
                                    .keySet());
                }
            }
        }
    }

    @Test
    void thereAreCasesOfEverySort() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
    }

    private static void check(
            Estate estate, Assumptions assumptions, List<Case.Seed> seed, Map<String, Long> expected) {
        Snapshot snapshot = Snapshot.of(estate, 1, Instant.EPOCH);
        List<Source> sources = seed.stream()
                .map(one -> new Source(snapshot.vertexOf(one.entity()).orElseThrow(), one.level()))
                .toList();
        Reach reach = Reach.from(Gates.of(snapshot, assumptions), sources, Budget.unlimited());
        assertThat(facts(reach)).isEqualTo(NaiveReach.from(estate, assumptions, seed(seed)));
        Map<String, Long> measured = measures(reach);
        expected.forEach((measure, value) -> assertThat(measured).as(measure).containsEntry(measure, value));
    }

    private static Map<String, Long> measures(Reach reach) {
        Impact impact = Impact.of(reach, Budget.unlimited());
        Map<String, Long> measures = new HashMap<>();
        for (AccessLevel level : AccessLevel.values()) {
            measures.put("tenants." + level, (long) impact.tenantCounts().at(level));
        }
        Snapshot snapshot = reach.snapshot();
        List<Integer> seeds = reach.sources().stream().map(Source::vertex).toList();
        long plainResources = reach.vertices()
                .filter(v -> !seeds.contains(v) && snapshot.sourceKinds(v).contains("Resource"))
                .count();
        measures.put("tenantAdmin", (long) impact.tenantAdmins());
        measures.put(
                "identities", (long) impact.counts().humans() + impact.counts().nonHumans());
        measures.put("credentials", (long) impact.counts().credentials());
        measures.put("resources", plainResources);
        return measures;
    }

    private static Map<NaiveReach.Fact, Integer> facts(Reach reach) {
        Map<NaiveReach.Fact, Integer> facts = new HashMap<>();
        reach.vertices().forEach(vertex -> {
            for (AccessLevel level : AccessLevel.values()) {
                reach.hops(vertex, level)
                        .ifPresent(hops ->
                                facts.put(new NaiveReach.Fact(reach.snapshot().id(vertex), level.code()), hops));
            }
        });
        return facts;
    }

    private static Map<String, AccessLevel> seed(List<Case.Seed> seed) {
        Map<String, AccessLevel> sources = new HashMap<>();
        seed.forEach(one -> sources.merge(one.entity(), one.level(), (a, b) -> a.covers(b) ? a : b));
        return sources;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .filter(file -> !file.startsWith(CASES.resolve("findings"))) // FindingCaseTests holds those
                    .sorted()
                    .toList();
        }
    }
}
