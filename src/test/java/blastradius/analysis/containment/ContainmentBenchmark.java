package blastradius.analysis.containment;

import blastradius.analysis.path.AttackPaths;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.estate.EstateGenerator;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.snapshot.Snapshot;
import java.util.List;
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

/** One containment and the ways to one target, beside the reach that both start from: the ratios are what counts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ContainmentBenchmark {

    @Param({"100000", "1000000"})
    long relations;

    @Param({"MSP", "LAYERED"})
    EstateGenerator.Family family = EstateGenerator.Family.MSP;

    private Gates gates;
    private int[] sources;
    private int[] targets;
    private int next;

    @Setup
    public void draw() {
        Snapshot snapshot = EstateGenerator.generate(family, relations, 1);
        gates = Gates.of(snapshot, Assumptions.at(EstateGenerator.NOW));
        int[] sample = EstateGenerator.sample(snapshot, 256, 2);
        sources = new int[sample.length];
        targets = new int[sample.length];
        int found = 0;
        for (int vertex : sample) {
            int[] reached = Reach.from(gates, List.of(Source.of(snapshot, vertex)), Budget.unlimited())
                    .vertices()
                    .filter(other -> other != vertex)
                    .toArray();
            if (reached.length > 0) {
                sources[found] = vertex;
                targets[found++] = reached[(int) ((found * 7919L) % reached.length)];
            }
        }
        sources = java.util.Arrays.copyOf(sources, found);
        targets = java.util.Arrays.copyOf(targets, found);
    }

    @Benchmark
    public long reach() {
        int i = next++ % sources.length;
        return Reach.from(gates, from(i), Budget.unlimited()).stateCount();
    }

    @Benchmark
    public long containment() {
        int i = next++ % sources.length;
        return Containment.of(gates, from(i), List.of(to(i)), CutCosts.DEFAULT, Budget.unlimited())
                .cost();
    }

    @Benchmark
    public long ways() {
        int i = next++ % sources.length;
        return AttackPaths.between(gates, from(i), to(i), 4, Budget.unlimited())
                .ways()
                .size();
    }

    private List<Source> from(int i) {
        return List.of(Source.of(gates.snapshot(), sources[i]));
    }

    private Source to(int i) {
        return new Source(targets[i], AccessLevel.SEE);
    }
}
