package blastradius.analysis.ranking;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.model.Assumptions;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every identity at once: how many nodes each reaches, all measures, and those with the score and the exposure hours. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx10g")
public class AllIdentitiesBenchmark {

    @Param({"1000000", "8500000"})
    long relations;

    @Param({"PLAIN", "MSP"})
    Family family = Family.MSP;

    private Gates gates = gates(EstateGenerator.generate(Family.PLAIN, 1_000, 1));
    private int[] identities = {};

    @Setup
    public void draw() {
        gates = gates(EstateGenerator.generate(family, relations, 42));
        identities = IdentityTable.identities(gates.snapshot());
    }

    private static Gates gates(Snapshot snapshot) {
        return Gates.of(snapshot, Assumptions.at(EstateGenerator.NOW));
    }

    /** What conditions of several premises add is left out. */
    @Benchmark
    public long plainCount() {
        IdentityGraph graph = IdentityGraph.of(gates, identities, Budget.unlimited());
        long[] ones = new long[graph.components().dag().count()];
        Arrays.setAll(ones, c -> graph.components().dag().size(c));
        int[] components = graph.componentsOfIdentities();
        return Arrays.stream(ReachTotals.of(graph, components, new long[][] {ones}, Budget.unlimited())[0])
                .sum();
    }

    private IdentityGraphs.Measured measured(Gates under) {
        return IdentityGraphs.Measured.of(IdentityGraph.of(under, identities, Budget.unlimited()), Budget.unlimited());
    }

    @Benchmark
    public long counts() {
        IdentityGraphs.Measured graph = measured(gates);
        IdentityCounts counts = IdentityCounts.of(graph, Budget.unlimited());
        return counts.value(Count.ENTITIES, identities.length - 1);
    }

    /** The counts, the weighted resources and the inherent score. */
    @Benchmark
    public double countsAndScore() {
        Gates inherent = Gates.inherent(gates.snapshot(), gates.assumptions());
        ForkJoinTask<IdentityShares> open = ForkJoinTask.adapt(
                        () -> IdentityShares.of(measured(inherent), Budget.unlimited()))
                .fork();
        return counts() + open.join().score(identities.length - 1);
    }

    @Benchmark
    public double everything() {
        return IdentityTable.of(gates, Budget.unlimited()).score(identities.length - 1);
    }
}
