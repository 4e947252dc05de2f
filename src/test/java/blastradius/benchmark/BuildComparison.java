package blastradius.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a build takes beside another that was measured in turns with it: the medians of both, and the median of their ratios round by round, so that a
 * neighbour who comes and goes meets both. Ends with an error where that is over a tenth. Arguments: results of the other build and of this one, a pair a round.
 */
public final class BuildComparison {

    static final double MOST = 1.1;

    private static final List<String> TIMES = List.of(", ms", "Millis", "Micros", "Nanos");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * How long one thing takes.
     *
     * @param ratio the median of the rounds' ratios; 1 is equal, 2 twice as long as before
     */
    record Figure(String name, double before, double after, double ratio) {

        boolean isTooMuch() {
            return ratio > MOST;
        }

        String line() {
            return String.format(
                    Locale.ROOT, "%-90s %12.3f %12.3f %7.2f%s", name, before, after, ratio, isTooMuch() ? " !" : "");
        }
    }

    private BuildComparison() {}

    public static void main(String[] files) {
        List<Map<String, Double>> before = new ArrayList<>();
        List<Map<String, Double>> after = new ArrayList<>();
        for (int i = 0; i + 1 < files.length; i += 2) {
            before.add(times(JSON.readTree(Path.of(files[i]).toFile())));
            after.add(times(JSON.readTree(Path.of(files[i + 1]).toFile())));
        }
        List<Figure> figures = of(before, after);
        System.out.printf("%-90s %12s %12s %7s%n", "", "before", "now", "ratio");
        figures.forEach(figure -> System.out.println(figure.line()));
        if (figures.isEmpty() || figures.stream().anyMatch(Figure::isTooMuch)) {
            System.out.println(figures.isEmpty() ? "nothing was measured in both builds" : "over a tenth slower: !");
            System.exit(1);
        }
    }

    /** What was measured in every round of both builds, by name. */
    static List<Figure> of(List<Map<String, Double>> before, List<Map<String, Double>> after) {
        List<Figure> figures = new ArrayList<>();
        if (before.isEmpty()) {
            return figures;
        }
        for (String name : new TreeMap<>(before.getFirst()).keySet()) {
            List<Double> then = values(before, name);
            List<Double> now = values(after, name);
            if (then.size() == before.size() && now.size() == then.size()) {
                List<Double> ratios = new ArrayList<>();
                for (int round = 0; round < now.size(); round++) {
                    ratios.add(now.get(round) / then.get(round));
                }
                figures.add(new Figure(name, median(then), median(now), median(ratios)));
            }
        }
        return figures;
    }

    private static List<Double> values(List<Map<String, Double>> rounds, String name) {
        return rounds.stream()
                .filter(round -> round.containsKey(name))
                .map(round -> round.get(name))
                .toList();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The times of a result, by what they are of: JMH's, or those that a program of ours wrote under names that end with a unit of time. */
    static Map<String, Double> times(JsonNode result) {
        Map<String, Double> times = new LinkedHashMap<>();
        if (result.isArray()) {
            result.forEach(each -> times.put(
                    name(each), each.at("/primaryMetric/scorePercentiles/50.0").asDouble()));
        } else {
            gather("", result, false, times);
        }
        return times;
    }

    private static String name(JsonNode measured) {
        String benchmark = measured.at("/benchmark").asString();
        String shown = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        StringBuilder name = new StringBuilder(shown);
        measured.at("/params")
                .properties()
                .forEach(each -> name.append(' ').append(each.getValue().asString()));
        return name.toString();
    }

    private static void gather(String above, JsonNode node, boolean isTime, Map<String, Double> times) {
        node.properties().forEach(each -> {
            String name = above.isEmpty() ? each.getKey() : above + ": " + each.getKey();
            boolean time = isTime || TIMES.stream().anyMatch(each.getKey()::endsWith);
            if (each.getValue().isObject()) {
                gather(name, each.getValue(), time, times);
            } else if (time && each.getValue().isNumber()) {
                times.put(name, each.getValue().asDouble());
            }
        });
    }
}
