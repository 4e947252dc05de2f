package blastradius.seed;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.seed.draft.Dates;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answer key of the demo estate, as its README prints it. */
class DemoStoriesTests {

    private static final Estate ESTATE = DemoEstateGenerator.estate(DemoEstateGenerator.SEED);
    private static final Snapshot SNAPSHOT = Snapshot.of(ESTATE, 1, Dates.NOW);

    /** Rows {@code | source id | `id` | story | C | W | R | S | admin |}; rows without an id belong to other tests. */
    static Stream<Arguments> answerKey() throws IOException {
        return Files.readAllLines(Path.of("seed-data", "README.md")).stream()
                .map(line -> List.of(line.split("\\|", -1)))
                .filter(cells -> cells.size() == 10 && cells.get(2).contains("`"))
                .map(cells -> cells.stream().map(String::strip).toList())
                .map(cells -> Arguments.of(cells.get(2).replace("`", ""), cells.subList(4, 9)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answerKey")
    void reachesWhatTheReadmeSays(String id, List<String> expected) {
        assertThat(figures(SNAPSHOT, id, JitMode.SELF)).isEqualTo(expected);
    }

    @Test
    void theAnswerKeyHasEveryStory() throws IOException {
        assertThat(answerKey()).hasSizeGreaterThan(20);
    }

    @Test
    void theReadOnlyDeskReadsAndNoMoreOnceTheLoggedKeyIsGone() {
        Snapshot cleaned = without(
                each -> each.kind() == RelationKind.STORES && each.from().equals("nw/siem"));
        assertThat(figures(cleaned, "nw/soc.readonly", JitMode.SELF)).isEqualTo(List.of("0", "0", "52", "52", "0"));
    }

    @Test
    void theSharedPoolIsAllThatMaraHas() {
        Snapshot scoped = without(each -> each.to().equals("nw/admin-agents"));
        assertThat(figures(scoped, "nw/mara.lindqvist", JitMode.SELF)).isEqualTo(List.of("0", "0", "0", "0", "0"));
    }

    @Test
    void selfActivationOpensFiveMoreCloudsToHanna() {
        assertThat(figures(SNAPSHOT, "nw/hanna.lind", JitMode.STRICT).getFirst())
                .isEqualTo("19");
        assertThat(figures(SNAPSHOT, "nw/hanna.lind", JitMode.SELF).getFirst()).isEqualTo("24");
    }

    @Test
    void aScopedAccountAdministersItsCustomerOnlyWithApproval() {
        assertThat(figures(SNAPSHOT, "nw/lea.hoffmann.bramble", JitMode.SELF).getLast())
                .isEqualTo("0");
        assertThat(figures(SNAPSHOT, "nw/lea.hoffmann.bramble", JitMode.ALL).getLast())
                .isEqualTo("1");
    }

    private static Snapshot without(Predicate<Relation> removed) {
        List<Relation> kept =
                ESTATE.relations().stream().filter(removed.negate()).toList();
        return Snapshot.of(new Estate(ESTATE.entities(), kept), 1, Dates.NOW);
    }

    private static List<String> figures(Snapshot snapshot, String id, JitMode jit) {
        Gates gates = Gates.of(snapshot, Assumptions.at(Dates.NOW).withJit(jit));
        int vertex = snapshot.vertexOf(id).orElseThrow();
        Reach reach = Reach.from(gates, List.of(Source.of(snapshot, vertex)), Budget.unlimited());
        Impact impact = Impact.of(reach, Budget.unlimited());
        return Stream.of(
                        impact.tenantCounts().at(AccessLevel.CONTROL),
                        impact.tenantCounts().at(AccessLevel.WRITE),
                        impact.tenantCounts().at(AccessLevel.READ),
                        impact.tenantCounts().at(AccessLevel.SEE),
                        impact.tenantAdmins())
                .map(String::valueOf)
                .toList();
    }
}
