package blastradius.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BuildComparisonTests {

    @Test
    void readsResultsOfJmh() {
        assertThat(times("""
                [{"benchmark": "a.b.ReachBenchmark.plain", "params": {"family": "MSP", "relations": "1000"},
                  "primaryMetric": {"score": 9.0, "scorePercentiles": {"50.0": 4.5}}},
                 {"benchmark": "a.b.ReachBenchmark.other", "primaryMetric": {"score": 1, "scorePercentiles": {"50.0": 2}}}]""")).isEqualTo(Map.of("ReachBenchmark.plain MSP 1000", 4.5, "ReachBenchmark.other", 2.0));
    }

    @Test
    void readsResultsOfPrograms() {
        assertThat(times("""
                {"family": "MSP", "relations": 1000, "loadAverage": 2.5, "one change, ms": {"p50": 3.5, "max": 70},
                 "from nothing, ms": 12, "engine": {"p50Micros": 11.5, "questions": 60}}"""))
                .isEqualTo(Map.of(
                        "one change, ms: p50", 3.5,
                        "one change, ms: max", 70.0,
                        "from nothing, ms", 12.0,
                        "engine: p50Micros", 11.5));
    }

    /** A neighbour came in the third round: both builds met it. What only one build measures is left out. */
    @Test
    void comparesRoundByRound() {
        List<BuildComparison.Figure> figures = BuildComparison.of(
                List.of(Map.of("a", 10.0, "b", 4.0), Map.of("a", 10.0, "b", 4.0), Map.of("a", 40.0, "b", 4.0)),
                List.of(Map.of("a", 10.5, "c", 1.0), Map.of("a", 11.0, "c", 1.0), Map.of("a", 42.0, "c", 1.0)));
        assertThat(figures).hasSize(1);
        assertThat(figures.getFirst().ratio()).isCloseTo(1.05, within(1e-9));
        assertThat(figures.getFirst().before()).isEqualTo(10);
        assertThat(figures.getFirst().after()).isEqualTo(11);
        assertThat(figures.getFirst().isTooMuch()).isFalse();
    }

    @Test
    void overATenthIsTooMuch() {
        assertThat(BuildComparison.of(List.of(Map.of("a", 100.0)), List.of(Map.of("a", 109.0))))
                .noneMatch(BuildComparison.Figure::isTooMuch);
        assertThat(BuildComparison.of(List.of(Map.of("a", 100.0)), List.of(Map.of("a", 111.0))))
                .allMatch(BuildComparison.Figure::isTooMuch);
        assertThat(BuildComparison.of(List.of(), List.of())).isEmpty();
    }

    private static Map<String, Double> times(String json) {
        return BuildComparison.times(JsonMapper.builder().build().readTree(json));
    }
}
