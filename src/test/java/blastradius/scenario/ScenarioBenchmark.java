package blastradius.scenario;

import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.analysis.reach.Reach;
import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.Assumptions;
import blastradius.model.Change;
import blastradius.model.EntityKind;
import blastradius.model.Measure;
import blastradius.model.RelationKind;
import blastradius.model.Rule;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.scenario.comparison.Alternative;
import blastradius.scenario.comparison.ComparedIdentities;
import blastradius.scenario.comparison.Comparison;
import blastradius.scenario.comparison.ComparisonQuestion;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a question about a scenario takes: one change and one identity; the counts of all identities after one change and after a thousand, beside counting
 * them from nothing; five scenarios compared over all identities; the memory of an open scenario. Arguments: the file for the results, the family, the
 * number of relations, how many changes are sampled. Sums of counts are compared, and the benchmark stops where they differ.
 */
public final class ScenarioBenchmark {

    private static final int WARM_UP = 20;
    private static final int CHECKED = 3;

    private final Snapshot base;
    private final Assumptions assumptions = Assumptions.at(EstateGenerator.NOW);
    private final List<String> relations = new ArrayList<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(42);

    private ScenarioBenchmark(Family family, long count) {
        base = EstateGenerator.generate(family, count, 42);
        results.put("family", family);
        results.put("relations", base.relationCount());
        results.put("entities", base.entityCount());
    }

