package blastradius.seed;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.question.Budget;
import blastradius.ingest.ScenarioFiles;
import blastradius.model.Assumptions;
import blastradius.model.Scenario;
import blastradius.scenario.comparison.ComparedEstate;
import blastradius.scenario.comparison.Comparison;
import blastradius.scenario.comparison.ComparisonQuestion;
import blastradius.scenario.resolution.Resolution;
import blastradius.seed.draft.Dates;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that come with the demo estate. */
class DemoScenariosTests {

    private static final Snapshot SNAPSHOT =
            Snapshot.of(DemoEstateGenerator.estate(DemoEstateGenerator.SEED), 1, Dates.NOW);

    static List<Scenario> scenarios() {
        try (Stream<Path> files = Files.list(Path.of("seed-data", "scenarios"))) {
            return files.sorted().map(DemoScenariosTests::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scenario read(Path file) {
        try {
            return ScenarioFiles.read(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyChangeAppliesAndNothingIsMissing(Scenario scenario) {
        assertThat(Resolution.of(SNAPSHOT, scenario).applied()).allSatisfy(applied -> {
            assertThat(applied.missing()).isEmpty();
            assertThat(applied.count()).as("%s", applied.change()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aFileSaysTheSameWhenItIsWrittenAndReadAgain(Scenario scenario) {
        Scenario again = ScenarioFiles.read(ScenarioFiles.write(scenario), "another");
        assertThat(again.changes()).isEqualTo(scenario.changes());
        assertThat(again.description()).isEqualTo(scenario.description());
    }

    @Test
    void theyTellTheDomainsAdvice() {
        Comparison comparison = Comparison.of(
                SNAPSHOT,
                scenarios(),
                List.of(),
                new ComparisonQuestion(Assumptions.at(Dates.NOW), true, Budget.unlimited()));
        assertThat(comparison.columns()).hasSize(6);
        for (ComparedEstate column : comparison.columns().subList(1, 6)) {
            String name = column.scenario().orElseThrow().name();
            assertThat(column.everyone().meanResidual().orElseThrow())
                    .as(name)
                    .isLessThan(comparison.first().everyone().meanResidual().orElseThrow());
            assertThat(column.saving()).as(name).isPositive();
            assertThat(column.regressions()).as(name).isEmpty();
        }
    }
}
