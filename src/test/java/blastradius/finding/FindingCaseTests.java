package blastradius.finding;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Outcome.Judged;
import blastradius.finding.outcome.Rule;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each rule promises: {@code seed-data/cases/findings}. A world is a list of own JSON lines that one source states, or such lists by source.
 */
class FindingCaseTests {

    private static final Path CASES = Path.of("seed-data/cases/findings");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    @Test
    void everyRuleFiresAndIsSilentInSomeWorld() throws IOException {
        for (Rule rule : Rules.ALL) {
            JsonNode stated = read(CASES.resolve(rule.text().id() + ".json"));
            assertThat(stated.get("rule").asString()).isEqualTo(rule.text().id());
            assertThat(stated.path("fires").size())
                    .as(rule.text().id() + " fires")
                    .isPositive();
            assertThat(stated.path("silent").size())
                    .as(rule.text().id() + " is silent")
                    .isPositive();
        }
    }

    @TestFactory
    Stream<DynamicContainer> holdAsStated() {
        return Rules.ALL.stream().map(rule -> {
            JsonNode stated = read(CASES.resolve(rule.text().id() + ".json"));
            Instant at = Instant.parse(stated.get("at").asString());
            return DynamicContainer.dynamicContainer(
                    rule.text().id(),
                    Stream.of("fires", "silent", "notJudged")
                            .flatMap(sort -> worlds(stated.path(sort))
                                    .map(world -> DynamicTest.dynamicTest(
                                            sort + ": " + world.get("why").asString(),
                                            () -> check(rule, sort, world, at)))));
        });
    }

    private void check(Rule rule, String sort, JsonNode world, Instant at) throws IOException {
        StatedWorld stated = StatedWorld.read(world.get("estate"), folder);
        Outcome outcome = rule.judge(stated.facts(at));
        switch (sort) {
            case "fires" -> {
                Snapshot snapshot = stated.snapshot();
                assertThat(outcome.findings().stream().map(finding -> told(finding, snapshot)))
                        .containsExactlyInAnyOrderElementsOf(worlds(world.get("findings"))
                                .map(FindingCaseTests::told)
                                .toList());
                assertThat(outcome.findings()).extracting(Finding::id).doesNotHaveDuplicates();
            }
            case "silent" -> {
                assertThat(outcome.findings()).as("findings").isEmpty();
                assertThat(outcome.judged()).isNotEqualTo(Judged.NOT);
            }
            default -> {
                assertThat(outcome.judged()).isEqualTo(Judged.NOT);
                assertThat(outcome.needed()).isNotBlank();
            }
        }
    }

    private static String told(Finding finding, Snapshot snapshot) {
        return cause(finding.cause(), snapshot) + ", " + finding.subjects().size() + " subjects, " + finding.severity();
    }

    private static String cause(Cause cause, Snapshot snapshot) {
        RelationAt relation = cause.relation();
        return relation == null
                ? snapshot.id(cause.entity())
                : snapshot.id(relation.from()) + " " + relation.relationClass().kind() + " "
                        + snapshot.id(relation.to());
    }

    private static String told(JsonNode finding) {
        return finding.get("cause").asString() + ", " + finding.get("subjects").asInt() + " subjects, "
                + finding.get("severity").asString();
    }

    private static Stream<JsonNode> worlds(JsonNode several) {
        return several.isMissingNode() ? Stream.empty() : StreamSupport.stream(several.spliterator(), false);
    }

    private static JsonNode read(Path file) {
        assertThat(file).as("each rule has a case").exists();
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new AssertionError(file + " cannot be read", unreadable);
        }
    }

    @Test
    void everyCaseIsOfARule() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            List<String> rules =
                    Rules.ALL.stream().map(rule -> rule.text().id() + ".json").toList();
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(rules);
        }
    }
}