    public static void main(String[] arguments) throws IOException {
        ScenarioBenchmark benchmark =
                new ScenarioBenchmark(Family.valueOf(arguments[1]), (long) Double.parseDouble(arguments[2]));
        benchmark.run(Integer.parseInt(arguments[3]));
        JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(arguments[0]).toFile(), benchmark.results);
    }

    private void run(int samples) {
        results.put("loadAverageBefore", load());
        sampleRelations(samples + WARM_UP + 1000);
        oneIdentity(samples);
        IdentityTable table = IdentityTable.whenAsked(Gates.of(base, assumptions), Budget.unlimited());
        time("counts of all identities from nothing", () -> checksum(table));
        allIdentities(table, samples);
        manyChanges(table);
        fiveScenarios(table);
        memory();
        results.put("loadAverageAfter", load());
    }

    private void sampleRelations(int count) {
        RelationRows rows = new RelationRows(base);
        while (relations.size() < count) {
            List<RelationAt> row = rows.in(random.nextInt(base.entityCount()));
            if (!row.isEmpty()) {
                RelationAt one = row.get(random.nextInt(row.size()));
                relations.add(RelationId.of(base.id(one.from()), base.id(one.to()), one.relationClass())
                        .text());
            }
        }
    }

    private Scenario without(List<String> ids) {
        return Scenario.of("without")
                .withChanges(ids.stream()
                        .map(id -> Change.of(new Action.Remove(Selection.of(id))))
                        .toList());
    }

    private Snapshot changed(Scenario scenario) {
        return Alternative.of(base, List.of(scenario), Budget.unlimited())
                .getLast()
                .snapshot();
    }

    private void oneIdentity(int samples) {
        int[] asked = EstateGenerator.sample(base, samples + WARM_UP, 7);
        double[] millis = new double[samples];
        for (int i = 0; i < samples + WARM_UP; i++) {
            long start = System.nanoTime();
            Snapshot snapshot = changed(without(List.of(relations.get(i))));
            Gates gates = Gates.of(snapshot, assumptions);
            Reach reach = Reach.from(gates, List.of(Source.of(snapshot, asked[i])), Budget.unlimited());
            double score = Impact.score(reach);
            if (i >= WARM_UP) {
                millis[i - WARM_UP] = (System.nanoTime() - start) / 1e6 + 0 * score;
            }
        }
        report("one change, one identity", millis);
    }

    private void allIdentities(IdentityTable table, int samples) {
        double[] millis = new double[samples];
        for (int i = 0; i < samples + WARM_UP; i++) {
            long start = System.nanoTime();
            Gates gates = Gates.of(changed(without(List.of(relations.get(i)))), assumptions);
            IdentityTable after = table.after(gates, Budget.unlimited());
            after.entities(0);
            if (i >= WARM_UP) {
                millis[i - WARM_UP] = (System.nanoTime() - start) / 1e6;
            }
            if (i < CHECKED && checksum(after) != checksum(IdentityTable.whenAsked(gates, Budget.unlimited()))) {
                throw new IllegalStateException("other counts than from nothing after removing " + relations.get(i));
            }
        }
        report("counts of all identities after one change", millis);
    }

    private void manyChanges(IdentityTable table) {
        Gates gates = Gates.of(changed(without(relations.subList(0, 1000))), assumptions);
        for (int round = 1; round <= 3; round++) {
            long one = time(
                    "counts of all identities after 1,000 changes, " + round,
                    () -> checksum(table.after(gates, Budget.unlimited())));
            long other = time(
                    "the same from nothing, " + round,
                    () -> checksum(IdentityTable.whenAsked(gates, Budget.unlimited())));
            if (one != other) {
                throw new IllegalStateException("other counts than from nothing after 1,000 changes");
            }
        }
    }

    /** With everything that a comparison says of all identities; as in a server, the measures of the estate as it is are known. */
    private void fiveScenarios(IdentityTable table) {
        List<Scenario> five = List.of(
                without(relations.subList(0, 1)),
                without(relations.subList(1, 11)),
                without(relations.subList(11, 31)),
                rule(
                        "rule: no shared secrets in the documentation",
                        new Action.Remove(Selection.of(rule(RelationKind.STORES, EntityKind.SECRET_STORE)))),
                without(relations.subList(31, 131)));
        ComparisonQuestion known = new ComparisonQuestion(assumptions, true, Budget.unlimited(), gates -> table.made());
        for (int round = 1; round <= 3; round++) {
            for (int n = 0; n < five.size(); n++) {
                List<Scenario> one = five.subList(n, n + 1);
                time(
                        "scenario " + (n + 1) + " of five compared over all identities, " + round,
                        () -> everything(Comparison.of(base, one, List.of(), known)));
            }
            time(
                    "five scenarios compared over all identities, " + round,
                    () -> everything(Comparison.of(base, five, List.of(), known)));
        }
        ComparisonQuestion unknown = new ComparisonQuestion(assumptions, true, Budget.unlimited());
        time(
                "five scenarios compared over all identities, and those of the estate measured",
                () -> everything(Comparison.of(base, five, List.of(), unknown)));
    }

    private static long everything(Comparison comparison) {
        return comparison.columns().stream()
                .flatMapToLong(column -> Arrays.stream(Measure.values())
                        .mapToLong(measure -> Math.round(1e6 * mean(column.everyone(), measure))))
                .sum();
    }

    /** 0 where there are too many identities for it. */
    private static double mean(ComparedIdentities everyone, Measure measure) {
        return measure == Measure.RESIDUAL
                ? everyone.meanResidual().orElse(0.0)
                : everyone.distribution(measure, AccessLevel.READ).mean();
    }

    private static Scenario rule(String name, Action action) {
        return Scenario.of(name).withChanges(List.of(Change.of(action)));
    }

    private static Rule rule(RelationKind kind, EntityKind holder) {
        return new Rule(Set.of(kind), Set.of(holder), Set.of(), null, false, false, null, null, null);
    }

    private void memory() {
        List<Snapshot> open = new ArrayList<>();
        long before = used();
        for (int i = 0; i < 20; i++) {
            open.add(changed(without(relations.subList(i, i + 1))));
        }
        results.put("memory of a scenario of one change, bytes", (used() - before) / open.size());
        open.clear();
        before = used();
        open.add(changed(without(relations.subList(0, 1000))));
        results.put("memory of a scenario of 1,000 changes, bytes", used() - before);
        System.out.println(open.size() + " open: " + results);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long checksum(IdentityTable table) {
        long sum = 0;
        for (int i = 0; i < table.size(); i++) {
            sum = sum * 31 + table.entities(i);
            sum = sum * 31 + table.tenantCounts(i).hashCode();
            sum = sum * 31 + table.tenantAdmins(i);
            sum = sum * 31 + Double.hashCode(table.resourceValue(i));
        }
        return sum;
    }

    private interface Work {
        long run();
    }

    /** By the clock, and by all processors together, which neighbours hardly change. */
    private long time(String name, Work work) {
        long start = System.nanoTime();
        long processor = processorNanos();
        long checksum = work.run();
        double used = (processorNanos() - processor) / 1e6;
        double millis = (System.nanoTime() - start) / 1e6;
        results.put(name + ", ms", millis);
        results.put(name + ", processor ms", used);
        System.out.printf("%-70s %,12.1f ms, %,12.1f of processors%n", name, millis, used);
        return checksum;
    }

    private void report(String name, double[] millis) {
        Arrays.sort(millis);
        Map<String, Double> spread = new LinkedHashMap<>();
        spread.put("p50", millis[millis.length / 2]);
        spread.put("p90", millis[millis.length * 9 / 10]);
        spread.put("p99", millis[millis.length * 99 / 100]);
        spread.put("max", millis[millis.length - 1]);
        results.put(name + ", ms", spread);
        System.out.printf("%-70s %s%n", name, spread);
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
